"""Values, repositories, imports, events and models in the notations that engineers choose for themselves."""

import pytest

from extensions.plan import read
from extensions.plan.model import Context

from .plans import plan_with

TREE = """## Project Structure

### Source Code

```text
src/app/domain/
├── workshop/
└── saleroom/
```

## Domain Design

"""


def contexts_of(design: str) -> dict[str, Context]:
    reading = read(plan_with(f"x\n\n{TREE}{design}"))
    assert reading.errors == ()
    return {context.name: context for context in reading.design.contexts}


def context_of(design: str) -> Context:
    return contexts_of(design)["workshop"]


VIOLIN_VALUES = {
    "ViolinId": ("UUID", {}, []),
    "Maker": ("str", {"min_length": 2, "max_length": 60}, []),
    "Belly": ("Decimal", {"gt": 0, "le": 9, "decimal_places": 1}, []),
    "Bow": (None, {}, ["weight: Decimal", "year: int"]),
}


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(
            """
| Name | Wraps | Rule | Why |
|---|---|---|---|
| `ViolinId` | UUID | none beyond being a UUID | identity |
| `Maker` | str | 2 to 60 characters | on the label |
| `Belly` | Decimal | 0 < mm ≤ 9, one decimal | thickness |
| `Bow` | `weight: Decimal`, `year: int` | — | |
""",
            id="a table of rules",
        ),
        pytest.param(
            """
| Value object | Type | Min | Max | Other |
|---|---|---|---|---|
| ViolinId | UUID | | | |
| Maker | str | 2 chars | 60 chars | |
| Belly | Decimal | > 0 | 9 | one decimal |
| Bow | weight: Decimal, year: int | | | |
""",
            id="bounds in columns",
        ),
        pytest.param(
            """
| Value object | Definition |
|---|---|
| `ViolinId` | UUID |
| `Maker` | `str`<br>2–60 characters |
| `Belly` | `Decimal`<br>> 0, ≤ 9<br>one decimal |
| `Bow` | `weight: Decimal`<br>`year: int` |
""",
            id="lines in cells",
        ),
        pytest.param(
            """
- Identifiers
  - ViolinId (UUID)
- Measures
  - Maker → str, 2..60
  - `Belly` · Decimal · greater than 0 and no more than 9 · one decimal
  - Bow { weight: Decimal, year: int }
""",
            id="a list in groups",
        ),
        pytest.param(
            """
`ViolinId` is a UUID. `Maker` is a string; it has between 2 and 60 characters. `Belly` wraps `Decimal`. It is greater
than 0, at most 9 and has one decimal place. `Bow` consists of `weight: Decimal` and `year: int`.
""",
            id="sentences",
        ),
        pytest.param(
            """
```python
type ViolinId = UUID
Maker = Annotated[str, StringConstraints(min_length=2, max_length=60)]

class Belly(BaseModel, frozen=True):
    value: Decimal = Field(gt=0, le=9, decimal_places=1)

class Bow(BaseModel, frozen=True):
    weight: Decimal
    year: int
```
""",
            id="Python",
        ),
        pytest.param(
            """
```text
ViolinId = UUID
Maker    = str(2..60)
Belly    = Decimal(> 0, at most 9, 1 dp)
Bow      = { weight: Decimal, year: int }
```
""",
            id="equations",
        ),
        pytest.param(
            """
1. **ViolinId** — wraps `UUID`.
2. **Maker** — wraps `str`. Invariant: 2 to 60 characters.
3. **Belly** — wraps `Decimal`. Invariant: more than 0, at most 9, one decimal place.
4. **Bow** — made of `weight: Decimal` and `year: int`.
""",
            id="invariants behind a dash",
        ),
    ],
)
def test_values_are_told(told: str) -> None:
    values = context_of(f"### Value Objects\n{told}").value_objects

    assert {
        v.name: (v.base, v.constraints, [part.text() for part in v.fields]) for v in values
    } == VIOLIN_VALUES


@pytest.mark.parametrize(
    ("said", "constraints"),
    [
        ("`int`, larger than 0, smaller than 300", {"gt": 0, "lt": 300}),
        ("`Decimal`, strictly between 0 and 1", {"gt": 0, "lt": 1}),
        ("`int`, from 0 up to and including 90", {"ge": 0, "le": 90}),
        ("`int`, counts from 1", {"ge": 1}),
        ("`Decimal`, must not be negative", {"ge": 0}),
        ("`str`, two or three letters", {"min_length": 2, "max_length": 3}),
        ("Integer wrapper for the strings on it, 4–7", {"ge": 4, "le": 7}),
    ],
)
def test_a_bound_is_told(said: str, constraints: dict[str, object]) -> None:
    (value,) = context_of(f"### Value Objects\n\n- **Tension**: {said}\n").value_objects

    assert value.constraints == constraints


KEPT = [
    ("ViolinRepository", "postgresql", ["get", "save", "list_unsold"]),
    ("PriceCache", "redis", ["get", "drop"]),
]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(
            """
#### Repository: `ViolinRepository`

SQL, on PostgreSQL. One row for each violin.

- `get(id)`
- `save(violin)`, which writes a new version
- `list_unsold()`. Newest first.

#### Repository: `PriceCache`

Redis.

- `get(maker)`
- `drop(maker)`
""",
            id="a heading for each",
        ),
        pytest.param(
            """
Violins are kept in PostgreSQL. The `ViolinRepository` has `get(id)`, `save(violin)` and `list_unsold()`.

Prices are kept in Redis for an hour. The `PriceCache` has `get(maker)` and `drop(maker)`.
""",
            id="sentences",
        ),
        pytest.param(
            """
- PostgreSQL
  - `ViolinRepository`: `get`, `save`, `list_unsold`
- Redis
  - `PriceCache`: `get`, `drop`, TTL 1 h
""",
            id="by what keeps them",
        ),
        pytest.param(
            """
| Repository | Storage |
|---|---|
| `ViolinRepository` | SQL |
| `PriceCache` | Cache |

`ViolinRepository`:

- `get(id)`
- `save(violin)`
- `list_unsold()`

`PriceCache`:

- `get(maker)`
- `drop(maker)`
""",
            id="operations further down",
        ),
        pytest.param(
            """
- **Repository**: `ViolinRepository`
- **Storage Type**: SQL
- **Operations**: get, save, list_unsold

- **Repository**: `PriceCache`
- **Storage Type**: Cache
- **Operations**: get, drop
""",
            id="a name before each storage",
        ),
        pytest.param(
            """
PostgreSQL:

```python
class ViolinRepository(Protocol):
    async def get(self, id: ViolinId) -> Violin | None: ...
    async def save(self, violin: Violin) -> None: ...
    async def list_unsold(self) -> list[Violin]: ...
```

Redis:

```python
class PriceCache(Protocol):
    async def get(self, maker: Maker) -> Price | None: ...
    async def drop(self, maker: Maker) -> None: ...
```
""",
            id="protocols",
        ),
    ],
)
def test_repositories_are_told(told: str) -> None:
    repositories = context_of(f"### Repository Requirements\n{told}").repositories

    kept = [(r.name, r.storage, [o.name for o in r.operations]) for r in repositories]
    assert kept == KEPT


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(
            """
Into `workshop`:

- **Imports from `people`**: `LuthierId`. Justification: who built it.

Into `saleroom`:

- **Imports from `people`**: `BuyerId`. Justification: who bought it.
- **Imports from `wood`**: `Spruce`. Justification: as above.
""",
            id="a line for each importer",
        ),
        pytest.param(
            """
The workshop context depends on people for `LuthierId`. `saleroom` takes `BuyerId` from `people` and `Spruce` from `wood`.
""",
            id="sentences",
        ),
        pytest.param(
            """
- `workshop` depends on `people` (`LuthierId`): who built it.
- `saleroom` depends on `people` (`BuyerId`) and on `wood` (`Spruce`).
""",
            id="types in parentheses",
        ),
        pytest.param(
            """
| In | Import | Justification |
|---|---|---|
| `workshop` | `people.LuthierId` | who built it |
| `saleroom` | `people.BuyerId`, `wood.Spruce` | who bought what |
""",
            id="types that spell their source",
        ),
        pytest.param(
            """
| Flow | Types | Why |
|---|---|---|
| `people` → `workshop` | `LuthierId` | who built it |
| `people` → `saleroom` | `BuyerId` | who bought it |
| `wood` → `saleroom` | `Spruce` | what of |
""",
            id="arrows that show which way the types go",
        ),
        pytest.param(
            """
```python
# workshop
from app.domain.people.value import LuthierId

# saleroom
from app.domain.people.value import BuyerId
from app.domain.wood.value import Spruce
```
""",
            id="Python",
        ),
    ],
)
def test_imports_are_told(told: str) -> None:
    contexts = contexts_of(f"### Cross-Domain Dependencies\n{told}")

    assert {
        name: [(taken.from_, taken.types) for taken in context.imports]
        for name, context in contexts.items()
    } == {
        "workshop": [("people", ("LuthierId",))],
        "saleroom": [("people", ("BuyerId",)), ("wood", ("Spruce",))],
    }


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(
            """
- `ViolinSold` · WORKFLOW_LIFECYCLE · 90 days · `violin_id`, `price`
- `LabelForged` · SECURITY_AUDIT · 7 years · `violin_id`, `maker`
""",
            id="dots",
        ),
        pytest.param(
            """
| Event | Carries | Category & retention |
|---|---|---|
| ViolinSold | violin_id, price | WORKFLOW_LIFECYCLE, 90 d |
| LabelForged | violin_id, maker | SECURITY_AUDIT, 7 y |
""",
            id="one column for both",
        ),
        pytest.param(
            """
When a violin is sold we emit `ViolinSold` with `violin_id` and `price`. When a label turns out to be forged we emit
`LabelForged` with `violin_id` and `maker`. The first is WORKFLOW_LIFECYCLE (90 days), the second SECURITY_AUDIT (7 years).
""",
            id="counted in a sentence",
        ),
        pytest.param(
            """
| Event | Payload |
|---|---|
| ViolinSold | violin_id, price |
| LabelForged | violin_id, maker |

`LabelForged` is SECURITY_AUDIT with 7 years of retention; the others are WORKFLOW_LIFECYCLE with 90 days.
""",
            id="told afterwards",
        ),
        pytest.param(
            """
- **`ViolinSold`** [lifecycle, 90 days] → `violin_id`, `price`
- **`LabelForged`** [audit, 7 years] → `violin_id`, `maker`
""",
            id="in short",
        ),
        pytest.param(
            """
- `ViolinSold` - WORKFLOW_LIFECYCLE - 90 days - fields: violin_id, price
- `LabelForged` | SECURITY_AUDIT | 7 years | violin_id, maker
""",
            id="parted by hyphens and bars",
        ),
        pytest.param(
            """
- ViolinSold
  - when a violin is sold
  - carries `violin_id`, `price`
  - WORKFLOW_LIFECYCLE, 90 days
- LabelForged
  - when a label turns out to be forged
  - carries `violin_id`, `maker`
  - SECURITY_AUDIT, 7 years
""",
            id="bullets without labels",
        ),
    ],
)
def test_events_are_told(told: str) -> None:
    events = context_of(f"### Domain Events\n{told}").events

    assert [(e.name, e.category, e.retention, [f.name for f in e.payload]) for e in events] == [
        ("ViolinSold", "WORKFLOW_LIFECYCLE", "90 days", ["violin_id", "price"]),
        ("LabelForged", "SECURITY_AUDIT", "7 years", ["violin_id", "maker"]),
    ]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(
            """
A `Violin` has an `id` (`ViolinId`), an optional `sold_on` (`date`) and any number of `repairs` (`Repair`).
A `Repair` has a `done_on` (`date`) and a `cost` (`Cost`); it is an entity inside the violin.
""",
            id="sentences",
        ),
        pytest.param(
            """
- **Aggregate root**: `Violin`
  - `id: ViolinId`
  - `sold_on: date` (if sold)
  - `repairs: Repair` (0..n)
- **Entity**: `Repair`
  - `done_on: date`
  - `cost: Cost`
""",
            id="roles as labels",
        ),
        pytest.param(
            """
- Violin { id: ViolinId, sold_on: date?, repairs: Repair[] }
- Repair (entity) { done_on: date, cost: Cost }
""",
            id="braces",
        ),
        pytest.param(
            """
| Model | Kind | Fields |
|---|---|---|
| `Violin` | aggregate root | `id: ViolinId`, `sold_on: date \\| None`, `repairs: list[Repair]` |
| `Repair` | entity in `Violin` | `done_on: date`, `cost: Cost` |
""",
            id="roles in a column",
        ),
        pytest.param(
            """
- Violin { id: ViolinId, sold_on: date?, repairs: Repair[] }

### Entities

| Entity | Owner | Fields |
|---|---|---|
| `Repair` | `Violin` | `done_on: date`, `cost: Cost` |
""",
            id="an owner in a column",
        ),
        pytest.param(
            """
**Aggregate Root**: `Violin`

- `id: ViolinId`
- `sold_on: date?`
- `repairs: list[Repair]`

**Child entity**: `Repair`

- `done_on: date`
- `cost: Cost`
""",
            id="roles as labels in bold",
        ),
        pytest.param(
            """
- Violin { id: ViolinId, sold_on: date?, repairs: Repair[] }

**Nested model `Repair`** (frozen):

| Field | Type |
|---|---|
| `done_on` | `date` |
| `cost` | `Cost` |
""",
            id="a nested model",
        ),
        pytest.param(
            """
`Violin` is the only aggregate. It has:

- an `id` (`ViolinId`)
- optionally a `sold_on` (`date`)
- its `repairs` (a list of `Repair`)

`Repair` is an entity within `Violin`. It has a `done_on` (`date`) and a `cost` (`Cost`).
""",
            id="a sentence and its list",
        ),
    ],
)
def test_models_are_told(told: str) -> None:
    context = context_of(f"### Aggregates\n{told}")

    fields = {m.name: [f.text() for f in m.fields] for m in context.aggregates}
    parts = {m.name: [f.text() for f in m.fields] for m in context.entities}
    assert fields == {"Violin": ["id: ViolinId", "sold_on: date?", "repairs: list[Repair]"]}
    assert parts == {"Repair": ["done_on: date", "cost: Cost"]}


def test_a_sentence_about_a_command_is_no_field() -> None:
    design = """### Aggregates

#### Violin

- `id: ViolinId`
- `sold_on: date?`

1. `sell` sets the day and the price.
2. `sold_on` is present once it is sold.
"""

    (violin,) = context_of(design).aggregates

    assert [field.text() for field in violin.fields] == ["id: ViolinId", "sold_on: date?"]


def test_what_an_event_section_says_of_others_is_no_event() -> None:
    design = """### Domain Events

- `ViolinSold` (WORKFLOW_LIFECYCLE): `violin_id`

`BuyerMoved` from people is consumed: we listen to it, and `saleroom` handles it.
"""

    (sold,) = context_of(design).events

    assert sold.name == "ViolinSold"


def test_labels_with_nothing_but_names_declare_what_nobody_else_does() -> None:
    context = context_of("""### Value Objects

- **Cost**: Decimal, at least 0

### Aggregates

#### Violin (Aggregate Root)

**Fields**: `id: ViolinId`, `cost: Cost`
**Entities**: `Repair`
**Value Objects**: `Cost`, `Maker`
**Domain Events**: `ViolinSold`

**Commands**:
- `sell(at: date)`
""")

    assert [(v.name, v.base) for v in context.value_objects] == [
        ("Cost", "Decimal"),
        ("Maker", "str"),
    ]
    assert [entity.name for entity in context.entities] == ["Repair"]
    (violin,) = context.aggregates
    assert [command.name for command in violin.commands] == ["sell"]
    assert not context.events


@pytest.mark.parametrize(
    "told",
    [
        "- **Varnish**: enum with `OIL`, `SPIRIT`",
        "- **Varnish**: Enum(`OIL`, `SPIRIT`)",
        "- **Varnish**: Enum of the two kinds that we use.\n  - Values: `OIL`, `SPIRIT`",
        "| Name | Type | Description |\n|---|---|---|\n| `Varnish` | Enum | `OIL`, `SPIRIT` |",
    ],
)
def test_a_value_that_calls_itself_an_enum_is_one(told: str) -> None:
    context = context_of(f"### Value Objects\n\n{told}\n")

    assert [(e.name, e.states) for e in context.enums] == [("Varnish", ("OIL", "SPIRIT"))]
    assert not context.value_objects


def test_a_frozen_model_among_values_tells_its_fields_beside_it() -> None:
    context = context_of(
        "### Value Objects\n\n| Name | Type | Description |\n|---|---|---|\n| `Span` | frozen dataclass | low: int, high: int |\n"
    )

    (span,) = context.value_objects
    assert [field.text() for field in span.fields] == ["low: int", "high: int"]


def test_two_contexts_may_each_have_a_value_of_one_name_in_a_table() -> None:
    table = "| Name | Wraps |\n|---|---|\n| `Span` | {base} |\n"
    contexts = contexts_of(
        "### Value Objects\n\n#### `workshop`\n\n"
        f"{table.format(base='int')}\n#### `saleroom`\n\n{table.format(base='str')}"
    )

    assert {c.name: [(v.name, v.base) for v in c.value_objects] for c in contexts.values()} == {
        "workshop": [("Span", "int")],
        "saleroom": [("Span", "str")],
    }


@pytest.mark.parametrize(
    "head", ["#### Delivery (aggregate root)", "**Delivery** (aggregate root)"]
)
def test_an_aggregate_may_be_called_as_a_label_is(head: str) -> None:
    context = context_of(
        f"### Aggregates\n\n#### Violin (aggregate root)\n\n- `id: ViolinId`\n\n{head}\n\n- `id: DeliveryId`\n"
    )

    assert [root.name for root in context.aggregates] == ["Violin", "Delivery"]


def test_a_sentence_says_how_long_each_category_is_kept() -> None:
    events = context_of("""### Domain Events

SECURITY_AUDIT = 7 years, WORKFLOW_LIFECYCLE = 90 days.

- **ViolinSold**: WORKFLOW_LIFECYCLE. `violin_id`
- **LabelForged**: SECURITY_AUDIT. `violin_id`
""").events

    assert [(e.name, e.retention) for e in events] == [
        ("ViolinSold", "90 days"),
        ("LabelForged", "7 years"),
    ]


def test_what_stands_below_a_sentence_about_a_part_is_done_to_the_whole() -> None:
    context = context_of("""### Aggregates

#### Violin (context `workshop`)

| Field | Type |
|---|---|
| `id` | `ViolinId` |
| `repairs` | `tuple[Repair, ...]` |

A `Repair` is a part of the violin and has no existence apart from it. It consists of `done_on` (`date`) and `cost` (`Cost`).

| Command | Outcomes | Emits |
|---|---|---|
| `mend` | `Mended` | none |
""")

    (violin,) = context.aggregates
    assert [field.name for field in violin.fields] == ["id", "repairs"]
    assert [command.name for command in violin.commands] == ["mend"]
    assert [(e.name, [f.text() for f in e.fields]) for e in context.entities] == [
        ("Repair", ["done_on: date", "cost: Cost"])
    ]
