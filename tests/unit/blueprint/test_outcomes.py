"""How commands end in code: a union for the model, and for the use case what can come back to its caller."""

from extensions.blueprint.outcomes import outcome_aliases
from extensions.blueprint.part import CommandFacts


def test_commands_that_share_a_union_answer_with_all_of_its_refusals() -> None:
    moving = CommandFacts(
        name="reserve",
        doc="",
        outcome="HoldOutcome",
        success="Reserved",
        members=("Released", "TransitionRefused"),
    )
    open_one = CommandFacts(
        name="release", doc="", outcome="HoldOutcome", success="Reserved", members=("Released",)
    )

    _, unions, results = outcome_aliases("Bed", "", "BedState", [moving, open_one], frozenset())

    refusals = ("Released", "TransitionRefused[BedState]")
    saved = ("Saved[Bed]", "NotFound", "Stale", "Taken")
    assert unions == (("HoldOutcome", ("Reserved", *refusals)),)
    assert results == (
        ("ReserveBedResult", (*saved, *refusals)),
        ("ReleaseBedResult", (*saved, *refusals)),
    )
