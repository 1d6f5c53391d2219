"""Lines that open a section of the design, or a part of a model, in words of their own."""

import pytest

from extensions.plan import read
from extensions.plan.model import Context

from .plans import plan_with


def context_of(design: str) -> Context:
    reading = read(plan_with(f"x\n\n## Domain Design\n\n{design}"))
    assert reading.errors == ()
    return reading.design.contexts[0]


VESSEL = """### The Vessel aggregate

It decides who is on board.

{fields}

- `vessel_id: VesselId`
- `seats: SeatCount`
- `cabins: tuple[Cabin, ...]`

{part}

- `cabin_id: CabinId`
- `seats: SeatCount`

{invariants}

- Nobody boards twice.

{commands}

- `board(seats)` → `BoardOutcome`
- `leave()` → `LeaveOutcome`

{outcomes}

- `BoardOutcome` = `Boarded` | `Full`
- `LeaveOutcome` = `Left` | `NotAboard`

{events}

- **PartyBoarded**, by `board`
  - Payload: `vessel_id`, `seats`
  - Category: WORKFLOW_LIFECYCLE, retention: 90 days

{repository}

- **VesselRepository** – SQL
  - `get(vessel_id)`, `save(vessel)`
"""
HANDS = {
    "bold lines": {
        "fields": "**State**",
        "part": "State of the entity `Cabin`:",
        "invariants": "**Invariants**",
        "commands": "**Commands**",
        "outcomes": "**Outcomes**",
        "events": "**Events raised**",
        "repository": "**Its repository**",
    },
    "chatty lines": {
        "fields": "What it carries:",
        "part": "and each `Cabin`, one per deck:",
        "invariants": "What must always hold:",
        "commands": "What you can do with it:",
        "outcomes": "The outcomes, spelled out:",
        "events": "What it announces:",
        "repository": "Where it is kept:",
    },
    "bold lines with a tail": {
        "fields": "**Its state** – as few fields as we can:",
        "part": "Each `Cabin` holds:",
        "invariants": "**Rules it protects**, always:",
        "commands": "**Behaviour of the vessel** – all of it:",
        "outcomes": "**Outcomes again** – one union each:",
        "events": "**Events it raises**, only one:",
        "repository": "**Repository of the vessel** – the usual:",
    },
    "headings": {
        "fields": "#### State it keeps",
        "part": "#### Fields of each `Cabin`",
        "invariants": "#### Invariants it protects",
        "commands": "#### Commands it accepts",
        "outcomes": "#### Outcome types of this aggregate",
        "events": "#### Outgoing events",
        "repository": "#### How it is stored",
    },
}


@pytest.mark.parametrize("hand", HANDS)
def test_a_model_is_told_under_titles_in_anybodys_words(hand: str) -> None:
    context = context_of(VESSEL.format(**HANDS[hand]))

    (vessel,) = context.aggregates
    (cabin,) = context.entities
    (event,) = context.events
    (kept,) = context.repositories
    assert [field.name for field in vessel.fields] == ["vessel_id", "seats", "cabins"]
    assert [(c.name, c.outcome) for c in vessel.commands] == [
        ("board", "BoardOutcome"),
        ("leave", "LeaveOutcome"),
    ]
    assert [field.name for field in cabin.fields] == ["cabin_id", "seats"]
    assert [outcome.name for outcome in context.outcomes] == ["BoardOutcome", "LeaveOutcome"]
    assert (event.name, event.category) == ("PartyBoarded", "WORKFLOW_LIFECYCLE")
    assert kept.name == "VesselRepository"
    assert [operation.name for operation in kept.operations] == ["get", "save"]


@pytest.mark.parametrize(
    "title",
    [
        "#### Ubiquitous language: value objects",
        "#### Value objects of the quay",
        "**Value objects** – only two, the rest is borrowed:",
        "**Typed identifiers and other value objects**",
        "Our value objects:",
    ],
)
def test_value_objects_stand_under_a_title_in_anybodys_words(title: str) -> None:
    design = (
        f"### The quay: `quay`\n\n{title}\n\n- `BerthId` – UUID\n- `Draught` – integer, 1 to 20\n"
    )

    quay = context_of(design)

    assert [(value.name, value.base) for value in quay.value_objects] == [
        ("BerthId", "UUID"),
        ("Draught", "int"),
    ]


def test_an_item_of_another_section_is_what_it_is_said_to_be() -> None:
    design = """### The quay: `quay`

**Value objects**

- `BerthId` – UUID
- `Draught` – integer, 1 to 20

**BerthState** – `FREE`, `TAKEN`, `CLOSED`

- from `FREE` to `TAKEN`
- from `TAKEN` to `CLOSED`

**Berth** – the aggregate. What it carries:

- `berth_id: BerthId`
- `state: BerthState`
"""

    quay = context_of(design)

    (state,), (berth,) = quay.enums, quay.aggregates
    assert [value.name for value in quay.value_objects] == ["BerthId", "Draught"]
    assert (state.name, state.states) == ("BerthState", ("FREE", "TAKEN", "CLOSED"))
    assert (berth.name, [field.name for field in berth.fields]) == ("Berth", ["berth_id", "state"])


def test_fields_below_a_line_that_names_another_class_are_not_listed_twice() -> None:
    design = """### The Clutch aggregate

Fields:

- `clutch_id: ClutchId`
- `state: ClutchState`

What lies in it looks like this (`Egg`):

- `egg_id: EggId`
- `state: EggState`
"""

    (context,) = read(plan_with(f"x\n\n## Domain Design\n\n{design}")).design.contexts

    (clutch,), (egg,) = context.aggregates, context.entities
    assert [field.name for field in clutch.fields] == ["clutch_id", "state"]
    assert (egg.name, [field.name for field in egg.fields]) == ("Egg", ["egg_id", "state"])


@pytest.mark.parametrize(
    "line",
    ["Consumed events:", "Events that come later:", "**Rules of the house**", "Open questions:"],
)
def test_a_line_about_something_else_opens_nothing(line: str) -> None:
    design = (
        f"### Value Objects\n\n- **BerthId**: UUID\n\n{line}\n\n- `BerthTaken`: nobody knows yet\n"
    )

    context = context_of(design)

    assert context.events == ()
    assert context.aggregates == ()


NUMBERED = """### `hatchery`

1. **Value objects**
   - `EggId`: UUID
2. **Enums**
   - `EggState`: LAID, HATCHED, LOST; LAID → HATCHED | LOST
3. **Aggregate `Clutch`**
   - Fields:
     - `clutch_id: ClutchId`
     - `state: EggState`
   - Commands:
     - `hatch(egg_id)` → `HatchOutcome`
4. **Outcomes**
   - `HatchOutcome` = `Hatched` | `NoSuchEgg`
5. **Events**
   - `EggHatched`: when an egg hatches
     - Category: WORKFLOW_LIFECYCLE
6. **Repositories**
   - `ClutchRepository`: SQL; `get`, `save`
"""
SAID_BEHIND = """### Domain vocabulary

- **EggId** (value object): UUID
- **EggState** (enum): LAID, HATCHED, LOST; LAID → HATCHED | LOST
- **Clutch** (aggregate root): `clutch_id: ClutchId`, `state: EggState`
  - `hatch(egg_id)` → `HatchOutcome`
- **HatchOutcome** (outcome): `Hatched` | `NoSuchEgg`
- **EggHatched** (domain event): WORKFLOW_LIFECYCLE, 90 days
- **ClutchRepository** (repository): SQL; `get`, `save`
"""
SENTENCES = """### `hatchery`

There is one value object:

- `EggId` – UUID

Then the enums.

- `EggState`: LAID, HATCHED, LOST; LAID → HATCHED | LOST

The aggregate is called `Clutch`. Its fields:

- `clutch_id: ClutchId`
- `state: EggState`

The clutch can do this:

- `hatch(egg_id)` → `HatchOutcome`

*Outcomes*

- `HatchOutcome` = `Hatched` | `NoSuchEgg`

It raises one event:

- `EggHatched` (WORKFLOW_LIFECYCLE, 90 days)

And there is one repository:

- `ClutchRepository` – SQL; `get`, `save`
"""


PARAGRAPHS = """### Hatchery (`hatchery`)

**EggId** – value object: UUID.

**EggState** – enum: LAID, HATCHED, LOST. LAID → HATCHED | LOST.

**Clutch** – aggregate root.
Fields: `clutch_id: ClutchId`, `state: EggState`.
Commands: `hatch(egg_id)` → `HatchOutcome`.

**HatchOutcome** – outcome: `Hatched` | `NoSuchEgg`.

**EggHatched** – domain event, WORKFLOW_LIFECYCLE, 90 days.

**ClutchRepository** – repository, SQL, `get`, `save`.
"""
TABLES = """### `hatchery`

#### What we call things

| Type | Wraps |
|---|---|
| `EggId` | UUID |

#### Stages

| Type | Values |
|---|---|
| `EggState` | LAID, HATCHED, LOST |

#### The root: `Clutch`

| Attribute | Type |
|---|---|
| `clutch_id` | `ClutchId` |
| `state` | `EggState` |

##### What a clutch can be told

| Call | Ends in |
|---|---|
| `hatch(egg_id)` | `HatchOutcome` |

#### Endings

| Union | Members |
|---|---|
| `HatchOutcome` | `Hatched`, `NoSuchEgg` |

#### Messages

| Event | Category | Keep |
|---|---|---|
| `EggHatched` | WORKFLOW_LIFECYCLE | 90 days |

#### Shelves

| Port | Store | Calls |
|---|---|---|
| `ClutchRepository` | SQL | `get`, `save` |
"""


@pytest.mark.parametrize("design", [NUMBERED, SAID_BEHIND, SENTENCES, PARAGRAPHS, TABLES])
def test_each_item_is_of_the_section_that_something_around_or_in_it_tells(design: str) -> None:
    context = context_of(design)

    (clutch,), (outcome,) = context.aggregates, context.outcomes
    assert [value.name for value in context.value_objects] == ["EggId"]
    assert [(e.name, e.states) for e in context.enums] == [
        ("EggState", ("LAID", "HATCHED", "LOST"))
    ]
    assert (clutch.name, [field.name for field in clutch.fields]) == (
        "Clutch",
        ["clutch_id", "state"],
    )
    assert [(c.name, c.outcome) for c in clutch.commands] == [("hatch", "HatchOutcome")]
    assert [variant.name for variant in outcome.variants] == ["Hatched", "NoSuchEgg"]
    assert [(e.name, e.category) for e in context.events] == [("EggHatched", "WORKFLOW_LIFECYCLE")]
    assert [kept.name for kept in context.repositories] == ["ClutchRepository"]
