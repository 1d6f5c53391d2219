"""In a plan with several contexts each item stands in one: a heading, a column or a hint says which, or what speaks of it."""

from extensions.plan import read, resolve
from extensions.plan.model import Context

from .plans import plan_with

TREE = """## Project Structure

### Source Code

```text
src/app/
└── domain/
    ├── stock/
    │   ├── value.py
    │   ├── shelf.py          # Shelf
    │   └── repository.py     # ShelfRepository
    └── sales/
        ├── value.py
        ├── basket.py
        └── repository.py
```

## Domain Design

"""


def contexts_of(design: str) -> dict[str, Context]:
    reading = read(f"# Implementation Plan: Shop\n\n{TREE}{design}\n")
    assert reading.errors == ()
    return {context.name: context for context in reading.design.contexts}


def test_a_column_of_any_place_names_the_context_of_each_row() -> None:
    design = """### Value Objects

| Name | Context | Wraps | Rules |
|---|---|---|---|
| `ShelfId` | stock | UUID | |
| `BasketId` | sales | UUID | |
| `Weight` | stock | Decimal | > 0 |
"""

    found = contexts_of(design)

    assert [value.name for value in found["stock"].value_objects] == ["ShelfId", "Weight"]
    assert [value.name for value in found["sales"].value_objects] == ["BasketId"]


def test_items_that_stand_in_no_group_belong_where_they_are_spoken_of() -> None:
    design = """### Smart Enums

| Enum | Values |
|---|---|
| `Payment` | CARD, CASH |

### Aggregates

#### Basket (aggregate root, context `sales`)

| Field | Type |
|---|---|
| id | `BasketId` |
| payment | `Payment` |

| Behaviour | Result |
|---|---|
| `pay` | `PayOutcome` |

#### Line (entity in `Basket`)

| Field | Type |
|---|---|
| id | `LineId` |

### Outcomes

- **PayOutcome**: `BasketPaid | Declined`

### Domain Events

- **BasketPaidEvent**: Emitted when it is paid
  - Category: WORKFLOW_LIFECYCLE

### Repository Requirements

| Repository | Storage Type | Operations |
|---|---|---|
| `ShelfRepository` | SQL | `get`, `save` |
| `BasketRepository` | SQL | `get`, `save` |
"""

    found = contexts_of(design)

    sales, stock = found["sales"], found["stock"]
    assert [enum.name for enum in sales.enums] == ["Payment"]
    assert [outcome.name for outcome in sales.outcomes] == ["PayOutcome"]
    assert [event.name for event in sales.events] == ["BasketPaidEvent"]
    assert [entity.name for entity in sales.entities] == ["Line"]
    assert [repository.name for repository in sales.repositories] == ["BasketRepository"]
    assert [repository.name for repository in stock.repositories] == ["ShelfRepository"]


def test_headings_name_a_context_with_a_remark_behind_it() -> None:
    design = """### The shared kernel (`stock`)

- **Weight**: decimal, more than 0
- **Route**: ordered pair of `Shelf`

### Bounded context: sales (core)

#### Value Objects

- **BasketId**: UUID wrapper
"""

    found = contexts_of(design)

    assert [value.name for value in found["stock"].value_objects] == ["Weight", "Route"]
    assert [value.name for value in found["sales"].value_objects] == ["BasketId"]


def test_a_table_of_imports_points_either_way_and_may_say_nothing() -> None:
    design = """### Cross-Domain Dependencies

| From | Imports | Why |
|---|---|---|
| `sales` ← `stock` | `ShelfId` | a basket is packed from shelves |
| `stock` ← `sales` | nothing | |
| both ← `identity` | `UserId` | authorship |
"""

    found = contexts_of(design)

    sources = {
        name: [(i.from_, i.types) for i in context.imports] for name, context in found.items()
    }
    assert sources == {
        "stock": [("identity", ("UserId",))],
        "sales": [("stock", ("ShelfId",)), ("identity", ("UserId",))],
    }


def test_a_value_that_is_imported_stays_with_the_context_that_owns_it() -> None:
    design = """### Value Objects: sales

- **VisitNumber**: `str`, 5 chars; theirs, we only show it
- **Discount**: `Decimal`, 0 to 1

### Cross-Domain Dependencies

- **sales imports from visits**: `VisitNumber`, `Discount` — they own the format
"""

    text = f"# Implementation Plan: Shop\n\n{TREE}{design}\n"
    found = {context.name: context for context in resolve(read(text).design).design.contexts}

    values = [value.name for value in found["sales"].value_objects]
    assert ("VisitNumber" in values, "Discount" in values) == (False, True)
    assert [(i.from_, i.types) for i in found["sales"].imports] == [("visits", ("VisitNumber",))]


def test_an_event_stands_where_the_command_is_that_raises_it() -> None:
    told = read(
        plan_with("""### `shop`

#### Aggregates

- **Basket** (aggregate root): `id: BasketId`
  - Commands: `pay(amount)`

### `lift`

#### Aggregates

- **Pass** (aggregate root): `id: PassId`
  - Commands: `link(card)`

### Domain Events

| Event | When | Category | Retention |
|---|---|---|---|
| `MoneyTaken` | `pay` succeeds | WORKFLOW_LIFECYCLE | 7 years |
| `CardLinked` | `link` succeeds | WORKFLOW_LIFECYCLE | 90 days |

### Repository Requirements

- **GateCache** – in `lift`, Cache (Redis)
""")
    )

    placed = {
        c.name: [*(e.name for e in c.events), *(r.name for r in c.repositories)]
        for c in told.design.contexts
    }

    assert placed == {"shop": ["MoneyTaken"], "lift": ["CardLinked", "GateCache"]}
