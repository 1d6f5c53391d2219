"""Plans that say an item in one line of code, or in a table with a row for each thing there is to say."""

import pytest

from extensions.plan import read
from extensions.plan.model import Context

from .plans import plan_with

VALUES = """### Value Objects

* OrderId, LineId — UUID
* Price — Decimal, zero or more, two places

"""
STATUS = """### Enums

* OrderState = OPEN | PAID

"""


def context_of(design: str) -> Context:
    reading = read(plan_with(design))
    assert reading.errors == ()
    return reading.design.contexts[0]


BRACES = """### Aggregates

* `Order { id: OrderId, state: OrderState, lines: list[Line] }`
    * pay(amount) : OPEN → PAID, PayOutcome
    * void(key)
    * ship(now) — hands it to the carrier

Entities: `Line { id: LineId, price: Price }` belongs to Order, `Stamp { at: datetime }` too.
"""
ROWS = """### Aggregates

#### Order

| Property | Value |
|---|---|
| Kind | aggregate root |
| Identity | `id: OrderId` |
| Fields | `state: OrderState`, `lines: list[Line]` |
| Commands | `pay(amount): OPEN → PAID` → `PayOutcome`, `void(key)`, `ship(now)` |
| Invariants | paid once |

#### Line

| Aspect | Description |
|---|---|
| Kind | entity |
| Fields | `id: LineId`, `price: Price` |

#### Stamp

| Aspect | Description |
|---|---|
| Kind | entity |
| Fields | `at: datetime` |
"""


def test_a_model_is_one_line_of_code() -> None:
    context = context_of(
        VALUES + STATUS + BRACES + "\n### Outcomes\n\n* PayOutcome = Paid | TooLittle\n"
    )

    (root,) = context.aggregates
    assert [f.text() for f in root.fields] == [
        "id: OrderId",
        "state: OrderState",
        "lines: list[Line]",
    ]
    assert [(c.name, c.from_, c.to, c.outcome) for c in root.commands] == [
        ("pay", ("OPEN",), "PAID", "PayOutcome"),
        ("void", (), None, None),
        ("ship", (), None, None),
    ]
    assert {e.name: [f.text() for f in e.fields] for e in context.entities} == {
        "Line": ["id: LineId", "price: Price"],
        "Stamp": ["at: datetime"],
    }


def test_a_table_has_a_row_for_each_thing_to_say_of_a_model() -> None:
    context = context_of(
        VALUES + STATUS + ROWS + "\n### Outcomes\n\n* PayOutcome = Paid | TooLittle\n"
    )

    (root,) = context.aggregates
    assert [f.text() for f in root.fields] == [
        "id: OrderId",
        "state: OrderState",
        "lines: list[Line]",
    ]
    assert [c.name for c in root.commands] == ["pay", "void", "ship"]
    assert {e.name: [f.text() for f in e.fields] for e in context.entities} == {
        "Line": ["id: LineId", "price: Price"],
        "Stamp": ["at: datetime"],
    }


def test_a_table_of_fields_that_are_called_like_labels_stays_one_of_fields() -> None:
    design = """### Aggregates

#### Order

| Property | Value |
|---|---|
| `id` | `OrderId` |
| `fields` | `int` |
| `state` | `OrderState` |
"""

    (root,) = context_of(VALUES + STATUS + design).aggregates

    assert [f.text() for f in root.fields] == ["id: OrderId", "fields: int", "state: OrderState"]


@pytest.mark.parametrize(
    "line",
    [
        "* OrderPaid(order_id: OrderId, price: Price) — security audit, 7 years — money has come",
        "* `OrderPaid(order_id: OrderId, price: Price)`: security audit, 7 years",
        "* `OrderPaid { order_id: OrderId, price: Price }` — security audit, 7 years",
    ],
)
def test_an_event_is_one_line(line: str) -> None:
    (event,) = context_of(f"{VALUES}### Domain events\n\n{line}\n").events

    assert (event.name, event.category, event.retention) == (
        "OrderPaid",
        "SECURITY_AUDIT",
        "7 years",
    )
    assert [f.text() for f in event.payload] == ["order_id: OrderId", "price: Price"]


def test_operations_have_a_row_each() -> None:
    design = """### Repository Requirements

#### OrderRepository

- Storage: SQL

| Operation | Purpose |
|---|---|
| `get(order_id)` | load one |
| `query_by_state(state)` | for the overview |
"""

    (repository,) = context_of(design).repositories

    assert (repository.name, repository.storage) == ("OrderRepository", "postgresql")
    assert [operation.name for operation in repository.operations] == ["get", "query_by_state"]


def test_a_heading_names_where_an_import_comes_from() -> None:
    design = """### Cross-Domain Dependencies

#### staff

- Types: `PersonId`
- Justification: who did it
"""

    (taken,) = context_of(design).imports

    assert (taken.from_, taken.types, taken.justification) == (
        "staff",
        ("PersonId",),
        "who did it",
    )


def test_a_variant_has_its_fields_in_parentheses_behind_it() -> None:
    design = """### Outcomes

#### PayOutcome

- `Paid`
- `TooLittle` (`due: Price`)
"""

    (outcome,) = context_of(VALUES + design).outcomes

    assert [(v.name, [f.text() for f in v.fields]) for v in outcome.variants] == [
        ("Paid", []),
        ("TooLittle", ["due: Price"]),
    ]


@pytest.mark.parametrize(
    "design",
    [
        "- `OrderRepository` @ SQL: `get`, `save`, `query_by_state`\n- `HoldStore` @ Cache: `get`, `set` (TTL 1 min)\n",
        "- **OrderRepository** in PostgreSQL — get, save, query_by_state\n- **HoldStore** via Redis: get, set\n",
        """| Port | Tech | Methods |
|---|---|---|
| OrderRepository | SQL | get, save, query_by_state |
| HoldStore | Redis, TTL 24 h | get, set |
""",
        """| Access to storage | Kept in | Queries |
|---|---|---|
| OrderRepository | SQL | get, save, query_by_state |
| HoldStore | Cache | get, set |
""",
    ],
)
def test_a_repository_is_one_line(design: str) -> None:
    repositories = context_of(f"### Repository Requirements\n\n{design}").repositories

    assert {r.name: (r.storage, [o.name for o in r.operations]) for r in repositories} == {
        "OrderRepository": ("postgresql", ["get", "save", "query_by_state"]),
        "HoldStore": ("redis", ["get", "set"]),
    }


def test_a_list_has_the_base_of_each_name_behind_it() -> None:
    design = "### Value Objects\n\n- `OrderId` (UUID), `Total` (Decimal, > 0) and `Label` (str)\n"

    values = context_of(design).value_objects

    assert [(v.name, v.base, v.constraints) for v in values] == [
        ("OrderId", "UUID", {}),
        ("Total", "Decimal", {"gt": 0}),
        ("Label", "str", {}),
    ]


def test_an_end_of_a_range_may_be_explained() -> None:
    (value,) = context_of(
        "### Value Objects\n\n- `Rank`: int, 1 (best) to 3 (worst)\n"
    ).value_objects

    assert (value.base, value.constraints) == ("int", {"ge": 1, "le": 3})


def test_moves_stand_in_brackets_behind_a_command() -> None:
    design = """### Aggregates

- **Order**: `id: OrderId`, `state: OrderState`
  - Commands:
    - `pay()` [OPEN → PAID] ⇒ `PayOutcome`, raises `OrderPaid`
    - `void()` [PAID → OPEN]

### Outcomes

- `PayOutcome`: `Paid` or `TooLittle`
"""

    (root,) = context_of(VALUES + STATUS + design).aggregates

    assert [(c.name, c.from_, c.to, c.outcome, c.emits) for c in root.commands] == [
        ("pay", ("OPEN",), "PAID", "PayOutcome", ("OrderPaid",)),
        ("void", ("PAID",), "OPEN", None, ()),
    ]


@pytest.mark.parametrize("title", ["`Order`", "`Order` (aggregate root)", "`Order`:"])
def test_a_model_is_a_line_with_columns_below(title: str) -> None:
    design = f"""### Aggregates

{title}

```text
id        OrderId
state     OrderState      # moves on its own
lines     list[Line]
paid_at   datetime?
```

does:
- `pay(amount)` → `PayOutcome` (OPEN → PAID)
- `total() -> Price`

`Line` (entity in Order)

```text
id     LineId
price  Price
```

`Stamp` (value object)

```
at   datetime
by   str
```

### Outcomes

- `PayOutcome` = `Paid` / `TooLittle`
"""

    context = context_of(VALUES + STATUS + design)

    (root,), (line,) = context.aggregates, context.entities
    assert [f.text() for f in root.fields] == [
        "id: OrderId",
        "state: OrderState",
        "lines: list[Line]",
        "paid_at: datetime?",
    ]
    assert [(c.name, c.from_, c.to, c.outcome) for c in root.commands] == [
        ("pay", ("OPEN",), "PAID", "PayOutcome")
    ]
    assert (line.name, [f.text() for f in line.fields]) == ("Line", ["id: LineId", "price: Price"])
    assert [f.text() for f in context.value_objects[3].fields] == ["at: datetime", "by: str"]


def test_an_enum_is_a_line_with_a_table_below() -> None:
    design = """### Smart Enums

`OrderState`

| state | meaning | can go to |
|---|---|---|
| OPEN | new | PAID |
| PAID | done | (final) |

- `is_terminal()`, `takes_money()` → OPEN only
"""

    (enum,) = context_of(design).enums

    assert (enum.states, enum.transitions, enum.terminal) == (
        ("OPEN", "PAID"),
        {"OPEN": ("PAID",)},
        ("PAID",),
    )
    assert [(m.name, m.states) for m in enum.methods] == [
        ("is_terminal", ()),
        ("takes_money", ("OPEN",)),
    ]


def test_a_bold_line_that_is_called_like_a_label_may_group_items() -> None:
    design = """### Value Objects

**Secrets**

- **Pepper**: 32 bytes from the vault

**Limits**

- **Burst**: int between 1 and 60
- **Hash**: a digest, 97 ASCII characters. Comparison is constant time
- **Prefix**: First 8 characters of the key, `[a-z0-9]{8}`
"""

    values = context_of(design).value_objects

    assert [(v.name, v.base, v.constraints) for v in values] == [
        ("Pepper", "bytes", {"min_length": 32, "max_length": 32}),
        ("Burst", "int", {"ge": 1, "le": 60}),
        ("Hash", "str", {"min_length": 97, "max_length": 97}),
        ("Prefix", "str", {"min_length": 8, "max_length": 8, "pattern": "^[a-z0-9]{8}$"}),
    ]


@pytest.mark.parametrize("none", ["nope", "Nope.", "nah", "none, luckily"])
def test_there_are_no_violations_in_any_words(none: str) -> None:
    plan = f"# Plan: Shop\n\n## Constitution Check\n\n**Violations** (if any):\n- {none}\n"

    reading = read(plan)

    assert (reading.errors, reading.design.violations) == ((), ())


def test_a_field_has_its_type_in_words() -> None:
    design = """### Aggregates

**Order** is the aggregate root.

Fields:
- `id` of type OrderId
- `state` of type OrderState, initially OPEN
- `lines` is a tuple of Line
- `due_on` is a date
- `price` of type Price (optional)
"""

    (root,) = context_of(VALUES + STATUS + design).aggregates

    assert [f.text() for f in root.fields] == [
        "id: OrderId",
        "state: OrderState = OPEN",
        "lines: list[Line]",
        "due_on: date",
        "price: Price?",
    ]


def test_a_composite_has_its_fields_in_parentheses_behind_prose() -> None:
    design = "### Value Objects\n\n- **Trip**: First and last day (`first: date`, `last: date`); at most 31 days\n"

    (value,) = context_of(design).value_objects

    assert [f.text() for f in value.fields] == ["first: date", "last: date"]


def test_abbreviations_open_sections_and_items() -> None:
    reading = read(
        plan_with("""### ctx: drain

VOs:
- DrainId → UUID
- Spot → lat: Decimal, lon: Decimal; lat -90..90

Aggregate Drain (root; frozen):
- id: DrainId
- spot: Spot
- method: CleaningMethod | None; set iff CLEANED

Cmds:
- `clean(method)` → CleanOutcome; emits DrainCleaned

Outcomes:
- `CleanOutcome` — discriminated union of `Cleaned` and `StillBlocked`
  - Cleaned: drain: Drain

Evts (EventBase):
- DrainCleaned {drain_id: DrainId, spot: Spot}; on clean; SECURITY_AUDIT; 7 years

Repo DrainRepository → SQL (PostgreSQL):
- `get(drain_id)`
""")
    )

    (drain,) = reading.design.contexts
    (root,), (ends,), (event,), (kept,) = (
        drain.aggregates,
        drain.outcomes,
        drain.events,
        drain.repositories,
    )

    assert drain.name == "drain"
    assert [(v.name, [f.name for f in v.fields]) for v in drain.value_objects] == [
        ("DrainId", []),
        ("Spot", ["lat", "lon"]),
    ]
    assert [f.text() for f in root.fields][2:] == ["method: CleaningMethod?"]
    assert [(c.name, c.outcome, c.emits) for c in root.commands] == [
        ("clean", "CleanOutcome", ("DrainCleaned",))
    ]
    assert [(v.name, [f.text() for f in v.fields]) for v in ends.variants] == [
        ("Cleaned", ["drain: Drain"]),
        ("StillBlocked", []),
    ]
    assert (event.name, [f.name for f in event.payload]) == ("DrainCleaned", ["drain_id", "spot"])
    assert (event.category, event.retention) == ("SECURITY_AUDIT", "7 years")
    assert (kept.name, kept.storage, [o.name for o in kept.operations]) == (
        "DrainRepository",
        "postgresql",
        ["get"],
    )


def test_arrows_say_what_things_are_made_of_and_what_raises_them() -> None:
    reading = read(
        plan_with("""### Context: queue

#### What can be (smart enums)

TicketState

- WAITING → CALLED
- CALLED → end of the line

#### Aggregate: Ticket

Holds:

- ticket_id → TicketId
- state → TicketState, starts at WAITING
- desk → DeskId or None; set once called

Commands it takes:

- CallTicket: `call(desk)` → CallOutcome
  - Called: WAITING → CALLED
  - DeskClosed: nobody is there

#### Sticky notes (events)

- TicketCalled ← CallTicket
  - carries: ticket_id, desk; WORKFLOW_LIFECYCLE, 90 days

#### Borrowed from elsewhere

- from **office**: DeskId → a ticket is called to a desk
""")
    )

    (queue,) = reading.design.contexts
    (state,), (ticket,), (ends,), (event,), (taken,) = (
        queue.enums,
        queue.aggregates,
        queue.outcomes,
        queue.events,
        queue.imports,
    )

    assert reading.errors == ()
    assert (state.name, dict(state.transitions)) == ("TicketState", {"WAITING": ("CALLED",)})
    assert [f.text() for f in ticket.fields] == [
        "ticket_id: TicketId",
        "state: TicketState = WAITING",
        "desk: DeskId?",
    ]
    assert [(c.name, c.from_, c.to, c.outcome) for c in ticket.commands] == [
        ("call", ("WAITING",), "CALLED", "CallOutcome")
    ]
    assert [v.name for v in ends.variants] == ["Called", "DeskClosed"]
    assert (event.name, [f.name for f in event.payload]) == ("TicketCalled", ["ticket_id", "desk"])
    assert (event.category, event.retention) == ("WORKFLOW_LIFECYCLE", "90 days")
    assert (taken.from_, taken.types) == ("office", ("DeskId",))


def test_a_legend_and_dots_between_parts_are_understood() -> None:
    reading = read(
        plan_with("""Legend: agg = aggregate · SA = SECURITY_AUDIT · 7y = 7 years · dt = aware `datetime`, not wrapped

### ctx `dock`

**Enum `DockState`**
- FREE → TAKEN
- TAKEN → ∅

**Entity `Crane`**
- `id: CraneId`

**Agg `Dock`**
- `id: DockId`
- `state: DockState`
- `since: dt`

Cmds:
- `open(at: dt) -> Dock` · new → FREE · no event
- `take(at: dt) -> Taken | NotFree` · FREE → TAKEN · emits `DockTaken`

**Events**
- `DockTaken` (`dock_id: DockId`, `at: dt`) · a ship is in · SA · 7y

**Repos**
- `DockRepository` · SQL · ops: `get(id: DockId) -> Dock | None`, `save(dock: Dock) -> None`
""")
    )

    (context,) = reading.design.contexts
    (dock,), (event,), (kept,) = context.aggregates, context.events, context.repositories

    assert [f.text() for f in dock.fields] == ["id: DockId", "state: DockState", "since: datetime"]
    assert [(c.name, c.creates, c.from_, c.to, c.emits) for c in dock.commands] == [
        ("open", True, (), "FREE", ()),
        ("take", False, ("FREE",), "TAKEN", ("DockTaken",)),
    ]
    assert [entity.name for entity in context.entities] == ["Crane"]
    assert (event.category, event.retention, [f.text() for f in event.payload]) == (
        "SECURITY_AUDIT",
        "7 years",
        ["dock_id: DockId", "at: datetime"],
    )
    assert (kept.storage, [o.name for o in kept.operations]) == ("postgresql", ["get", "save"])
