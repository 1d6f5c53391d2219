"""Items that a line of their own names, with bullets below that tell the rest without labels."""

from extensions.plan import read
from extensions.plan.model import Context

from .plans import plan_with


def design_of(told: str) -> Context:
    (context,) = read(plan_with(told)).design.contexts
    return context


def test_a_repository_is_kept_by_what_a_bullet_says_it_is_backed_by() -> None:
    context = design_of("""### Repository Requirements

`BuoyRepository`
- backed by PostgreSQL
- `get`, `save`, `count_adrift`
- save_all(buoys) → import, 1,000 a go
""")

    (repository,) = context.repositories

    assert repository.name == "BuoyRepository"
    assert repository.storage == "postgresql"
    assert [o.name for o in repository.operations] == ["get", "save", "count_adrift", "save_all"]


def test_a_line_with_a_name_and_what_it_is_opens_an_entity_of_the_root() -> None:
    context = design_of("""### Aggregates

#### Regatta

- **id**: RegattaId
- **status**: RegattaStatus
- **boats**: list of Boat

Boat (entity):
- **id**: BoatId
- **sail**: SailNumber
""")

    (regatta,), (boat,) = context.aggregates, context.entities

    assert [f.text() for f in regatta.fields] == [
        "id: RegattaId",
        "status: RegattaStatus",
        "boats: list[Boat]",
    ]
    assert [f.text() for f in boat.fields] == ["id: BoatId", "sail: SailNumber"]


def test_a_sentence_makes_the_class_of_a_sketch_an_entity() -> None:
    context = design_of("""### Aggregates

#### Regatta

```python
class Regatta(BaseModel, frozen=True):
    id: RegattaId
    boats: tuple[Boat, ...]

class Boat(BaseModel, frozen=True):
    sail: SailNumber
    crew: CrewSize
```

`Boat` is a child entity, found by its `sail`.
""")

    (boat,) = context.entities

    assert [f.text() for f in boat.fields] == ["sail: SailNumber", "crew: CrewSize"]
    assert context.value_objects == ()


def test_what_a_list_of_queries_asks_is_no_command() -> None:
    context = design_of("""### Aggregates
- **Regatta**: `id: RegattaId`
  - Commands:
    - `start(at)` → `Started` | `TooEarly`
  - Queries:
    - `check_wind(knots) -> WindCheck`
""")

    assert [command.name for command in context.aggregates[0].commands] == ["start"]


def test_payload_that_types_each_field_behind_code_is_read_whole() -> None:
    context = design_of("""### Domain Events

- **BoatFinished**: a boat crosses the line
  - `boat_id`: BoatId, `place`: Place, `at`: FinishTime
  - WORKFLOW_LIFECYCLE, 90 days
- **BoatRetired** (SECURITY_AUDIT, 7 years)
  - boat_id: BoatId
  - by: CrewId
""")

    payloads = [[field.text() for field in event.payload] for event in context.events]

    assert payloads == [
        ["boat_id: BoatId", "place: Place", "at: FinishTime"],
        ["boat_id: BoatId", "by: CrewId"],
    ]


def test_contexts_that_import_together_each_import() -> None:
    design = read(
        plan_with("""### Context: `race`

#### Value Objects

- **RaceId**: UUID

### Context: `crew`

#### Value Objects

- **CrewId**: UUID

### Cross-Domain Dependencies

- **`race` and `crew` import from `event`**: `EventBase`
- Nobody imports from `crew`.
""")
    ).design

    taken = {c.name: [(i.from_, i.types) for i in c.imports] for c in design.contexts}

    assert taken == {"race": [("event", ("EventBase",))], "crew": [("event", ("EventBase",))]}


def test_bullets_that_are_nothing_but_a_label_hold_what_it_labels() -> None:
    reading = read(
        plan_with("""### Smart Enums

**`loan`**

- **LoanStatus**: `OPEN` (initial), `CLOSED` (final)
  - `OPEN → CLOSED`

### Aggregates

**`loan`: `Loan`** (root)

- Identity: `LoanId`
- Fields
  - `id: LoanId`
  - `status: LoanStatus`
- Commands
  - `close(at: ClosedAt)`
    - `OPEN → CLOSED`; nothing may be overdue
    - emits `LoanClosed`
    - fails with `StillOverdue`, `NotOpen`
""")
    )

    (context,) = reading.design.contexts
    (loan,), (ends,) = context.aggregates, context.outcomes

    assert reading.errors == ()
    assert (context.name, loan.name) == ("loan", "Loan")
    assert [field.text() for field in loan.fields] == ["id: LoanId", "status: LoanStatus"]
    assert [(c.name, c.from_, c.to, c.emits) for c in loan.commands] == [
        ("close", ("OPEN",), "CLOSED", ("LoanClosed",))
    ]
    assert [variant.name for variant in ends.variants] == ["StillOverdue", "NotOpen"]
