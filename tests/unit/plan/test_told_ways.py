"""Ways in which a command ends, told without a label: in bullets below it, in sentences, and in columns of their own."""

import pytest

from extensions.plan import read
from extensions.plan.model import Context

from .plans import plan_with

DESIGN = """### Smart Enums

- **LoanStatus**: OPEN → RETURNED, LOST

### Aggregates

- `Loan`
  - Fields
    - `id`: LoanId
    - `status`: LoanStatus
{commands}
### Domain Events

- **LoanClosed**: WORKFLOW_LIFECYCLE, 90 days
"""
BELOW = """  - Commands
    - `close(at: Moment)`
      - OPEN to RETURNED
      - `Closed` with the loan and the event `LoanClosed`
      - `NotOpen` in any other state
      - `TooEarly` when `at` is before the first day
"""
IN_BOLD = """  - Commands
    - **close**(at)
      - `OPEN` to `RETURNED`
      - Outcomes: **Closed**, **NotOpen**, **TooEarly**
      - Emits: **LoanClosed**
"""
AS_CLASSES = """  - Commands:
    - **Close** (`at: Moment`), on an OPEN loan
      - `Closed`: now RETURNED; raises LoanClosed
      - `NotOpen`: nobody has it
      - `TooEarly`
"""
IN_SENTENCES = """  - Commands: `close(at)` moves OPEN to RETURNED and answers Closed with the loan and a LoanClosed event; NotOpen in any other status; TooEarly if it is not due.
"""
LISTED = """  - Commands
    - `close(at)` takes the book back, OPEN to RETURNED. Outcomes: `Closed`; `NotOpen`, since nobody has it; or `TooEarly` with the first day. Emits **LoanClosed**.
"""


def context_of(design: str) -> Context:
    reading = read(plan_with(design))
    assert reading.errors == ()
    (context,) = reading.design.contexts
    return context


@pytest.mark.parametrize("commands", [BELOW, IN_BOLD, AS_CLASSES, IN_SENTENCES, LISTED])
def test_ways_are_read_wherever_they_stand(commands: str) -> None:
    context = context_of(DESIGN.format(commands=commands))

    ((close,),) = [root.commands for root in context.aggregates]
    (outcome,) = context.outcomes
    assert (close.name, close.from_, close.to) == ("close", ("OPEN",), "RETURNED")
    assert (close.emits, close.outcome) == (("LoanClosed",), outcome.name)
    assert [way.name for way in outcome.variants] == ["Closed", "NotOpen", "TooEarly"]


def test_a_way_has_in_it_what_words_say() -> None:
    context = context_of(DESIGN.format(commands=BELOW))

    (outcome,) = context.outcomes
    closed, not_open, _ = outcome.variants
    assert [(part.name, part.type) for part in closed.fields] == [
        ("loan", "Loan"),
        ("event", "LoanClosed"),
    ]
    assert not_open.fields == ()


def test_commands_of_two_aggregates_that_are_called_alike_end_each_in_their_own_way() -> None:
    design = """### Aggregates

#### Loan

Fields:
- `id`: LoanId

Commands:
- `settle()` → `LoanSettled | NotDue`: once it is back

#### Deposit

Fields:
- `id`: DepositId

Commands:
- `settle(charge)` → `Released | Retained | NothingHeld`: whatever is left
"""

    outcomes = {outcome.name: outcome for outcome in context_of(design).outcomes}

    assert {name: len(outcome.variants) for name, outcome in outcomes.items()} == {
        "SettleOutcome": 2,
        "DepositSettleOutcome": 3,
    }


def test_a_union_may_stand_behind_what_its_command_does() -> None:
    design = """### Aggregates

#### Loan

- `id: LoanId`

Commands. Each returns its outcome.

- `close(at: Moment) -> CloseOutcome`
  Takes the book back. Nobody asks why.
  `CloseOutcome = Closed | NotOpen`
"""

    context = context_of(design)

    assert [(o.name, len(o.variants)) for o in context.outcomes] == [("CloseOutcome", 2)]


def test_members_may_have_a_column_beside_the_outcome_and_moves_a_table_of_their_own() -> None:
    design = """### Smart Enums

- **LoanStatus**: OPEN → RETURNED

### Aggregates

| Aggregate | Field | Type |
|---|---|---|
| `Loan` | id | `LoanId` |
| | status | `LoanStatus` |

### Commands and Outcomes

| Aggregate | Command | Carries | Outcome | Members |
|---|---|---|---|---|
| `Loan` | `CloseLoan` | loan_id | `CloseResult` | Closed, NotOpen |
| `Loan` | `ExtendLoan` | loan_id, days | `ExtendResult` | Extended, NotOpen |

What moves:

| Command | Status change | Emits |
|---|---|---|
| `CloseLoan` | OPEN → RETURNED | nothing |
"""

    context = context_of(design)

    ((close, extend),) = [root.commands for root in context.aggregates]
    assert (close.name, close.from_, close.to, close.outcome) == (
        "close_loan",
        ("OPEN",),
        "RETURNED",
        "CloseResult",
    )
    assert (extend.name, extend.outcome) == ("extend_loan", "ExtendResult")
    assert [len(outcome.variants) for outcome in context.outcomes] == [2, 2]


@pytest.mark.parametrize(
    ("told", "moves"),
    [
        ("`OPEN` or `LOST`, status stays", ("OPEN", "LOST")),
        ("new, `OPEN`", "OPEN"),
        ("A new loan joins the shelf, `OPEN`", "OPEN"),
        ("makes the loan, in OPEN", "OPEN"),
        ("brings a loan into being as OPEN", "OPEN"),
    ],
)
def test_states_of_a_command_in_few_words(told: str, moves: str | tuple[str, ...]) -> None:
    commands = f"  - Commands\n    - `touch(by)`\n      - {told}\n"

    context = context_of(DESIGN.format(commands=commands))

    ((touch,),) = [root.commands for root in context.aggregates]
    assert (touch.to if touch.creates else touch.from_) == moves


def test_bullets_that_say_what_verbs_do_are_commands() -> None:
    design = """### Aggregates

**Loan** holds `id: LoanId` and `due: DueDate`.

- `plan` puts a loan on the list.
- `remind` writes to whoever has it and raises LoanReminded.

### Domain Events

- **LoanReminded**: WORKFLOW_LIFECYCLE, 90 days
"""

    ((plan, remind),) = [root.commands for root in context_of(design).aggregates]

    assert (plan.name, remind.name, remind.emits) == ("plan", "remind", ("LoanReminded",))
