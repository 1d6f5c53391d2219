"""A class diagram says what the items of a section would."""

import pytest

from extensions.plan import read
from extensions.plan.model import Context

from .plans import plan_with

VALUES = """### Value Objects

- **OrderId**: UUID wrapper
- **Total**: decimal, at least 0

"""


def context_of(design: str) -> Context:
    reading = read(plan_with(VALUES + design))
    assert reading.errors == ()
    return reading.design.contexts[0]


@pytest.mark.parametrize(
    "members",
    [
        """class Order {
        <<aggregate root>>
        +OrderId id
        +List~Line~ lines
        +datetime? paid_at
        +pay(Total amount, datetime now) PayOutcome
        +is_paid() bool
    }""",
        """class Order {
        +id: OrderId
        +lines: list[Line]
        +paid_at: datetime | None
        +pay(amount: Total, now: datetime): PayOutcome
    }
    <<aggregate root>> Order""",
        """class Order
    Order : +OrderId id
    Order : +List~Line~ lines
    Order : +datetime? paid_at
    Order : +pay(Total amount, datetime now) PayOutcome""",
    ],
)
def test_a_class_has_its_fields_and_commands(members: str) -> None:
    design = f"""### Aggregates

```mermaid
classDiagram
    direction LR
    {members}
    class Line {{
        <<entity>>
        Total price
    }}
    Order "1" *-- "1..40" Line : has %% never none
```

### Outcomes

- **PayOutcome**: `Paid` | `TooLittle`
"""

    context = context_of(design)

    (root,), (line,) = context.aggregates, context.entities
    assert (root.name, [f.text() for f in root.fields]) == (
        "Order",
        ["id: OrderId", "lines: list[Line]", "paid_at: datetime?"],
    )
    assert [(c.name, [a.text() for a in c.arguments], c.outcome) for c in root.commands] == [
        ("pay", ["amount: Total", "now: datetime"], "PayOutcome")
    ]
    assert (line.name, [f.text() for f in line.fields]) == ("Line", ["price: Total"])


def test_stereotypes_say_what_else_a_class_is() -> None:
    design = """### Aggregates

```mermaid
classDiagram
    class Order {
        OrderId id
        OrderStatus status
    }
    class OrderStatus {
        <<enumeration>>
        OPEN
        PAID
        +is_terminal() bool
    }
    class Discount {
        <<value object>>
        Decimal share
    }
    class OrderRepository {
        <<repository>>
        +get(OrderId id) Order
        +save(Order order)
    }
```
"""

    context = context_of(design)

    assert [root.name for root in context.aggregates] == ["Order"]
    assert [(e.name, e.states) for e in context.enums] == [("OrderStatus", ("OPEN", "PAID"))]
    assert [f.text() for f in context.value_objects[2].fields] == ["share: Decimal"]
    (repository,) = context.repositories
    assert [operation.name for operation in repository.operations] == ["get", "save"]
