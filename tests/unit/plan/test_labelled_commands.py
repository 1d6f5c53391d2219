"""What comes of a command may stand under labels, below a heading of its own, or in the cells of its row."""

import pytest

from extensions.plan import read
from extensions.plan.model import Command

from .plans import plan_with

DESIGN = """### Smart Enums
- **OrderStatus**: OPEN → PAID; OPEN → CLOSED

### Aggregates
- **Order**: what is bought
  - Fields: `id: OrderId`, `status: OrderStatus`
- **PricePolicy** — stateless domain model, knows what things cost

{commands}

### Domain Events
- **OrderPaid**: WORKFLOW_LIFECYCLE, 90 days
"""
UNDER_HEADINGS = """### Behaviors
#### pay
- Precondition: status is OPEN
- To: PAID
- Outcomes: `Paid`, `Declined`
- Event: `OrderPaid` on `Paid`
"""
UNDER_BULLETS = """### Commands and Results
- `pay`
  - Allowed when: status is `OPEN`
  - Resulting state: PAID
  - Returns: `Paid | Declined`
  - Emits: `OrderPaid` if it is paid
"""
IN_A_TABLE = """### Behaviours and Outcomes
| Behaviour | From | To | Outcomes | Event |
|---|---|---|---|---|
| `pay` | open | paid | `Paid`, `Declined` | OrderPaid (on `Paid`) |
"""


def commands_of(commands: str) -> tuple[Command, ...]:
    (context,) = read(plan_with(DESIGN.format(commands=commands))).design.contexts
    (order,) = context.aggregates
    return order.commands


@pytest.mark.parametrize("commands", [UNDER_HEADINGS, UNDER_BULLETS, IN_A_TABLE])
def test_a_command_is_told_by_labels(commands: str) -> None:
    (pay,) = commands_of(commands)

    assert (pay.name, pay.from_, pay.to, pay.outcome, pay.emits) == (
        "pay",
        ("OPEN",),
        "PAID",
        "PayOutcome",
        ("OrderPaid",),
    )


def test_a_command_that_leaves_the_state_alone_has_no_target() -> None:
    table = "### Behaviours\n| Behaviour | From | To |\n|---|---|---|\n| `rename` | open | unchanged |\n"

    (rename,) = commands_of(table)

    assert (rename.name, rename.from_, rename.to) == ("rename", ("OPEN",), None)


def test_a_part_that_is_told_first_does_not_say_what_the_whole_is() -> None:
    design = """### Aggregates
#### Order (sales)
Fields: `id: OrderId`

Entity **Line**: `id: LineId`, `count: int`
"""

    context = next(iter(read(plan_with(design)).design.contexts))

    assert [root.name for root in context.aggregates] == ["Order"]
    assert [entity.name for entity in context.entities] == ["Line"]


@pytest.mark.parametrize("made", ["starts in OPEN with no lines", "new order, status OPEN"])
def test_a_command_that_makes_an_aggregate_says_in_which_state(made: str) -> None:
    (place,) = commands_of(f"### Behaviours\n1. `place(lines)`: {made}\n")

    assert (place.name, place.creates, place.to) == ("place", True, "OPEN")


IN_CODE = """### Smart Enums
- **LoanStatus**: Three states: OPEN, IN_USE, CLOSED; OPEN → IN_USE → CLOSED

### Domain Models

#### Loan (aggregate root)

```python
class Loan(BaseModel):
    id: LoanId
    status: LoanStatus

    def start(self) -> StartResult: ...
```

Result types:

```python
StartResult = Started | NotAllowed
```

What each behaviour does:

- **start** — `open` → `in_use`. Emits `LoanStarted`. A hit returns `NotAllowed`.
"""
TITLED = """### Smart Enums
- **LoanStatus**: OPEN → IN_USE → CLOSED

### Entities and Behaviours

**Loan** is the aggregate root. It holds `id: LoanId` and `status: LoanStatus`.

1. **Start** a loan (`Loan.start`)
   - By the customer. From Open to InUse.
   - Outcomes:
     - `Started` – the normal case
     - `NotAllowed`
   - Publishes `LoanStarted`.
"""


@pytest.mark.parametrize("design", [IN_CODE, TITLED])
def test_what_code_or_a_title_declares_is_told_below(design: str) -> None:
    reading = read(plan_with(design))

    (context,) = reading.design.contexts
    (loan,) = context.aggregates
    (start,) = loan.commands
    assert (start.name, start.from_, start.to, start.emits, start.description) == (
        "start",
        ("OPEN",),
        "IN_USE",
        ("LoanStarted",),
        "",
    )
    assert [(o.name, [v.name for v in o.variants]) for o in context.outcomes] == [
        (start.outcome, ["Started", "NotAllowed"])
    ]
