"""Enums, values and goals told in the few words that authors spare for them."""

import pytest

from extensions.plan import read
from extensions.plan.model import Context, SmartEnum

from .plans import plan_with


def context_of(design: str) -> Context:
    reading = read(plan_with(design))
    assert reading.errors == ()
    (context,) = reading.design.contexts
    return context


def enum_of(text: str) -> SmartEnum:
    (enum,) = context_of(f"### Smart Enums\n\n{text}\n").enums
    return enum


@pytest.mark.parametrize(
    "text",
    [
        "- **LoanStatus**: OPEN → CLOSED or LOST, both final",
        "- **LoanStatus**: OPEN, CLOSED, LOST. Final: the last two.\n  - OPEN → CLOSED, LOST",
        "- **LoanStatus**: A loan is OPEN, CLOSED or LOST. An open loan can become CLOSED or LOST. CLOSED and LOST are the end of the road.",
        "- **LoanStatus**: A loan starts as OPEN. From there it can become CLOSED or LOST. CLOSED and LOST are final.",
        "**LoanStatus**\n\n- OPEN, the initial state\n- CLOSED\n- LOST\n\nOPEN may become CLOSED or LOST. CLOSED and LOST are final.",
        "`LoanStatus`: `OPEN | CLOSED | LOST`, starts at `OPEN`\n  - `OPEN -> CLOSED`   # it is back\n  - `OPEN -> LOST`   # nobody found it",
        "**Loan status** (`LoanStatus`). One of OPEN, CLOSED and LOST. A loan begins OPEN. OPEN may become CLOSED or LOST. CLOSED and LOST are final.",
    ],
)
def test_a_lifecycle_is_read_in_any_of_these_words(text: str) -> None:
    status = enum_of(text)

    assert (status.name, status.states, status.transitions) == (
        "LoanStatus",
        ("OPEN", "CLOSED", "LOST"),
        {"OPEN": ("CLOSED", "LOST")},
    )
    assert set(status.terminal or ()) == {"CLOSED", "LOST"}


def test_a_remark_may_stand_in_front_of_the_states() -> None:
    assert enum_of("**`Reason`**, no lifecycle: `LATE`, `LOST`, `TORN`").states == (
        "LATE",
        "LOST",
        "TORN",
    )


def test_lines_below_several_enums_are_about_those_that_have_the_states() -> None:
    design = """### Smart Enums

| Name | Values |
|---|---|
| LoanState | OPEN, CLOSED, LOST |
| FineState | DUE, PAID |

Terminal: CLOSED, LOST; PAID.

Both offer `is_terminal()` and `can_transition_to(target)`.
"""

    loan, fine = context_of(design).enums

    assert (loan.terminal, fine.terminal) == (("CLOSED", "LOST"), ("PAID",))


def test_each_lifecycle_has_the_methods_that_a_sentence_gives_to_all() -> None:
    design = """### Smart Enums

Two of these are lifecycles, and each of the two offers `is_terminal()` and `is_out()`.

- **LoanStatus**: OPEN → CLOSED
- **Grade**: GOOD, WORN
- **FineStatus**: DUE → PAID
"""

    methods = {enum.name: [m.name for m in enum.methods] for enum in context_of(design).enums}

    assert methods == {
        "LoanStatus": ["is_terminal", "is_out"],
        "Grade": [],
        "FineStatus": ["is_terminal", "is_out"],
    }


def test_where_something_may_start_in_two_states_it_is_kept_as_a_note() -> None:
    status = enum_of(
        "- **LoanStatus**: OPEN, WAITING\n  - Starts as: OPEN or WAITING\n  - Transitions: WAITING → OPEN"
    )

    assert status.states == ("OPEN", "WAITING")


@pytest.mark.parametrize(
    "text",
    [
        "```text\nLoanId(UUID)      # set by us\nDays(int)         # >= 1; how long\n```",
        "**Loan id** (`LoanId`). A UUID.\n\n**Days** (`Days`). A whole number of days, at least 1.",
        "A `LoanId` and a `BookId` are each a UUID.\n\n- **Days**: int, at least 1",
    ],
)
def test_values_are_defined_in_any_of_these_words(text: str) -> None:
    values = {v.name: v for v in context_of(f"### Value Objects\n\n{text}\n").value_objects}

    assert values["LoanId"].base == "UUID"
    assert (values["Days"].base, values["Days"].constraints["ge"]) == ("int", 1)


def test_a_bullet_below_a_table_of_values_may_say_more_of_one() -> None:
    design = """### Value Objects

| Name | What |
|---|---|
| `LoanRef` | UUID, opaque to us |

- `LoanRef` is there so that nobody has to import a loan.
"""

    (ref,) = context_of(design).value_objects

    assert (ref.name, ref.base) == ("LoanRef", "UUID")


def test_a_part_stands_among_the_fields_or_in_a_sentence() -> None:
    design = """### Aggregates

#### Loan

Fields:
- `id: LoanId`
- `lines: tuple[LoanLine, ...]`
- `LoanLine` (child, frozen): `book: BookId`, `due: date`

A **Reminder** is a frozen record inside the loan and has no identity of its own:
- `sent_on`: date
- `remark`: Remark, or nothing
"""

    context = context_of(design)

    (loan,) = context.aggregates
    parts = {entity.name: [part.text() for part in entity.fields] for entity in context.entities}
    assert [part.name for part in loan.fields] == ["id", "lines"]
    assert parts == {
        "LoanLine": ["book: BookId", "due: date"],
        "Reminder": ["sent_on: date", "remark: Remark?"],
    }


def test_goals_below_a_title_are_counted_and_those_below_a_sentence_are_its_details() -> None:
    goals = """**Performance Goals**: Nothing here is fast but these.
- On the first day
  - 400 loans per second
  - search below 80ms
- A reminder leaves within 5 minutes
  - measured from the day it is due
"""

    assert len(read(plan_with(more=goals)).design.performance_goals) == 3
