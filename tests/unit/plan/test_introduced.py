"""Items that a paragraph introduces, and what stands under the heading of an aggregate."""

import pytest

from extensions.plan import read
from extensions.plan.model import Design

from .plans import plan_with


def design_of(design: str, storages: str = "") -> Design:
    reading = read(plan_with(design, storages=storages))
    assert reading.errors == ()
    return reading.design


def test_a_table_shows_the_enum_that_the_sentence_above_it_is_about() -> None:
    told = """### Smart Enums

`HullState` says where the ship is.

| State | May move to |
|---|---|
| `MOORED` | `SAILING`, `SOLD` |
| `SAILING` | `MOORED` |
| `SOLD` | — |

A **Tide** has the members `EBB` and `FLOOD`. It carries no lifecycle.

- `turns()`
"""

    hull, tide = design_of(told).contexts[0].enums

    assert (hull.name, hull.states) == ("HullState", ("MOORED", "SAILING", "SOLD"))
    assert hull.transitions == {"MOORED": ("SAILING", "SOLD"), "SAILING": ("MOORED",)}
    assert (tide.name, tide.states) == ("Tide", ("EBB", "FLOOD"))
    assert [method.name for method in tide.methods] == ["turns"]


def test_the_heading_of_an_aggregate_places_what_stands_below_it() -> None:
    told = """### Aggregate: Ship (context `harbour`)

#### Value objects

- **HullMark**: string of 1 to 20 characters

#### Fields

```python
class Ship(BaseModel, frozen=True):
    mark: HullMark
    berth: Berth | None


class Berth(BaseModel, frozen=True):
    quay: HullMark
```

Commands, each of which answers with an outcome:

1. `moor(quay)`: returns `Moored | QuayTaken`

### Aggregate: Pilot (context `crew`)

#### Value objects

- **Licence**: 8 characters
"""

    harbour, crew = design_of(told).contexts

    assert (harbour.name, crew.name) == ("harbour", "crew")
    assert [root.name for root in (*harbour.aggregates, *crew.aggregates)] == ["Ship", "Pilot"]
    assert [value.name for value in crew.value_objects] == ["Licence"]
    assert [field.name for field in harbour.aggregates[0].fields] == ["mark", "berth"]
    assert [command.name for command in harbour.aggregates[0].commands] == ["moor"]


def test_a_sentence_names_the_repository_and_announces_what_it_is_asked() -> None:
    told = """### Repository Requirements

`ShipRepository` is a SQL repository on PostgreSQL. Its operations are:

- `get(ship_id)`
- `query_by_mark(mark)`

It has no delete.
"""

    repository = design_of(told, "- [x] PostgreSQL").contexts[0].repositories[0]

    assert (repository.name, repository.storage) == ("ShipRepository", "postgresql")
    assert [operation.name for operation in repository.operations] == ["get", "query_by_mark"]


def test_a_design_of_a_context_may_spell_the_word_in_capitals() -> None:
    told = """### Value Objects: `harbour`

- **Buoy**: 4 characters

## Domain Design: Crew Context

### Value Objects

- **Licence**: 8 characters
"""

    harbour, crew = design_of(told).contexts

    assert [value.name for value in harbour.value_objects] == ["Buoy"]
    assert (crew.name, [value.name for value in crew.value_objects]) == ("crew", ["Licence"])


def test_a_heading_says_of_what_kind_its_item_is_and_of_which_context() -> None:
    told = """### Context: `harbour`

#### Smart enum `HullState`

| From | → To |
|---|---|
| `MOORED` | `SOLD` |
| `SOLD` | — (terminal) |

### Aggregates

#### harbour :: `Ship`

| Command | → Result |
|---|---|
| `sell()` | Sold / AlreadySold |

#### harbour :: `BoardEntry` (read model)

ship_id: ShipId · state: HullState · until: datetime | None
"""

    harbour = design_of(told).contexts[0]

    assert [(enum.name, enum.transitions) for enum in harbour.enums] == [
        ("HullState", {"MOORED": ("SOLD",)})
    ]
    assert [command.name for command in harbour.aggregates[0].commands] == ["sell"]
    assert [field.name for field in harbour.entities[0].fields] == ["ship_id", "state", "until"]


def test_a_table_of_building_blocks_says_of_what_kind_each_is() -> None:
    told = """### Building blocks

| Kind | Name | Definition |
|---|---|---|
| Value object | `HullMark` | str, 1–20 characters |
| Smart enum | `HullState` | MOORED, SOLD |
| Aggregate | `Ship` | mark: HullMark, state: HullState |
| Event | `ShipSold` | SECURITY_AUDIT, 7 years; mark |
"""

    context = design_of(told).contexts[0]

    assert [value.name for value in context.value_objects] == ["HullMark"]
    assert [enum.states for enum in context.enums] == [("MOORED", "SOLD")]
    assert [field.name for field in context.aggregates[0].fields] == ["mark", "state"]
    assert [(event.name, event.retention) for event in context.events] == [("ShipSold", "7 years")]


def test_what_belongs_to_the_domain_is_no_context() -> None:
    told = """### Values

HullMark — str, 1–20 characters
BerthNumber — int, 1 to 400

### Domain Services

- **BerthFinder**: picks a berth for a ship.
"""

    (context,) = design_of(told).contexts

    assert context.name == "sample"
    assert [value.base for value in context.value_objects] == ["str", "int"]


def test_a_line_names_the_context_of_what_follows_and_an_import_goes_to_who_speaks_of_it() -> None:
    tree = """## Project Structure

```text
src/app/domain/
├── harbour/
└── crew/
```
"""
    told = """### Value Objects

Context `harbour`:

- **HullMark**: 4 characters

Context `crew`:

- **Licence**: what a pilot may steer
  - Fields: `holder: PersonId`, `mark: HullMark | None`
  - Rule: `mark` only for own ships; `holder` is a member

### Cross-Domain Dependencies

- **Imports from registry**: `PersonId`, the crew's only identity
- **Imports from harbour**: `HullMark`
"""

    harbour, crew = read(plan_with(told, more=tree)).design.contexts

    assert [value.name for value in harbour.value_objects] == ["HullMark"]
    assert [field.name for field in crew.value_objects[0].fields] == ["holder", "mark"]
    assert harbour.imports == ()
    assert [(imported.from_, imported.types) for imported in crew.imports] == [
        ("registry", ("PersonId",)),
        ("harbour", ("HullMark",)),
    ]


def test_a_sentence_and_the_code_below_it_go_on_about_a_row() -> None:
    told = """### Value Objects

| Value object | Wraps | Rules |
|---|---|---|
| **Draught** | `Decimal` | 0 or more |
| **Survey** | composite | see below |

`Survey` holds what the surveyor measured:

```python
class Survey(BaseModel, frozen=True):
    draught: Draught
    surveyor: str
```
"""

    draught, survey = design_of(told).contexts[0].value_objects

    assert (draught.name, draught.base) == ("Draught", "Decimal")
    assert [field.name for field in survey.fields] == ["draught", "surveyor"]


@pytest.mark.parametrize(
    "told",
    [
        """| Category | Retention | Events |
|---|---|---|
| SECURITY_AUDIT | 7 years | `ShipSold`, `ShipSeized` |
| WORKFLOW_LIFECYCLE | 90 days | `ShipMoored`, `ShipSailed` |
""",
        """- SECURITY_AUDIT, 7 years: `ShipSold`, `ShipSeized`
- WORKFLOW_LIFECYCLE, 90 days: `ShipMoored`, `ShipSailed`
""",
    ],
)
def test_events_in_code_are_sorted_below_it(told: str) -> None:
    code = """### Domain Events

```python
class ShipSold(EventBase): ship_id: ShipId
class ShipSeized(EventBase): ship_id: ShipId
class ShipMoored(EventBase): ship_id: ShipId
class ShipSailed(EventBase): ship_id: ShipId
```

"""

    events = design_of(code + told).contexts[0].events

    assert [(event.category, event.retention) for event in events] == [
        ("SECURITY_AUDIT", "7 years"),
        ("SECURITY_AUDIT", "7 years"),
        ("WORKFLOW_LIFECYCLE", "90 days"),
        ("WORKFLOW_LIFECYCLE", "90 days"),
    ]
    assert [[field.name for field in event.payload] for event in events] == [["ship_id"]] * 4
