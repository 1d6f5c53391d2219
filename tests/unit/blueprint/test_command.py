"""How commands end that the plan says little of."""

import pytest

from extensions.blueprint.building import context_facts
from extensions.plan import read, resolve
from tests.update.plans import LENDING


@pytest.mark.parametrize(
    ("ends", "refusal", "stub"),
    [
        ("Renewed | TooLate", "", "the plan does not say how it ends in any other state"),
        ("Renewed | NotAllowed", "NotAllowed", ""),
    ],
)
def test_a_guarded_command_is_left_open_unless_the_plan_says_how_it_is_refused(
    ends: str, refusal: str, stub: str
) -> None:
    plan = LENDING.replace(
        "- **Loan**: A book in the hands of a reader",
        f"""- **Loan**: A book in the hands of a reader
  - Commands: `renew(due: date)`: from OPEN, returns `{ends}`
  - Fields: `due: date`""",
    )
    designed = resolve(read(plan).design).design.contexts

    (loan,) = context_facts(
        designed[0], {c.name: c for c in designed}, {}, {"Loan": "loan"}
    ).aggregates

    (renew,) = (command for command in loan.commands if command.name == "renew")
    assert (renew.refusal, renew.stub) == (refusal, stub)


def test_a_command_that_tells_when_it_happened_is_given_the_time() -> None:
    plan = LENDING.replace(
        "- **Loan**: A book in the hands of a reader",
        """- **Loan**: A book in the hands of a reader
  - Commands: `renew(due: date)`: from OPEN, returns `Renewed(renewed_at: datetime) | NotAllowed`
  - Fields: `due: date`""",
    )
    designed = resolve(read(plan).design).design.contexts

    (loan,) = context_facts(
        designed[0], {c.name: c for c in designed}, {}, {"Loan": "loan"}
    ).aggregates

    (renew,) = (command for command in loan.commands if command.name == "renew")
    assert (renew.timed, renew.success_fields) == (True, (("renewed_at", "at"),))
