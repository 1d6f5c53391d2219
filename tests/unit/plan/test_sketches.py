"""Models that a plan sketches as code are the models that its items would be."""

import pytest

from extensions.plan import read
from extensions.plan.model import Context

from .plans import plan_with

VALUES = """### Value Objects

```python
class OrderId(RootModel[UUID], frozen=True): ...
Email = NewType("Email", str)

class SeatCode(RootModel[str], frozen=True):
    root: Annotated[str, Field(pattern=r"^[A-Z]-\\d$", max_length=9)]

class Price(BaseModel, frozen=True):
    amount: Annotated[Decimal, Field(ge=0)]
    currency: str
```
"""
ENUM = """### Smart Enums

```python
class OrderStatus(StrEnum):
    OPEN = "open"
    PAID = "paid"

    def is_terminal(self) -> bool: ...
    def holds_seats(self) -> bool: ...  # OPEN

_NEXT = {OrderStatus.OPEN: {OrderStatus.PAID}, OrderStatus.PAID: set()}
```
"""
ROOT = """### Outcomes

```python
PayOutcome = Paid | Declined
```

### Aggregates

```python
class Order(BaseModel, frozen=True):
    order_id: OrderId
    seats: tuple[SeatCode, ...]
    status: OrderStatus

    def pay(self, amount: Price) -> PayOutcome: ...  # OPEN -> PAID
```

### Domain Events

```python
class OrderPaid(EventBase):  # SECURITY_AUDIT, 7 years
    order_id: OrderId
```

### Repository Requirements

```python
class OrderRepository(Protocol):  # SQL
    async def get(self, order_id: OrderId) -> Order | None: ...
    async def query_by_status(self, status: OrderStatus) -> list[Order]: ...
```
"""


def context_of(design: str) -> Context:
    reading = read(plan_with(design))
    assert reading.errors == ()
    return reading.design.contexts[0]


def test_wrappers_and_composites_are_value_objects() -> None:
    values = context_of(VALUES).value_objects

    assert [(v.name, v.base, v.constraints, [f.text() for f in v.fields]) for v in values] == [
        ("OrderId", "UUID", {}, []),
        ("Email", "str", {}, []),
        ("SeatCode", "str", {"max_length": 9, "pattern": r"^[A-Z]-\d$"}, []),
        ("Price", None, {}, ["amount: Decimal", "currency: str"]),
    ]


def test_an_enum_has_its_states_questions_and_the_moves_of_its_table() -> None:
    enum = context_of(ENUM).enums[0]

    assert (enum.states, enum.transitions) == (("OPEN", "PAID"), {"OPEN": ("PAID",)})
    assert [(m.name, m.states) for m in enum.methods] == [
        ("is_terminal", ()),
        ("holds_seats", ("OPEN",)),
    ]


def test_a_model_with_methods_is_an_aggregate_with_commands() -> None:
    context = context_of(VALUES + ENUM + ROOT)
    root, event, repository = context.aggregates[0], context.events[0], context.repositories[0]

    assert [f.text() for f in root.fields] == [
        "order_id: OrderId",
        "seats: list[SeatCode]",
        "status: OrderStatus",
    ]
    assert [(c.name, c.from_, c.to, c.outcome) for c in root.commands] == [
        ("pay", ("OPEN",), "PAID", "PayOutcome")
    ]
    assert (event.name, event.category, event.retention) == (
        "OrderPaid",
        "SECURITY_AUDIT",
        "7 years",
    )
    assert (repository.name, repository.storage) == ("OrderRepository", "postgresql")
    assert [o.name for o in repository.operations] == ["get", "query_by_status"]


def test_a_default_that_is_a_state_is_the_fields_default() -> None:
    sketch = """### Aggregates

```python
class Order(BaseModel, frozen=True):
    status: OrderStatus = OrderStatus.OPEN
    note: str | None = None

    def is_open(self) -> bool: ...
```
"""

    design = read(plan_with(ENUM + sketch)).design

    (root,) = design.contexts[0].aggregates
    assert [f.text() for f in root.fields] == ["status: OrderStatus = OPEN", "note: str?"]
    assert root.commands == ()
    assert [note.text for note in design.notes if note.near == "Order"] == ["`is_open() -> bool`"]


def test_a_union_takes_in_the_variants_that_stand_beside_it() -> None:
    sketch = """### Outcomes

```python
class Paid(BaseModel):
    kind: Literal["paid"] = "paid"
    total: Price

PayOutcome = Paid | Expired
type ScanOutcome = Annotated[Scanned | Refused, Field(discriminator="kind")]
```
"""

    outcomes = context_of(VALUES + sketch).outcomes

    assert [
        (o.name, [(v.name, [f.text() for f in v.fields]) for v in o.variants]) for o in outcomes
    ] == [
        ("PayOutcome", [("Paid", ["total: Price"]), ("Expired", [])]),
        ("ScanOutcome", [("Scanned", []), ("Refused", [])]),
    ]


@pytest.mark.parametrize(
    ("category", "retention"),
    [
        ("EventCategory.SECURITY_AUDIT", "Retention.SEVEN_YEARS"),
        ('"security_audit"', "Retention.YEARS_7"),
        ("Category.SECURITY_AUDIT", "relativedelta(years=7)"),
    ],
)
def test_an_event_says_as_attributes_what_it_is(category: str, retention: str) -> None:
    sketch = f"""### Domain Events

```python
class SeatLocked(EventBase):
    category: ClassVar = {category}
    retention = {retention}
    seat: str
```
"""

    event = context_of(sketch).events[0]

    assert (event.category, event.retention) == ("SECURITY_AUDIT", "7 years")
    assert [f.text() for f in event.payload] == ["seat: str"]


def test_an_interface_gives_an_aggregate_its_fields() -> None:
    sketch = "### Aggregates\n\n1. Flag\n   ```ts\n   interface Flag {\n     flagId: FlagId;\n     score?: Score;\n   }\n   ```\n"

    assert [f.text() for f in context_of(sketch).aggregates[0].fields] == [
        "flag_id: FlagId",
        "score: Score?",
    ]


def test_code_that_an_item_declares_anyway_is_an_illustration() -> None:
    reading = read(
        plan_with(f"{VALUES}\n- **OrderId**: UUID wrapper for aggregate root identity\n")
    )

    assert reading.errors == ()
    assert [v.name for v in reading.design.contexts[0].value_objects] == [
        "Email",
        "SeatCode",
        "Price",
        "OrderId",
    ]


@pytest.mark.parametrize("code", ["class (", "x = 1\n", "def f(): ...", "class A: pass\n\0"])
def test_code_that_declares_nothing_is_kept(code: str) -> None:
    reading = read(plan_with(f"### Value Objects\n\n```python\n{code}\n```\n"))

    assert reading.errors == ()
    assert all(not context.value_objects or "A" in code for context in reading.design.contexts)


@pytest.mark.parametrize(
    "moves",
    [
        """def can_transition_to(self, target: "OrderStatus") -> bool:
        allowed = {
            OrderStatus.OPEN: {OrderStatus.PAID, OrderStatus.CLOSED},
            OrderStatus.PAID: {OrderStatus.CLOSED},
            OrderStatus.CLOSED: set(),
        }
        return target in allowed[self]""",
        """@property
    def successors(self) -> frozenset["OrderStatus"]:
        match self:
            case OrderStatus.OPEN:
                return frozenset({OrderStatus.PAID, OrderStatus.CLOSED})
            case OrderStatus.PAID:
                return frozenset({OrderStatus.CLOSED})
            case _:
                return frozenset()""",
        """def next_states(self) -> set["OrderStatus"]:
        if self is OrderStatus.OPEN:
            return {OrderStatus.PAID, OrderStatus.CLOSED}
        if self == OrderStatus.PAID:
            return {OrderStatus.CLOSED}
        return set()""",
    ],
)
def test_the_body_of_a_method_tells_where_states_lead(moves: str) -> None:
    sketch = f"""### Smart Enums

```python
class OrderStatus(StrEnum):
    OPEN = "open"
    PAID = "paid"
    CLOSED = "closed"

    {moves}

    def opposite(self) -> "OrderStatus":
        return {{OrderStatus.OPEN: OrderStatus.CLOSED, OrderStatus.CLOSED: OrderStatus.OPEN}}[self]
```
"""

    (enum,) = context_of(sketch).enums

    assert enum.transitions == {"OPEN": ("PAID", "CLOSED"), "PAID": ("CLOSED",)}


def test_the_body_of_a_question_tells_for_which_states_it_is_true() -> None:
    sketch = """### Smart Enums

```python
class OrderStatus(str, Enum):
    OPEN = "open"
    PAID = "paid"
    CLOSED = "closed"

    def takes_money(self) -> bool:
        return self is OrderStatus.OPEN

    def is_known(self) -> bool:
        return self in (OrderStatus.OPEN, OrderStatus.PAID)

    def is_alive(self) -> bool:
        return self is not OrderStatus.CLOSED

    def fee(self) -> Decimal:
        return TABLE[self]
```
"""

    (enum,) = context_of(sketch).enums

    assert {method.name: method.states for method in enum.methods} == {
        "takes_money": ("OPEN",),
        "is_known": ("OPEN", "PAID"),
        "is_alive": ("OPEN", "PAID"),
        "fee": (),
    }


def test_an_import_is_a_statement_of_code() -> None:
    sketch = """### Cross-Domain Dependencies

```python
from app.domain.registry.value import HouseholdId, PersonId  # who lives where
```
"""

    (taken,) = context_of(sketch).imports

    assert (taken.from_, taken.types, taken.justification) == (
        "registry",
        ("HouseholdId", "PersonId"),
        "who lives where",
    )


def test_an_annotated_alias_is_a_union() -> None:
    sketch = "### Outcomes\n\n```python\nPayOutcome: TypeAlias = Paid | Declined\n```\n"

    (outcome,) = context_of(sketch).outcomes

    assert [variant.name for variant in outcome.variants] == ["Paid", "Declined"]


ALIGNED = {
    "columns": "Order  (root)\n  id        OrderId\n  lines     1..* Line\n  coupon    Coupon, absent until given\n\n"
    "Line  (entity)\n  id        LineId\n  placed    date the clerk wrote down",
    "colons": "aggregate Order\n  id: OrderId\n  lines: list of Line\n  coupon: Coupon?\n\nentity Line\n  id: LineId\n  placed: date",
    "tree": "Order <<aggregate root>>\n├── id: OrderId\n├── lines: Line[]\n└── coupon: 0..1 Coupon\nLine <<entity>>\n├── id: LineId\n└── placed: date",
    "braces": "Order (aggregate root) {\n  id: OrderId\n  lines: Line (1..n)\n  coupon: Coupon?  # once one is given\n}\n\nLine (entity) {\n  id: LineId\n  placed: date\n}",
}


@pytest.mark.parametrize("text", [*ALIGNED.values()], ids=[*ALIGNED])
def test_models_in_aligned_text_are_items(text: str) -> None:
    context = context_of(
        f"### The Order aggregate\n\nAn order is placed once.\n\n```text\n{text}\n```\n"
    )

    (order,), (line,) = context.aggregates, context.entities
    assert (order.name, [f.text() for f in order.fields]) == (
        "Order",
        ["id: OrderId", "lines: list[Line]", "coupon: Coupon?"],
    )
    assert (line.name, [f.text() for f in line.fields]) == ("Line", ["id: LineId", "placed: date"])


def test_a_model_in_aligned_text_may_say_what_it_does() -> None:
    text = "Order (aggregate root)\n  id      OrderId\n  pay(amount) -> PayOutcome"

    (order,) = context_of(
        f"### Aggregates\n\n```\n{text}\n```\n\n### Outcomes\n\n- **PayOutcome**: `Paid | Refused`\n"
    ).aggregates

    assert [(c.name, c.outcome) for c in order.commands] == [("pay", "PayOutcome")]


@pytest.mark.parametrize(
    "text",
    ["Order\n  some words about it", "GET /orders\n  200 ok", "Order --> Line\n  id OrderId"],
)
def test_other_text_in_a_block_declares_no_model(text: str) -> None:
    context = context_of(f"### Aggregates\n\n- **Cup**: `id: CupId`\n\n```text\n{text}\n```\n")

    assert [root.name for root in context.aggregates] == ["Cup"]


def test_code_tells_values_that_have_no_identity_and_data_of_several_shapes() -> None:
    design = """### Aggregate

```python
class Moored(BaseModel):
    berth: BerthNumber

class Sailing(BaseModel):
    since: datetime

Place = Moored | Sailing

class Survey(BaseModel):  # entity
    surveyor: PilotId

class Ship(BaseModel):  # aggregate root
    id: ShipId
    place: Place
    surveys: tuple[Survey, ...]

    def sell(self, schema: DeedSchema) -> Sold: ...
```
"""

    reading = read(plan_with(design))

    assert reading.errors == ()
    (context,) = reading.design.contexts
    assert [value.name for value in context.value_objects] == ["Moored", "Sailing"]
    assert [entity.name for entity in context.entities] == ["Survey"]
    assert [outcome.name for outcome in context.outcomes] == ["SellOutcome"]
    ship = context.aggregates[0]
    assert ship.fields[1].type == "Moored | Sailing"
    assert [argument.name for argument in ship.commands[0].arguments] == ["schema_value"]


def test_code_tells_moves_in_pairs_and_in_a_remark() -> None:
    design = """### Smart Enums

```python
class HullState(StrEnum):
    MOORED = "moored"
    SAILING = "sailing"

    def can_transition_to(self, target: "HullState") -> bool:
        return (self, target) in {(HullState.MOORED, HullState.SAILING)}

class Paper(StrEnum):
    VALID = "valid"
    VOID = "void"

    def can_transition_to(self, target: "Paper") -> bool: ...  # VALID -> VOID, nothing else
```
"""

    enums = read(plan_with(design)).design.contexts[0].enums

    assert [enum.transitions for enum in enums] == [{"MOORED": ("SAILING",)}, {"VALID": ("VOID",)}]
