"""Plans in other hands: what stands under headings of its own, in drawings and in sentences is read as items are."""

import pytest

from extensions.plan import read
from extensions.plan.model import Context

from .plans import plan_with

TREE = """## Project Structure

```text
src/app/
└── domain/
    ├── order/
    └── invoice/
```

"""
ORDER = """### Value Objects

- **OrderId**: UUID wrapper
- **Total**: decimal, at least 0
"""
STATUS = """### Smart Enums

- **OrderStatus**: OPEN, PAID, SENT, CLOSED
- **Channel**: SHOP, WEB
"""
MOVES = {"OPEN": ("PAID", "CLOSED"), "PAID": ("SENT",), "SENT": ("CLOSED",)}


def contexts_of(design: str, *, tree: str = "") -> dict[str, Context]:
    plan = plan_with(design)
    reading = read(plan.replace("## Domain Design", f"{tree}## Domain Design") if tree else plan)
    assert reading.errors == ()
    return {context.name: context for context in reading.design.contexts}


def context_of(design: str) -> Context:
    (context,) = contexts_of(design).values()
    return context


@pytest.mark.parametrize(
    "heading",
    [
        "Bounded context: order (core)",
        "Context 1: order",
        "2. The `order` context",
        "Order context (the core domain)",
        "Where the money is (`order`)",
        "Core — `order`",
        "order",
        "`order` (supporting)",
    ],
)
def test_a_heading_that_describes_a_context_opens_it(heading: str) -> None:
    design = f"### {heading}\n\n#### Value Objects\n\n- **OrderId**: UUID wrapper\n\n"
    design += "### Context: invoice\n\n#### Value Objects\n\n- **InvoiceId**: UUID wrapper\n"

    contexts = contexts_of(design, tree=TREE)

    assert {name: [v.name for v in c.value_objects] for name, c in contexts.items()} == {
        "order": ["OrderId"],
        "invoice": ["InvoiceId"],
    }


def test_items_under_a_context_are_what_they_say_they_are() -> None:
    design = """### Shared kernel (`order`)

- **Total**: decimal, at least 0
- **Label**: what the shop prints
- **Sku**: 8 characters

### Bounded context: invoice

- **InvoiceStatus**: DRAFT, SENT
  - Methods: `is_open()`
- **InvoiceSent**: the letter is out
  - Category: WORKFLOW_LIFECYCLE
"""

    contexts = contexts_of(design, tree=TREE)

    assert [v.name for v in contexts["order"].value_objects] == ["Total", "Label", "Sku"]
    assert [e.states for e in contexts["invoice"].enums] == [("DRAFT", "SENT")]
    assert [e.name for e in contexts["invoice"].events] == ["InvoiceSent"]


SKETCH = """```python
class Order(BaseModel):
    id: OrderId
    total: Total
```

What it does:

- `pay(amount) -> PayOutcome`
- `void(now)` – the clerk gave up, returns the `CLOSED` order

Outcomes:

| Outcome | Variants |
|---------|----------|
| `PayOutcome` | `Paid`, `TooLittle` |
"""
TABLE = """| Field | Type |
|---|---|
| `id` | `OrderId` |
| `total` | `Total` |

#### Behaviour

- `pay(amount) -> PayOutcome`
- `void(now)`: to CLOSED

#### Outcomes

- `PayOutcome`: `Paid | TooLittle`
"""
BULLETS = """The only aggregate here.

- `id: OrderId`
- `total: Total`

**Commands**

- `pay(amount) -> PayOutcome`
- `void(now)`: to CLOSED

`PayOutcome` is `Paid` or `TooLittle`.
"""


@pytest.mark.parametrize("body", [SKETCH, TABLE, BULLETS])
@pytest.mark.parametrize(
    "heading", ["Order", "`Order`", "Order (aggregate root)", "Aggregate: Order", "Order aggregate"]
)
def test_a_heading_that_names_a_model_opens_it(heading: str, body: str) -> None:
    design = f"{ORDER}\n{STATUS}\n### {heading}\n\n{body}"

    context = context_of(design)

    (root,) = context.aggregates
    assert (root.name, [f.text() for f in root.fields]) == (
        "Order",
        ["id: OrderId", "total: Total"],
    )
    assert [(c.name, c.to, c.outcome) for c in root.commands] == [
        ("pay", None, "PayOutcome"),
        ("void", "CLOSED", None),
    ]
    assert [[v.name for v in o.variants] for o in context.outcomes] == [["Paid", "TooLittle"]]


@pytest.mark.parametrize(
    "told",
    [
        "`PayOutcome` is one of:\n\n- `Paid`, holding the `Order`\n- `TooLittle`\n",
        "`PayOutcome` is `Paid` or `TooLittle` (the bank says which).\n",
        "The repository answers with `PayOutcome`, i.e. `Paid` or `TooLittle`; nothing else.\n",
        "**PayOutcome** can be:\n\n1. `Paid`: carries the receipt\n2. `TooLittle`\n",
        "| Union | Variants |\n|---|---|\n| `PayOutcome` | `Paid`, `TooLittle` |\n",
    ],
)
def test_an_outcome_is_told_in_words(told: str) -> None:
    context = context_of(f"{ORDER}\n### Outcomes\n\n{told}")

    assert [(o.name, [v.name for v in o.variants]) for o in context.outcomes] == [
        ("PayOutcome", ["Paid", "TooLittle"])
    ]


DRAWINGS = [
    """OPEN ──► PAID ──► SENT ──► CLOSED
  │                         ▲
  └─────────────────────────┘
""",
    """OPEN ──► PAID ──► SENT
  │                │
  │                ▼
  └───────────► CLOSED
""",
    """[OPEN] --pay--> [PAID] --ship--> [SENT]
OPEN --> CLOSED
SENT --> CLOSED
""",
    """  OPEN ───────┐
   │          │
   ▼          │
  PAID        │
   │          │
   ▼          │
  SENT        │
   │          │
   ▼          │
 CLOSED ◄─────┘
""",
    """OPEN -> PAID -> SENT
OPEN, SENT -> CLOSED   (nobody wants it)
""",
]


@pytest.mark.parametrize("drawing", DRAWINGS)
@pytest.mark.parametrize("lead", ["Status transitions:\n\n", "State machine:\n\n", ""])
def test_a_drawing_tells_the_moves(drawing: str, lead: str) -> None:
    order, channel = context_of(f"{STATUS}\n{lead}```text\n{drawing}```\n").enums

    assert order.transitions == MOVES
    assert channel.transitions == {}


def test_any_state_that_is_not_final_leaves_those_out_that_nothing_leads_out_of() -> None:
    design = f"""{STATUS}
```text
OPEN ──► PAID ──► SENT
any non-terminal status ──► CLOSED   (a clerk did it)
```
"""

    order, _ = context_of(design).enums

    assert order.transitions == {"OPEN": ("PAID", "CLOSED"), "PAID": ("SENT", "CLOSED")}
    assert order.terminal == ("SENT", "CLOSED")


@pytest.mark.parametrize(
    "title", ["May move to", "Can go to", "Allowed next states", "Leads to", "Successors", "Next"]
)
def test_a_table_of_moves_belongs_to_the_enum_whose_states_it_has(title: str) -> None:
    design = f"""{STATUS}
State machine:

| State | {title} |
|---|---|
| OPEN | PAID, CLOSED |
| PAID | SENT |
| SENT | CLOSED |
| CLOSED | nowhere |
"""

    order, channel = context_of(design).enums

    assert (order.transitions, order.terminal) == (MOVES, ("CLOSED",))
    assert channel.transitions == {}


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        (
            "Start and end instant (UTC). Validates `start < end`",
            ["start: datetime", "end: datetime"],
        ),
        ("from date, to date, both inclusive", ["from_date: date", "to_date: date"]),
        ("opening and closing time", ["opening: time", "closing: time"]),
        ("decimal amount with ISO 4217 currency", ["amount: Decimal", "currency: str"]),
        (
            "amount and currency; never added across currencies",
            ["amount: Decimal", "currency: str"],
        ),
        ("ordered pair of `OrderId`; directional", ["first: OrderId", "second: OrderId"]),
    ],
)
def test_a_composite_is_told_without_a_list_of_fields(said: str, fields: list[str]) -> None:
    context = context_of(f"### Value Objects\n\n- **OrderId**: UUID wrapper\n- **Span**: {said}\n")

    assert [f.text() for f in context.value_objects[1].fields] == fields


@pytest.mark.parametrize(
    ("said", "base", "constraints"),
    [
        ("Opaque 32-character token that the caller shows", "str", {"min_length": 32, "max_length": 32}),
        ("four-letter SCAC", "str", {"min_length": 4, "max_length": 4}),
        ("16 random bytes", "bytes", {"min_length": 16, "max_length": 16}),
        ("a 32-byte key", "bytes", {"min_length": 32, "max_length": 32}),
        ("Number of days between two visits; validated to be between 7 and 90", "int", {"ge": 7, "le": 90}),
        ("positive number of retries, at most 5", "int", {"gt": 0, "le": 5}),
        ("upper-case alphanumeric with dashes, 4–20 characters", "str", {"min_length": 4, "max_length": 20, "case": "upper"}),
    ],
)  # fmt: skip
def test_a_wrapper_is_told_by_its_size(said: str, base: str, constraints: dict[str, int]) -> None:
    (value,) = context_of(f"### Value Objects\n\n- **Thing**: {said}\n").value_objects

    assert (value.base, value.constraints) == (base, constraints)


ROOT = """### Aggregates and Entities

**Order** (aggregate root)

- `id: OrderId`
- `total: Total`

Behaviour:

- `pay(amount) -> PayOutcome`
- `void(now) -> Order`
- `is_paid()`
- `remaining() -> Total`
- `last_line() -> Line | None`
- `lines_over(total) -> list[Line]`
- `may_ship(now) -> bool`

**Line** (entity): `id: LineId`, `price: Total`. A **Discount** has `code: str` and `share: Decimal`.

**Approval**: `by: str`, `at: datetime`.

**Parcel** and **Label** are value-like children. They have no identity.

**Buffer** (mutable): gathers pages while one is parsed.

#### Pricing (domain service, pure)

- `price(order) -> Total`

#### Ledger (read model)

- **Fields**: `order: OrderId`, `lines: tuple[Line, ...]`

### Outcomes

- **PayOutcome**: `Paid` | `TooLittle`
"""


def test_only_what_changes_an_aggregate_is_a_command() -> None:
    context = context_of(ORDER + ROOT)

    (root,) = context.aggregates
    assert [(c.name, c.outcome) for c in root.commands] == [("pay", "PayOutcome"), ("void", None)]
    assert [o.name for o in context.outcomes] == ["PayOutcome"]


def test_what_stands_among_aggregates_is_what_it_says_it_is() -> None:
    context = context_of(ORDER + ROOT)

    assert [root.name for root in context.aggregates] == ["Order"]
    assert {e.name: [f.text() for f in e.fields] for e in context.entities} == {
        "Line": ["id: LineId", "price: Total"],
        "Ledger": ["order: OrderId", "lines: list[Line]"],
    }
    assert {v.name: [f.text() for f in v.fields] for v in context.value_objects[2:]} == {
        "Discount": ["code: str", "share: Decimal"],
        "Approval": ["by: str", "at: datetime"],
        "Parcel": [],
        "Label": [],
    }


def test_an_import_says_by_whom_and_that_it_is_the_same() -> None:
    design = """### Cross-Domain Dependencies

- **order → stock**: `StockId`, `Quantity` (shared kernel)
- **invoice → stock**: the same
- **Imports from people** (by both): `PersonId`
  - Justification: only the id
"""

    contexts = contexts_of(design, tree=TREE)

    taken = {name: {i.from_: i.types for i in c.imports} for name, c in contexts.items()}
    same = {"stock": ("StockId", "Quantity"), "people": ("PersonId",)}
    assert taken == {"order": same, "invoice": same}


@pytest.mark.parametrize(
    "told",
    [
        "- from `OPEN`: `PAID` or `CLOSED`\n- from `PAID`: `SENT`\n- from `SENT`: `CLOSED`\n- `CLOSED` is final\n",
        "- `OPEN`: `PAID`, `CLOSED`\n- `PAID`: `SENT`\n- `SENT`: `CLOSED`\n",
        "- out of OPEN — to PAID or CLOSED\n- out of PAID — to SENT\n- out of SENT — only to CLOSED\n",
    ],
)
def test_moves_are_told_state_by_state(told: str) -> None:
    design = f"### Smart Enums\n\n**OrderStatus** — how far\n\nOPEN, PAID, SENT, CLOSED\n\n{told}"

    (enum,) = context_of(design).enums

    assert (enum.states, enum.transitions) == (("OPEN", "PAID", "SENT", "CLOSED"), MOVES)


@pytest.mark.parametrize(
    "told",
    [
        "1. `pay(amount)` — at the till; `OPEN → PAID`; emits `OrderPaid`; ends with `Paid | TooLittle(due: Total)`\n",
        "- `pay(amount)`: `OPEN → PAID`. Emits `OrderPaid`. Returns `Paid | TooLittle(due: Total)`\n",
        """| Command | From | To | Ends in | Event |
|---|---|---|---|---|
| `pay(amount)` | OPEN | PAID | `Paid | TooLittle(due: Total)` | `OrderPaid` |
""",
    ],
)
def test_a_command_is_told_in_clauses(told: str) -> None:
    root = "### Aggregates\n\n**Order** (aggregate root)\n\n- id: OrderId\n- status: OrderStatus = OPEN\n"

    context = context_of(f"{ORDER}\n{STATUS}\n{root}\nCommands:\n\n{told}")

    ((command,), (outcome,)) = context.aggregates[0].commands, context.outcomes
    assert [f.text() for f in context.aggregates[0].fields] == [
        "id: OrderId",
        "status: OrderStatus = OPEN",
    ]
    assert (command.name, command.from_, command.to, command.emits) == (
        "pay",
        ("OPEN",),
        "PAID",
        ("OrderPaid",),
    )
    assert [(v.name, [f.text() for f in v.fields]) for v in outcome.variants] == [
        ("Paid", []),
        ("TooLittle", ["due: Total"]),
    ]


def test_a_sentence_under_a_heading_says_what_the_model_is() -> None:
    design = f"""{ORDER}
### Aggregates

#### Order

Aggregate root. Guards the total.

Fields: `id: OrderId`, `total: Total`

#### Line

Entity inside Order.

Fields: `number: int`, `total: Total`

#### Discount

Value object, compared by content.

Fields: `share: Decimal`
"""

    context = context_of(design)

    assert [root.name for root in context.aggregates] == ["Order"]
    assert [entity.name for entity in context.entities] == ["Line"]
    assert [value.name for value in context.value_objects] == ["OrderId", "Total", "Discount"]


def test_a_bullet_of_calls_is_what_a_repository_is_asked() -> None:
    design = """### Repository Requirements

**OrderRepository** — SQL

- get, save, query_by_total, overlapping(number, period)
- latest_for(number)
- keeps rows for seven years
"""

    (repository,) = context_of(design).repositories

    asked = [operation.name for operation in repository.operations]
    assert asked == ["get", "save", "query_by_total", "overlapping", "latest_for"]


def test_a_sentence_tells_what_is_taken_from_where() -> None:
    design = """### Cross-Domain Dependencies

From `collection` we take `ObjectId` and nothing else. Justification: only for the link.
"""

    (taken,) = context_of(design).imports

    assert (taken.from_, taken.types, taken.justification) == (
        "collection",
        ("ObjectId",),
        "only for the link",
    )


def test_a_bound_is_written_out() -> None:
    design = "### Value Objects\n\n- **Sum**: Decimal, at least 2 thousand, at most 50 million\n"

    (value,) = context_of(design).value_objects

    assert value.constraints == {"ge": 2_000, "le": 50_000_000}


@pytest.mark.parametrize(
    "line",
    [
        "`OPEN` → `PAID`: via `pay(amount)`",
        "`OPEN` → `PAID` (by `pay(amount)`)",
        "OPEN → PAID — pay(amount)",
        "OPEN -> PAID on `pay(amount)`",
    ],
)
def test_a_move_names_the_command_that_makes_it(line: str) -> None:
    root = "### Aggregates\n\n- **Order**: `id: OrderId`, `status: OrderStatus`\n"
    design = f"{ORDER}\n### Smart Enums\n\n- **OrderStatus**\n  - `OPEN`: new\n  - `PAID`: done\n"
    design += f"  - **State Transitions**:\n    - {line}\n  - Methods: `is_terminal()`\n\n{root}"

    context = context_of(design)

    (command,) = context.aggregates[0].commands
    assert (command.name, command.from_, command.to) == ("pay", ("OPEN",), "PAID")
    assert [argument.name for argument in command.arguments] == ["amount"]
    assert context.enums[0].transitions == {"OPEN": ("PAID",)}


def test_moves_that_a_line_announces_are_those_of_an_enum_of_any_context() -> None:
    design = """### Smart Enums

| Enum | Context | Members |
|---|---|---|
| OrderStatus | order | OPEN, PAID |
| InvoiceStatus | invoice | DRAFT, SENT |

Transitions of `OrderStatus`:

1. OPEN → PAID

Transitions of `InvoiceStatus`:

1. DRAFT → SENT
"""

    contexts = contexts_of(design, tree=TREE)

    assert contexts["order"].enums[0].transitions == {"OPEN": ("PAID",)}
    assert contexts["invoice"].enums[0].transitions == {"DRAFT": ("SENT",)}


@pytest.mark.parametrize(
    "said",
    ["contains `until` and `reason`", "carries the `until`, `reason`", "with `until`, `reason`"],
)
def test_a_variant_says_what_it_carries(said: str) -> None:
    design = f"### Outcomes\n\n- **PayOutcome**\n  - `Paid`: all is well\n  - `TooEarly`: {said}\n"

    (outcome,) = context_of(design).outcomes

    assert [(v.name, [f.name for f in v.fields]) for v in outcome.variants] == [
        ("Paid", []),
        ("TooEarly", ["until", "reason"]),
    ]


def test_a_neighbour_of_a_root_with_an_identity_is_one_too() -> None:
    design = f"""{ORDER}
### Aggregates

- **Order** (aggregate root): `id: OrderId`, `total: Total`
- **Invoice**
  - id: uuid
  - total: Total
- **Voucher**
  - Fields: code (str, identity), `total: Total`
- **Span**
  - first: date
  - last: date
"""

    context = context_of(design)

    assert [root.name for root in context.aggregates] == ["Order", "Invoice", "Voucher"]
    assert [value.name for value in context.value_objects] == ["OrderId", "Total", "Span"]
