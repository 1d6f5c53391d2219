"""Forms that plans take in different hands: each says what the grammar's own form says."""

import pytest

from extensions.plan import blank, read, resolve, write
from extensions.plan.model import Context

from .plans import plan_with

VALUES = """### Value Objects

- **OrderId**: UUID wrapper for aggregate root identity
- **Amount**: Typed wrapper for `Decimal` (> 0)
"""
STATUS = """### Smart Enums

- **OrderStatus**: OPEN, PAID, SENT, CLOSED; OPEN → PAID | CLOSED; PAID → SENT; SENT → CLOSED
"""


def context_of(design: str) -> Context:
    reading = read(plan_with(design))
    assert reading.errors == ()
    return reading.design.contexts[0]


@pytest.mark.parametrize(
    "moves",
    [
        pytest.param(
            """Order transitions:

| from \\ to | OPEN | PAID | SENT | CLOSED |
|---|---|---|---|---|
| OPEN | - | x | | x |
| PAID | | - | x | |
| SENT | no | no | - | x |
| CLOSED | | | | - |
""",
            id="a matrix that a line announces",
        ),
        pytest.param(
            """**Transitions of OrderStatus**

| State | Next |
|---|---|
| OPEN | PAID, CLOSED |
| PAID | SENT |
| SENT | CLOSED |
""",
            id="a table under a bold line",
        ),
    ],
)
def test_moves_belong_to_the_enum_that_is_announced(moves: str) -> None:
    design = f"""### Smart Enums

- **OrderStatus**: OPEN, PAID, SENT, CLOSED
- **Channel**: SHOP, WEB

{moves}"""

    order, channel = context_of(design).enums

    assert order.transitions == {"OPEN": ("PAID", "CLOSED"), "PAID": ("SENT",), "SENT": ("CLOSED",)}
    assert (channel.states, channel.transitions) == (("SHOP", "WEB"), {})


@pytest.mark.parametrize(
    "moves",
    [
        "From OPEN it can go to PAID or CLOSED; from PAID back to SENT. From SENT on to CLOSED.",
        "OPEN → PAID (or, when nobody pays: OPEN → CLOSED), PAID → SENT, SENT → CLOSED",
        "OPEN → PAID (cuando paga) o CLOSED; PAID → SENT; SENT → CLOSED",
    ],
)
def test_moves_are_told_in_sentences(moves: str) -> None:
    design = f"### Smart Enums\n\n- **OrderStatus**: OPEN, PAID, SENT, CLOSED\n  - {moves}\n"

    enum = context_of(design).enums[0]

    assert {state: set(targets) for state, targets in enum.transitions.items()} == {
        "OPEN": {"PAID", "CLOSED"},
        "PAID": {"SENT"},
        "SENT": {"CLOSED"},
    }


@pytest.mark.parametrize(
    "told",
    [
        "`pay(amount: Amount)` when it is OPEN; afterwards it is PAID. Ends in `Paid`, `Late` or `Short`.",
        "`pay(amount: Amount)` turns OPEN into PAID. Results in Paid, Late or Short.",
        "`pay(amount: Amount)` — OPEN to PAID, answers Paid, Late or Short",
        "`pay(amount: Amount)`: OPEN → PAID, returns `Paid | Late | Short`",
    ],
)
def test_a_command_is_told_in_a_sentence(told: str) -> None:
    design = f"""{VALUES}
{STATUS}
### Aggregates

- **Order**: what somebody wants to have
  - It has an `order_id: OrderId`, and once it is paid a `paid: Amount` (optional)
  - What one can do with it:
    - {told}
"""

    context = context_of(design)

    (order,) = context.aggregates
    assert [part.text() for part in order.fields] == ["order_id: OrderId", "paid: Amount?"]
    assert [(c.name, c.from_, c.to, c.outcome) for c in order.commands] == [
        ("pay", ("OPEN",), "PAID", "PayOutcome")
    ]
    assert [variant.name for variant in context.outcomes[0].variants] == ["Paid", "Late", "Short"]


def test_pictographs_and_functions_in_code_tell_of_models() -> None:
    design = f"""{VALUES}
### 🔹 Outcomes

- `PayOutcome = Paid | Late`

### 🔹 Aggregates

#### 📦 `Order` (aggregate root)

| Attribute | Type |
|---|---|
| `order_id` | `OrderId` |

**Methods:**
```python
def pay(self, amount: Amount) -> PayOutcome
def close(self) -> Order
```

### 🔹 Repository Requirements

#### `OrderRepository` → 🐘 PostgreSQL

```python
async def get(self, order_id: OrderId) -> Order | None: ...
async def save(self, order: Order) -> None: ...
```
"""

    context = context_of(design)

    (order,), (orders,) = context.aggregates, context.repositories
    assert [part.text() for part in order.fields] == ["order_id: OrderId"]
    assert [(c.name, c.outcome) for c in order.commands] == [("pay", "PayOutcome"), ("close", None)]
    assert (orders.name, orders.storage) == ("OrderRepository", "postgresql")
    assert [operation.name for operation in orders.operations] == ["get", "save"]


def test_a_class_under_a_heading_of_its_name_is_what_the_heading_names() -> None:
    design = """### Repository Requirements

#### OrderRepository — SQL

```python
class OrderRepository(Protocol):
    async def get(self, order_id: OrderId) -> Order | None: ...
    async def query_by_status(self, status: OrderStatus) -> list[Order]: ...
```
"""

    (orders,) = context_of(design).repositories

    assert (orders.name, orders.storage) == ("OrderRepository", "postgresql")
    assert [operation.name for operation in orders.operations] == ["get", "query_by_status"]


def test_a_label_may_stand_over_what_it_says_of_each_item() -> None:
    design = """### Domain Events

| Event | Category |
|---|---|
| `OrderPaid` | WORKFLOW_LIFECYCLE |
| `OrderSent` | WORKFLOW_LIFECYCLE |

**Payloads:**
- `OrderPaid`: `order_id`, `amount`
- `OrderSent`: `order_id`
"""

    events = context_of(design).events

    assert {event.name: [part.name for part in event.payload] for event in events} == {
        "OrderPaid": ["order_id", "amount"],
        "OrderSent": ["order_id"],
    }


def test_operations_are_picked_out_of_a_sentence() -> None:
    design = """### Repository Requirements

- **Storage Type**: SQL
- **Operations**: for orders we need get, save and query_by_status; for lines get and delete for good
"""

    (orders,) = context_of(design).repositories

    assert [operation.name for operation in orders.operations] == [
        "get",
        "save",
        "query_by_status",
        "delete",
    ]


@pytest.mark.parametrize(
    "told",
    [
        "We use CustomerId and `EmailAddress` from the customer context to say who has ordered.",
        "- The order needs `CustomerId` and `EmailAddress` of `customer`, because somebody pays",
    ],
)
def test_an_import_is_told_in_a_sentence(told: str) -> None:
    (imported,) = context_of(f"### Cross-Domain Dependencies\n\n{told}\n").imports

    assert (imported.from_, imported.types) == ("customer", ("CustomerId", "EmailAddress"))
    assert imported.justification


def test_a_sentence_that_denies_an_import_is_a_note() -> None:
    told = "The warehouse listens to `OrderPaid`; we import nothing from the warehouse context."

    reading = read(plan_with(f"{VALUES}\n### Cross-Domain Dependencies\n\n{told}\n"))

    assert reading.design.contexts[0].imports == ()
    assert told in [note.text for note in reading.design.notes]


def test_a_violation_that_names_no_law_is_of_the_only_one_left_unticked() -> None:
    laws = blank.text().split("**Architectural Laws**")[1].split("**Violations**")[0]
    ticked = laws.replace("[ ]", "[x]").replace("[x] Services", "[ ] Services")
    violation = "**Violations**:\n- **La tarifa**: la fórmula cambia cada año\n"

    design = read(
        f"# Implementation Plan: Riego\n\n## Constitution Check\n{ticked}{violation}"
    ).design

    assert [(v.name, v.law) for v in design.violations] == [("La tarifa", "services_orchestrate")]


@pytest.mark.parametrize("label", ["a, b; c", "x → y", "who (it) is. Then — more", "`{{ x }}` | y"])
def test_the_label_of_a_state_is_text(label: str) -> None:
    design = f'### Smart Enums\n\n- **Mood**: GOOD = "{label}", BAD; GOOD → BAD — how it is\n'

    (mood,) = context_of(design).enums

    assert (mood.states, mood.values) == (("GOOD", "BAD"), {"GOOD": label})
    assert (mood.transitions, mood.description) == ({"GOOD": ("BAD",)}, "how it is")


def test_an_identity_that_is_imported_is_not_the_contexts_own() -> None:
    design = f"""{VALUES}- **CustomerId**: UUID — never made here

### Cross-Domain Dependencies

- **Imports from customer**: `CustomerId`, because somebody orders
"""

    context = resolve(read(plan_with(design)).design).design.contexts[0]

    assert "CustomerId" not in [value.name for value in context.value_objects]
    assert [(source.from_, source.types) for source in context.imports] == [
        ("customer", ("CustomerId",))
    ]


def test_a_state_keeps_its_name_though_it_is_a_word_of_the_grammar_elsewhere() -> None:
    design = "### Smart Enums\n\n- **FieldKind**: TEXTO, FECHA, DATOS\n"

    assert context_of(design).enums[0].states == ("TEXTO", "FECHA", "DATOS")


def test_what_a_sentence_says_it_keeps_is_no_aggregate() -> None:
    design = "### Repository Requirements\n\n**OrderRepository** keeps the truth.\n\n- **Storage Type**: SQL\n"

    (orders,) = context_of(design).repositories

    assert (orders.name, orders.aggregate) == ("OrderRepository", None)


def test_an_event_named_after_what_a_command_does_is_raised_by_it() -> None:
    design = f"""{VALUES}{STATUS}
### Aggregates

- **Order**: x
  - Fields: `order_id: OrderId`, `status: OrderStatus`
  - Commands:
    - `load()`: OPEN → PAID

### Domain Events

- **TruckLoaded**: the last pallet is in
  - Category: WORKFLOW_LIFECYCLE
"""

    (order,) = resolve(read(plan_with(design)).design).design.contexts[0].aggregates

    assert {c.name: c.emits for c in order.commands}["load"] == ("TruckLoaded",)


def test_an_enum_is_a_line_with_its_states_below() -> None:
    design = """### Smart Enums

**Mood**

- `GOOD` - all is well
- `BAD` - nothing is (terminal)

Allowed transitions:

- GOOD -> BAD

Behavior: `is_good()` (GOOD)
"""

    (mood,) = context_of(design).enums

    assert (mood.states, mood.transitions, mood.terminal) == (
        ("GOOD", "BAD"),
        {"GOOD": ("BAD",)},
        ("BAD",),
    )
    assert [(method.name, method.states) for method in mood.methods] == [("is_good", ("GOOD",))]


def test_a_class_that_another_of_its_block_holds_is_an_entity() -> None:
    design = """### Aggregates

```python
class Order(BaseModel, frozen=True):
    id: OrderId
    lines: tuple[Line, ...]

class Line(BaseModel, frozen=True):
    id: LineId
```
"""

    context = context_of(design)

    assert [root.name for root in context.aggregates] == ["Order"]
    assert [entity.name for entity in context.entities] == ["Line"]


def test_an_import_table_may_tell_first_what_is_needed() -> None:
    design = """### Cross-Domain Dependencies

| Needs | From | Because |
|---|---|---|
| `CustomerId` | `customer` | somebody buys |
"""

    (imported,) = context_of(design).imports

    assert (imported.from_, imported.types, imported.justification) == (
        "customer",
        ("CustomerId",),
        "somebody buys",
    )


def test_bare_bullets_under_a_repository_are_its_operations() -> None:
    design = (
        "### Repository Requirements\n\n`OrderRepository` (SQL):\n- get, save\n- query_by_status\n"
    )

    (orders,) = context_of(design).repositories

    assert [operation.name for operation in orders.operations] == ["get", "save", "query_by_status"]


@pytest.mark.parametrize(
    ("text", "constraints"),
    [
        ("Decimal, en tonnes, de 0,5 à 250", {"ge": 0.5, "le": 250}),
        ("Decimal, strictement positif, 2 décimales", {"gt": 0, "decimal_places": 2}),
        ("str, 3-20 chars, upper case", {"min_length": 3, "max_length": 20, "case": "upper"}),
        ("str, max. 1000 characters", {"max_length": 1000}),
        ("int, between 1,000 and 5,000", {"ge": 1000, "le": 5000}),
    ],
)
def test_bounds_are_read_as_they_are_written_elsewhere(
    text: str, constraints: dict[str, object]
) -> None:
    (value,) = context_of(f"### Value Objects\n\n- **Size**: {text}\n").value_objects

    assert value.constraints == constraints


def test_a_sentence_gives_each_aggregate_a_repository_of_its_own() -> None:
    design = """### Aggregates

- **Order**: `order_id: OrderId`
- **Box**: `box_id: BoxId`, `order_id: OrderId`

### Repository Requirements

- **Storage Type**: SQL
- **Operations**: for orders we need get and save; for boxes get, save and query_by_order
"""

    kept = context_of(design).repositories

    assert [(r.aggregate, [operation.name for operation in r.operations]) for r in kept] == [
        ("Order", ["get", "save"]),
        ("Box", ["get", "save", "query_by_order"]),
    ]


def test_an_identity_of_another_name_survives_writing() -> None:
    design = "### Aggregates\n\n- **Order**: x\n  - Fields: `total: Money`, `reference: OrderRef` (primary key)\n"
    resolved = resolve(read(plan_with(design)).design).design

    again = resolve(read(write(resolved)).design).design

    assert again == resolved
    assert again.contexts[0].aggregates[0].identity == "reference"


def test_a_class_is_never_called_as_python_calls_nothing() -> None:
    design = f"""{VALUES}{STATUS}
### Aggregates

- **Order**: x
  - Fields: `order_id: OrderId`, `status: OrderStatus`

| Method | Outcome |
|---|---|
| `pay()` | `PayOutcome \\| None = Paid \\| Late` |
"""

    assert "None" not in [outcome.name for outcome in context_of(design).outcomes]


@pytest.mark.parametrize(
    ("note", "unique"),
    [
        ("unique", True),
        ("shown to customers, unique", True),
        ("shown to customers (unique)", True),
        ("with `customer_id`, unique", False),
        ("per customer, unique", False),
        ("unique per customer", False),
        ("unique, together with `customer_id`", False),
        ("unique (within one year)", False),
    ],
)
def test_what_is_unique_beside_another_field_is_not_unique_alone(
    note: str, *, unique: bool
) -> None:
    plan = plan_with(
        "### Value Objects\n\n- `OrderNo`: int\n\n### Aggregates\n\n#### Order\n\n"
        "| Field | Type | Notes |\n|---|---|---|\n"
        f"| `id` | `OrderId` | |\n| `number` | `OrderNo` | {note} |\n"
    )

    (order,) = read(plan).design.contexts[0].aggregates

    assert [field.unique for field in order.fields] == [False, unique]


@pytest.mark.parametrize(
    ("text", "base", "constraints"),
    [
        ("Typed wrapper for `int` — positive, max 650", "int", {"gt": 0, "le": 650}),
        ("Typed wrapper for `str` — length 1 to 255", "str", {"min_length": 1, "max_length": 255}),
        ("Typed wrapper for `Decimal`, max. 1 decimal, at least 5", "Decimal", {"decimal_places": 1, "ge": 5}),
        ("Typed wrapper for `Decimal` with at most 4 decimal places", "Decimal", {"decimal_places": 4}),
        ("`str`, min length 2, maximum length: 100", "str", {"min_length": 2, "max_length": 100}),
    ],
)  # fmt: skip
def test_a_demand_counts_wherever_it_stands(
    text: str, base: str, constraints: dict[str, object]
) -> None:
    (value,) = context_of(f"### Value Objects\n\n- **Size**: {text}\n").value_objects

    assert (value.base, value.constraints) == (base, constraints)


@pytest.mark.parametrize(
    "fields",
    [
        "- **Quote**: value object with fields words (WordCount), note (str, optional), until (date)",
        "- **Quote**: composite of\n  - words: WordCount\n  - note: str (optional)\n  - until: date",
        "- **Quote**: a price\n  - `words` (WordCount)\n  - `note` (str, optional)\n  - `until` — date",
    ],
)
def test_a_composite_is_told_by_its_fields(fields: str) -> None:
    quote, _ = context_of(
        f"### Value Objects\n\n{fields}\n- **WordCount**: Typed wrapper for `int`\n"
    ).value_objects

    assert [field.text() for field in quote.fields] == [
        "words: WordCount",
        "note: str?",
        "until: date",
    ]


@pytest.mark.parametrize(
    "moves",
    [
        "  - from OPEN to PAID when it is paid\n  - OPEN to CLOSED after a week\n  - from PAID to SENT\n  - from SENT to CLOSED (arrived)",
        "  - `OPEN`: can become PAID or CLOSED\n  - `PAID`: may become SENT\n  - `SENT`: becomes CLOSED\n  - `CLOSED`: terminal",
        "  - Transitions: OPEN → PAID → SENT → CLOSED, and OPEN → CLOSED",
    ],
)
def test_moves_are_told_in_bullets(moves: str) -> None:
    design = f"### Smart Enums\n\n- **OrderStatus**: OPEN, PAID, SENT, CLOSED\n{moves}\n"

    (enum,) = context_of(design).enums

    assert enum.transitions == {"OPEN": ("PAID", "CLOSED"), "PAID": ("SENT",), "SENT": ("CLOSED",)}
    assert enum.terminal == ("CLOSED",)


def test_an_and_behind_a_chain_opens_the_next() -> None:
    design = "### Smart Enums\n\n- **OrderStatus**: OPEN → PAID → SENT, and OPEN, PAID → CLOSED\n"

    (enum,) = context_of(design).enums

    assert enum.transitions == {"OPEN": ("PAID", "CLOSED"), "PAID": ("SENT", "CLOSED")}


@pytest.mark.parametrize(
    "announced",
    [
        "\nEntities inside the aggregate:\n- **Line**: `sku: Sku`, `count: int`\n\nInvariants:\n- never empty\n",
        "  - Entities:\n    - **Line**\n      - sku: Sku\n      - count: int\n",
        "  - Entity `Line`: `sku: Sku`, `count: int`\n",
        "  - Entity: **Line** (`sku: Sku`, `count: int`)\n",
    ],
)
def test_entities_are_announced_under_their_aggregate(announced: str) -> None:
    design = f"{VALUES}\n### Aggregates\n\n- **Order**: `order_id: OrderId`\n{announced}"

    context = context_of(design)

    assert [root.name for root in context.aggregates] == ["Order"]
    assert [(e.name, [f.name for f in e.fields]) for e in context.entities] == [
        ("Line", ["sku", "count"])
    ]


@pytest.mark.parametrize(
    "events",
    [
        "All events are WORKFLOW_LIFECYCLE and kept 90 days, except `OrderClosed` (SECURITY_AUDIT, 7 years).\n\n- **OrderPaid**: Emitted when paid\n- **OrderClosed**: Emitted when closed\n",
        "Events are WORKFLOW_LIFECYCLE and kept for 90 days.\n\n- **OrderPaid**: Emitted when paid\n\nSecurity audit (7 years):\n\n- **OrderClosed**: Emitted when closed\n",
        "#### Workflow lifecycle (90 days)\n\n- **OrderPaid**: Emitted when paid\n\n#### Security audit (7 years)\n\n- **OrderClosed**: Emitted when closed\n",
        "**WORKFLOW_LIFECYCLE, 90 days**\n- **OrderPaid**: Emitted when paid\n\n**SECURITY_AUDIT, 7 years**\n- **OrderClosed**: Emitted when closed\n",
        "- WORKFLOW_LIFECYCLE (90 days)\n  - **OrderPaid**: Emitted when paid\n- SECURITY_AUDIT (7 years)\n  - **OrderClosed**: Emitted when closed\n",
    ],
)
def test_events_are_kept_as_their_group_is(events: str) -> None:
    paid, closed = context_of(f"### Domain Events\n\n{events}").events

    assert (paid.name, paid.category, paid.retention) == (
        "OrderPaid",
        "WORKFLOW_LIFECYCLE",
        "90 days",
    )
    assert (closed.name, closed.category, closed.retention) == (
        "OrderClosed",
        "SECURITY_AUDIT",
        "7 years",
    )


def test_an_outcome_in_code_beside_the_commands_is_no_field() -> None:
    design = f"""{VALUES}{STATUS}
### Aggregates

**Order**
- Fields: `order_id: OrderId`, `status: OrderStatus`
- Commands:
  - `pay() -> PayResult` (OPEN → PAID)
  - `send() -> None` (PAID → SENT)
- `PayResult`: `Paid` | `TooLate(since: datetime)`
"""

    context = context_of(design)

    (order,) = context.aggregates
    (result,) = context.outcomes
    assert [field.name for field in order.fields] == ["order_id", "status"]
    assert [(c.name, c.outcome) for c in order.commands] == [("pay", "PayResult"), ("send", None)]
    assert [(v.name, [f.text() for f in v.fields]) for v in result.variants] == [
        ("Paid", []),
        ("TooLate", ["since: datetime"]),
    ]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("one of LOW, HIGH", ("LOW", "HIGH")),
        ("HIGH > MID > LOW, used to sort", ("HIGH", "MID", "LOW")),
        ("LOW, HIGH, as the clerk sees it", ("LOW", "HIGH")),
    ],
)
def test_states_are_listed_in_a_line(text: str, states: tuple[str, ...]) -> None:
    (enum,) = context_of(f"### Smart Enums\n\n- **Grade**: {text}\n").enums

    assert (enum.states, enum.transitions) == (states, {})


def test_a_title_may_join_two_words_for_what_moves() -> None:
    design = """### Smart Enums

- **OrderStatus**: OPEN, PAID

| From | Event / command | To |
|---|---|---|
| OPEN | `pay` | PAID |
"""

    (enum,) = context_of(design).enums

    assert [(c.name, c.from_, c.to) for c in enum.triggers] == [("pay", ("OPEN",), "PAID")]


def test_an_item_may_tell_its_details_in_its_line() -> None:
    design = f"""{VALUES}
### Repository Requirements

- `OrderRepository` — **Storage Type**: SQL — **Operations**: get, save

### Domain Events

- **OrderPaid**: Emitted when paid. **Category**: SECURITY_AUDIT. **Retention**: 7 years
  - Payload: {{order_id: OrderId, amount: Amount}}
"""

    context = context_of(design)

    (kept,) = context.repositories
    (paid,) = context.events
    assert (kept.name, kept.storage) == ("OrderRepository", "postgresql")
    assert [operation.name for operation in kept.operations] == ["get", "save"]
    assert (paid.trigger, paid.category, paid.retention) == ("paid", "SECURITY_AUDIT", "7 years")
    assert [field.text() for field in paid.payload] == ["order_id: OrderId", "amount: Amount"]


def test_a_remark_on_repositories_is_kept_as_it_is_written() -> None:
    said = "#### `OrderRepository` → PostgreSQL, as before"

    design = read(plan_with(f"### Repository Requirements\n\n- Note: {said}\n")).design

    assert [note.text for note in design.notes] == [said]


@pytest.mark.parametrize(
    ("text", "base", "constraints"),
    [
        ("Opaque 32-character token of the holder", "str", {"min_length": 32, "max_length": 32}),
        ("four-letter carrier code", "str", {"min_length": 4, "max_length": 4}),
        ("16 random bytes", "bytes", {"min_length": 16, "max_length": 16}),
        ("Non-negative integer, maximum 40. Never below", "int", {"ge": 0, "le": 40}),
        ("Positive amount of all fees", "Decimal", {"gt": 0}),
        ("positive int, counts versions", "int", {"gt": 0}),
        ("Positive integer 1..6", "int", {"ge": 1, "le": 6}),
        ("Number of days; validated to be between 7 and 365", "int", {"ge": 7, "le": 365}),
        ("Small integer from 1 to 4. Knows when to stop", "int", {"ge": 1, "le": 4}),
        ("`[a-z0-9_/.]+`, max 120", "str", {"pattern": "^[a-z0-9_/.]+$", "max_length": 120}),
        ("Decimal, 0 to 9 in steps of 0.5", "Decimal", {"ge": 0, "le": 9, "multiple_of": 0.5}),
        ("Non-empty string given by the bank", "str", {"min_length": 1}),
        (
            "Upper-cased plate, 2–9 characters",
            "str",
            {"case": "upper", "min_length": 2, "max_length": 9},
        ),
        ("exactly six digits", "str", {"pattern": r"^\d{6}$", "min_length": 6, "max_length": 6}),
    ],
)
def test_demands_are_made_in_passing(text: str, base: str, constraints: dict[str, object]) -> None:
    (value,) = context_of(f"### Value Objects\n\n- **Code**: {text}\n").value_objects

    assert (value.base, value.constraints) == (base, constraints)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "decimal amount with ISO 4217 currency; only within one currency",
            ["amount: Decimal", "currency: str"],
        ),
        (
            "Positive money amount. Integer minor units plus currency inside",
            ["amount: int", "currency: str"],
        ),
        ("frozenset of `Skill`. Has `covers(required)`", ["skills: set[Skill]"]),
        ("Start and end instant (UTC)", ["start: datetime", "end: datetime"]),
    ],
)
def test_parts_of_a_value_need_no_names(text: str, fields: list[str]) -> None:
    (value,) = context_of(f"### Value Objects\n\n- **Whole**: {text}\n").value_objects

    assert [field.text() for field in value.fields] == fields


def test_comments_of_sketched_values_constrain_them() -> None:
    design = """### Value Objects

```python
class Weight(RootModel[Decimal]): ...   # >= 0, 3 decimals, in kilograms
```
"""

    (weight,) = context_of(design).value_objects

    assert (weight.base, weight.constraints) == ("Decimal", {"ge": 0, "decimal_places": 3})


def test_beside_roots_that_are_called_so_other_models_are_what_they_say() -> None:
    design = """### Aggregates

**Order** (aggregate root): `id: OrderId`, `lines: list[Line]`. A **Line** has `sku: Sku` and `count: Count`.

`Parcel` is a small frozen model: `weight: Weight`, `size: Size`.

**Approval**: `by: UserId`, `at: datetime`.

**Tier** and **Surcharge** are value-like children. They have no identity.

**Drain** (mutable): gathers what is printed.

**Pricing** (domain service, pure): computes.
"""

    context = context_of(design)

    assert [root.name for root in context.aggregates] == ["Order"]
    assert [(e.name, [f.name for f in e.fields]) for e in context.entities] == [
        ("Line", ["sku", "count"])
    ]
    assert [(v.name, [f.name for f in v.fields]) for v in context.value_objects] == [
        ("Parcel", ["weight", "size"]),
        ("Approval", ["by", "at"]),
        ("Tier", []),
        ("Surcharge", []),
    ]


def test_a_question_is_no_command() -> None:
    design = """### Value Objects

- **Fee**: Decimal

### Aggregates

- **Order**: `id: OrderId`
  - Behaviours: `pay` with a card, `drop`. All return `OrderOutcome`. `is_late(now)` is a query.
  - `fee() -> Fee`
  - `rank`: pure query over all orders
  - Commands:
    - `open_lid`, `close_lid` → `LidOutcome`

### Outcomes

- **OrderOutcome**: `Paid | Dropped`
- **LidOutcome**: `LidOpen | LidShut`
"""

    (order,) = context_of(design).aggregates

    assert [(command.name, command.outcome) for command in order.commands] == [
        ("pay", "OrderOutcome"),
        ("drop", "OrderOutcome"),
        ("open_lid", "LidOutcome"),
        ("close_lid", "LidOutcome"),
    ]


def test_cells_of_a_field_table_may_hold_several_and_may_hold_nothing() -> None:
    design = """### Aggregates

#### Review (aggregate root)

| Field | Type |
|---|---|
| id | `ReviewId` |
| model_id, version | `ModelId`, `VersionNumber` |
| verdict | `Verdict` or none while open |
| closed_at | datetime or none |
"""

    (review,) = context_of(design).aggregates

    assert [field.text() for field in review.fields] == [
        "id: ReviewId",
        "model_id: ModelId",
        "version: VersionNumber",
        "verdict: Verdict?",
        "closed_at: datetime?",
    ]


def test_a_table_beside_the_storage_boxes_is_a_remark() -> None:
    storages = """- [x] PostgreSQL
- [ ] Redis

| Store | What lives there |
|---|---|
| PostgreSQL | orders |
| Redis | nothing yet |"""

    design = read(plan_with("", storages=storages)).design

    assert design.storages == ("postgresql",)
    assert "Store: PostgreSQL; What lives there: orders" in [note.text for note in design.notes]
