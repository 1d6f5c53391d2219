"""Designs told in flowing prose: sentences announce lists, introduce enums, and say what a command ends in."""

from extensions.plan import read
from extensions.plan.model import Context

from .plans import plan_with


def design_of(told: str) -> Context:
    (context,) = read(plan_with(told)).design.contexts
    return context


def test_sentences_introduce_enums_and_say_what_they_answer() -> None:
    context = design_of("""### Enums

`MooringStatus` tells where a mooring stands. It starts as `FREE`. The only moves are:

- `FREE` to `TAKEN`
- `TAKEN` to `CLOSED`

`CLOSED` is terminal. The enum answers `is_terminal() -> bool` and `can_transition_to(target: MooringStatus) -> bool`.

`ShareRule` is the published rule for scarce moorings. Its values are:

- `PRO_RATA`: everyone gets the same part.
- `BY_DATE`: first come, first served.

The rule carries its own arithmetic in `divide(asked: int) -> int`. It knows only counts.

`LeaveReason` records why a boat left: `ON_REQUEST`, `STORM` or `UNPAID`.
""")

    told = [(e.name, e.states, tuple(m.name for m in e.methods)) for e in context.enums]

    assert told == [
        ("MooringStatus", ("FREE", "TAKEN", "CLOSED"), ("is_terminal", "can_transition_to")),
        ("ShareRule", ("PRO_RATA", "BY_DATE"), ("divide",)),
        ("LeaveReason", ("ON_REQUEST", "STORM", "UNPAID"), ()),
    ]
    assert dict(context.enums[0].transitions) == {"FREE": ("TAKEN",), "TAKEN": ("CLOSED",)}


def test_a_sentence_announces_the_commands_of_the_aggregate_under_whose_heading_it_stands() -> None:
    context = design_of("""### Enums

`MooringStatus` is one of `FREE`, `TAKEN`. `FREE` → `TAKEN`.

### The `Mooring` aggregate

A `Mooring` has these fields:

- `id`: `MooringId`
- `status`: `MooringStatus`
- `guests`: `tuple[Guest, ...]`, empty until somebody moors

Members and the harbour master change it through these commands:

- `lay(at: LaidAt)` creates a mooring in `FREE`. It returns a `LayEnds`, whose only case today is `MooringLaid`.
- `take(boat: BoatId)` moves `FREE` to `TAKEN` and emits `MooringTaken`. It returns a `TakeEnds`: `BoatMoored` or `NotFree`.
""")

    (mooring,) = context.aggregates

    assert [f.text() for f in mooring.fields] == [
        "id: MooringId",
        "status: MooringStatus",
        "guests: list[Guest]",
    ]
    assert [(c.name, c.from_, c.to, c.outcome) for c in mooring.commands] == [
        ("lay", (), "FREE", "LayEnds"),
        ("take", ("FREE",), "TAKEN", "TakeEnds"),
    ]
    assert {o.name: [v.name for v in o.variants] for o in context.outcomes} == {
        "LayEnds": ["MooringLaid"],
        "TakeEnds": ["BoatMoored", "NotFree"],
    }


def test_values_told_in_words_have_their_bases_bounds_and_fields() -> None:
    context = design_of("""### Value objects

- `Season` holds two days, `opens_on` and `closes_on`, each a `Day`.
- `LaidAt` wraps a UTC `datetime`.
- `Fee` wraps a `Decimal` in euros with two decimal places, never negative. It is what members pay.
- `Remark`: Wraps `str`; what the harbour master writes (1 to 300 characters)
""")

    told = {
        v.name: (v.base, dict(v.constraints), [f.text() for f in v.fields])
        for v in context.value_objects
    }

    assert told == {
        "Season": (None, {}, ["opens_on: Day", "closes_on: Day"]),
        "LaidAt": ("datetime", {}, []),
        "Fee": ("Decimal", {"decimal_places": 2, "ge": 0}, []),
        "Remark": ("str", {"min_length": 1, "max_length": 300}, []),
    }


def test_events_that_inherit_together_are_told_apart_by_the_sentences_behind() -> None:
    context = design_of("""### Domain Events

`BoatMoored`, `BoatLeft` and `FeeWaived` inherit from `EventBase`. The first two are WORKFLOW_LIFECYCLE and kept 90 days; `FeeWaived` is SECURITY_AUDIT and kept 7 years. Each carries `mooring_id`; `FeeWaived` also carries `reason`.
""")

    told = [(e.name, e.category, e.retention, {f.name for f in e.payload}) for e in context.events]

    assert told == [
        ("BoatMoored", "WORKFLOW_LIFECYCLE", "90 days", {"mooring_id"}),
        ("BoatLeft", "WORKFLOW_LIFECYCLE", "90 days", {"mooring_id"}),
        ("FeeWaived", "SECURITY_AUDIT", "7 years", {"mooring_id", "reason"}),
    ]


def test_paragraphs_call_what_they_tell_of_a_command() -> None:
    context = design_of("""### The berth context

#### Enumerations in berth

`BerthState` says what a berth is good for, and its states are `free`, `held` and `shut`. A `free` berth may become `held`. From `held` the only way forward is `shut`, and `shut` is terminal.

#### The Berth aggregate

It always holds an `id` of type `BerthId` and a `state` of type `BerthState`. It optionally holds a `boat` of type `BoatId` and a `note` of type `BerthNote`.

The command `hold` takes a `boat` and moves a `free` berth to `held`. It answers `BoatTooLong` when the boat does not fit, and otherwise `BerthHeld` or `NotFree`. On success it emits `BoatHeld`.

The command `renew` is allowed only while the berth is `held` and leaves it `held`. It answers `Renewed` or `NotHeld`, and it emits nothing.

#### Events from berth

`BoatHeld` is emitted when a boat is given a berth. It carries `berth_id` and `boat`. Its category is WORKFLOW_LIFECYCLE and it is retained for 90 days.
""")

    (state,), (berth,), (event,) = context.enums, context.aggregates, context.events

    assert dict(state.transitions) == {"FREE": ("HELD",), "HELD": ("SHUT",)}
    assert [f.text() for f in berth.fields][2:] == ["boat: BoatId?", "note: BerthNote?"]
    assert [(c.name, c.from_, c.to, c.emits) for c in berth.commands] == [
        ("hold", ("FREE",), "HELD", ("BoatHeld",)),
        ("renew", ("HELD",), "HELD", ()),
    ]
    assert [[v.name for v in o.variants] for o in context.outcomes] == [
        ["BoatTooLong", "BerthHeld", "NotFree"],
        ["Renewed", "NotHeld"],
    ]
    assert (event.name, event.retention) == ("BoatHeld", "90 days")


def test_clauses_prescribe_what_there_is() -> None:
    context = design_of("""### 2. Enumerations

2.1 `LicenceState` (context `licence`) shall have the following members, in this order.

1. `FILED`: the application is here.
2. `GRANTED`: the licence is in force.

2.2 `LicenceKind` (context `licence`) shall have the members `DAY` and `YEAR`. It shall provide the method `is_renewed()`, which is true for `YEAR` only.

### 3. The aggregate `Licence`

3.1 `Licence` shall be the aggregate root of the context `licence` and shall have the following fields.

1. `id`: `LicenceId`.
2. `state`: `LicenceState`.

3.2 `Licence` shall provide the following commands.

1. `file(holder)` shall create a licence with status `FILED`.
2. `grant(day)` shall move it from `FILED` to `GRANTED`.

3.3 The result of every command other than `file` shall be the discriminated union `LicenceOutcome`, with the following variants.

1. `LicenceChanged`, with the field `licence`: the new `Licence`.
2. `NotAllowed`, with the fields `current`: `LicenceState`, and `on`: date.

### 4. Dependencies

4.1 The context `licence` shall import

1. `HolderId` from the domain `register`, in order to name the holder.
""")

    (licence,), (ends,), (taken,) = context.aggregates, context.outcomes, context.imports

    assert [(e.name, e.states) for e in context.enums] == [
        ("LicenceState", ("FILED", "GRANTED")),
        ("LicenceKind", ("DAY", "YEAR")),
    ]
    assert [f.text() for f in licence.fields] == ["id: LicenceId", "state: LicenceState"]
    assert [(c.name, c.creates, c.from_, c.to, c.outcome) for c in licence.commands] == [
        ("file", True, (), "FILED", None),
        ("grant", False, ("FILED",), "GRANTED", "LicenceOutcome"),
    ]
    assert [(v.name, [f.text() for f in v.fields]) for v in ends.variants] == [
        ("LicenceChanged", ["licence: Licence"]),
        ("NotAllowed", ["current: LicenceState", "on: date"]),
    ]
    assert (taken.from_, taken.types) == ("register", ("HolderId",))
