"""What a repository is asked beside what every repository is."""

from extensions.blueprint.building import context_facts
from extensions.plan import read, resolve
from extensions.rooms import Room

ROWS = Room(storage="postgresql", label="Rows", type="SQL", facts={"prefix": "Sql"})
PLAN = """# Implementation Plan: Keys

## Domain Design

### Value Objects

- **KeyId**: UUID wrapper for aggregate root identity

### Aggregates

- **Key** (aggregate root): `id: KeyId`

### Repository Requirements

- **KeyRepository**
  - Storage Type: SQL
  - Operations: get, save, peek, place, purge, rotate_all
"""


def test_an_operation_that_hides_one_of_every_repository_is_called_after_its_aggregate() -> None:
    (designed,) = resolve(read(PLAN).design).design.contexts

    contexts = {designed.name: designed}
    (key,) = context_facts(designed, contexts, {"postgresql": ROWS}, {"Key": "key"}).aggregates

    assert [operation.name for operation in key.stubs] == [
        "peek_key",
        "place_key",
        "purge_key",
        "rotate_all",
    ]


CUPS = """# Implementation Plan: Cups

## Domain Design

### Value Objects

- **CupId**: UUID wrapper for aggregate root identity
- **Code**: string, 6 to 10 characters

### Aggregates

- **Cup**: `id: CupId`, `size: Code`, `code: Code?`, `spare: Code?`

### Repository Requirements

- **CupRepository** (SQL): get, save, get_by_code
"""


def test_an_example_has_what_it_is_looked_for_by() -> None:
    (design,) = resolve(read(CUPS).design).design.contexts

    (cup,) = context_facts(
        design, {design.name: design}, {"postgresql": ROWS}, {"Cup": "cup"}
    ).aggregates

    assert [field.name for field in cup.told_of_new] == ["size", "code"]
