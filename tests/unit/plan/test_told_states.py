"""State machines as people tell them: in sentences, in drawings, in tables that name no enum."""

import pytest

from extensions.plan import read
from extensions.plan.model import SmartEnum

from .plans import plan_with


def enums_of(design: str) -> tuple[SmartEnum, ...]:
    reading = read(plan_with(f"### Smart Enums\n\n{design}\n"))
    assert reading.errors == ()
    return reading.design.contexts[0].enums


def test_sentences_list_states_and_move_between_them_in_small_letters() -> None:
    design = """- **TicketStatus**: The life of a ticket. States are `DRAFT`, `OPEN`, `ON_HOLD`, `SOLVED`, `REJECTED` and `CANCELLED`.
  - A draft goes open or is cancelled. An open ticket may be put on hold, be solved by an agent or be rejected if it is not ours.
  - A ticket on hold may return to open, provided the customer has not given up meanwhile, or be cancelled.
  - Solved, rejected and cancelled are final. A draft is never solved.
"""

    (ticket,) = enums_of(design)

    assert ticket.states == ("DRAFT", "OPEN", "ON_HOLD", "SOLVED", "REJECTED", "CANCELLED")
    assert ticket.transitions == {
        "DRAFT": ("OPEN", "CANCELLED"),
        "OPEN": ("ON_HOLD", "SOLVED", "REJECTED"),
        "ON_HOLD": ("OPEN", "CANCELLED"),
    }
    assert ticket.terminal == ("SOLVED", "REJECTED", "CANCELLED")


def test_moves_that_are_spelled_out_need_no_sentences() -> None:
    design = """- **Phase**: A, B, C; A → B; B → C
  - An A may become C by a miracle of which we only talk. A b is a.
"""

    (phase,) = enums_of(design)

    assert phase.transitions == {"A": ("B",), "B": ("C",)}


def test_a_drawing_moves_along_lines_and_around_corners() -> None:
    design = """- **Stage**: INTAKE, REVIEW, EXTRA, SIGNING, DONE, REFUSED, REPLACED

Stage transitions:

```text
INTAKE ──► REVIEW ──► SIGNING ──► DONE
             │  ▲         │
             ▼  │         └─────► REFUSED
           EXTRA

any non-terminal stage ──► REPLACED   (a new version arrived)
```
"""

    (stage,) = enums_of(design)

    assert stage.transitions == {
        "INTAKE": ("REVIEW", "REPLACED"),
        "REVIEW": ("SIGNING", "EXTRA", "REPLACED"),
        "EXTRA": ("REVIEW", "REPLACED"),
        "SIGNING": ("DONE", "REFUSED", "REPLACED"),
    }
    assert stage.terminal == ("DONE", "REFUSED", "REPLACED")


@pytest.mark.parametrize("announced", ["State machine:\n\n", "", "**Transitions**\n\n"])
def test_a_table_of_moves_belongs_to_the_enum_that_has_its_states(announced: str) -> None:
    design = f"""- **DealState**: OPEN, WAITING, AGREED
- **Cause**: PRICE, TIME

{announced}| State | May move to |
|---|---|
| OPEN | WAITING |
| WAITING | OPEN, AGREED |
| AGREED | nowhere |
"""

    deal, cause = enums_of(design)

    assert deal.transitions == {"OPEN": ("WAITING",), "WAITING": ("OPEN", "AGREED")}
    assert (cause.states, cause.transitions) == (("PRICE", "TIME"), {})


def test_what_is_terminal_and_what_falls_back_stand_in_one_bullet() -> None:
    design = """- **MatchStatus**: `OPEN`, `MATCHED`, `DONE`, `WITHDRAWN`
  - DONE and WITHDRAWN are terminal. MATCHED may fall back to OPEN when the offer is lost.
"""

    (match,) = enums_of(design)

    assert (match.transitions, match.terminal) == ({"MATCHED": ("OPEN",)}, ("DONE", "WITHDRAWN"))


def test_a_matrix_needs_no_column_for_states_that_nothing_leads_to() -> None:
    design = """- **RunStatus**: QUEUED, RUNNING, DONE

Transitions of `RunStatus`:

| from \\ to | RUNNING | DONE |
|---|:---:|:---:|
| QUEUED | ✓ | |
| RUNNING | | ✓ |
"""

    (run,) = enums_of(design)

    assert run.transitions == {"QUEUED": ("RUNNING",), "RUNNING": ("DONE",)}


def test_a_method_of_an_enum_is_not_given_itself() -> None:
    design = "- **Klass**: `A`, `B`\n  - `allows(self, other: Klass) -> bool`\n"

    (klass,) = enums_of(design)

    assert [argument.text() for argument in klass.methods[0].arguments] == ["other: Klass"]
