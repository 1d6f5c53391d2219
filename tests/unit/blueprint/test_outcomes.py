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
SHARING = """# Implementation Plan: Beds

## Domain Design: ward

### Aggregates

- **Bed**: `id: BedId`, `number: BedNumber`
  - Commands:
    - `make(number)`: creates, returns `BedMade`

### Outcomes

- **RemakeOutcome**: `BedMade`
"""
HOLDING = """
## Domain Design: visit

### Aggregates

- **Visit**: `id: VisitId`, `ended_in: TakeOutcome`

### Cross-Domain Dependencies

- **Imports from ward**: `TakeOutcome`
  - Justification: a visit keeps how its bed was taken
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


def test_refusals_that_another_context_holds_are_imported_from_where_they_are_declared() -> None:
    contexts = resolve(read(REFUSING + HOLDING).design).design.contexts
    by_name = {context.name: context for context in contexts}

    visit = context_facts(by_name["visit"], by_name, {}, {"Visit": "visit"})

    assert visit.modules["BedTaken"] == "app.domain.ward.outcome"
    assert visit.modules["TakeOutcome"] == "app.domain.ward.bed"


def test_a_union_that_ends_as_another_command_does_stands_where_that_is_declared() -> None:
    (ward,) = resolve(read(SHARING).design).design.contexts

    facts = context_facts(ward, {ward.name: ward}, {}, {"Bed": "bed"})

    assert facts.modules["BedMade"] == "app.domain.ward.bed"
    assert facts.modules["RemakeOutcome"] == "app.domain.ward.bed"
