"""How commands end in code: a union for the model, and for the use case what can come back to its caller."""

from extensions.blueprint.building import context_facts
from extensions.blueprint.outcomes import outcome_aliases
from extensions.blueprint.part import CommandFacts
from extensions.plan import read, resolve, write

REFUSING = """# Implementation Plan: Beds

## Domain Design: ward

### Smart Enums

- **BedState**: `FREE`, `TAKEN`; `FREE` → `TAKEN`

### Aggregates

- **Bed**: `id: BedId`, `state: BedState`
  - Commands:
    - `take()`: `FREE` → `TAKEN`; fails with `BedTaken`
"""


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


def test_what_only_fails_otherwise_succeeds_as_every_change_does() -> None:
    design = read(REFUSING).design
    (ward,) = resolve(design).design.contexts

    (bed,) = context_facts(ward, {ward.name: ward}, {}, {"Bed": "bed"}).aggregates
    assert bed.aliases == (
        ("TakeOutcome", ("Changed[Bed, EventBase]", "BedTaken", "TransitionRefused[BedState]")),
    )
    (written,) = read(write(design)).design.contexts
    assert [o.refusals_only for o in written.outcomes] == [True]
