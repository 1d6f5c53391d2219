"""What a plan tells in several places is one item: overviews with details behind them, rows that go on."""

import pytest

from extensions.plan import read
from extensions.plan.model import Context

from .plans import plan_with

OVERVIEW = """### Aggregates

| Aggregate | Root | Contains | Why |
|---|---|---|---|
| Shopping | `Basket` | `BasketLine` | Changes with each click |

#### Basket

| Field | Type | Required |
|---|---|---|
| `id` | `BasketId` | yes |
| `lines` | list of `BasketLine` | no |
| `coupon` | `Coupon` | when given |
| `closed_at` | `ClosedAt`, only when closed | yes |

| Behaviour | Returns | What it does |
|---|---|---|
| `close(now)` | `Basket` | Draft to closed |
| `total()` | `Money` | What is to be paid |
| `last_line()` | `BasketLine` or nothing | The one added last |

| Part | Field | Type |
|---|---|---|
| `BasketLine` | `id` | `BasketLineId` |
| | `price` | `Price` |
"""
ENUMS = """### Smart Enums

| Enum | Members |
|---|---|
| BasketStatus | `OPEN`, `CLOSED`, `LOST` |
| LineKind | `GOODS`, `GIFT` |

#### Transitions

| Enum | From | To |
|---|---|---|
| BasketStatus | `OPEN` | `CLOSED`, `LOST` |
| | `LOST` | `OPEN` |
| | `CLOSED` | none |
"""


def context_of(design: str) -> Context:
    reading = read(plan_with(design))
    assert reading.errors == ()
    return reading.design.contexts[0]


def test_an_overview_and_the_section_about_an_aggregate_are_one_declaration() -> None:
    context = context_of(OVERVIEW)

    (root,) = context.aggregates
    assert (root.name, [field.text() for field in root.fields]) == (
        "Basket",
        ["id: BasketId", "lines: list[BasketLine]", "coupon: Coupon?", "closed_at: ClosedAt?"],
    )


def test_what_only_tells_something_is_no_command() -> None:
    (root,) = context_of(OVERVIEW).aggregates

    assert [command.name for command in root.commands] == ["close"]


def test_the_rows_of_a_part_are_the_fields_of_an_entity() -> None:
    (line,) = context_of(OVERVIEW).entities

    assert (line.name, [field.text() for field in line.fields]) == (
        "BasketLine",
        ["id: BasketLineId", "price: Price"],
    )


def test_a_list_of_enums_and_the_table_of_their_moves_are_one_declaration() -> None:
    status, kind = context_of(ENUMS).enums

    assert (status.states, status.transitions) == (
        ("OPEN", "CLOSED", "LOST"),
        {"OPEN": ("CLOSED", "LOST"), "LOST": ("OPEN",)},
    )
    assert (kind.states, kind.transitions) == (("GOODS", "GIFT"), {})


@pytest.mark.parametrize(
    "table",
    [
        "| Aggregate | Field | Type |\n|---|---|---|\n| Cup | `id` | `CupId` |\n| | `size` | `Size` |\n| Lid | `id` | `LidId` |",
        "| Aggregate | Field | Type |\n|---|---|---|\n| Cup | `id` | `CupId` |\n| Cup | `size` | `Size` |\n| Lid | `id` | `LidId` |",
    ],
)
def test_rows_below_one_another_tell_of_one_aggregate(table: str) -> None:
    roots = context_of(f"### Aggregates\n\n{table}\n").aggregates

    assert [(root.name, [field.text() for field in root.fields]) for root in roots] == [
        ("Cup", ["id: CupId", "size: Size"]),
        ("Lid", ["id: LidId"]),
    ]


def test_rows_of_variants_and_of_operations_go_on_about_the_name_above_them() -> None:
    context = context_of(
        "### Outcomes\n\n| Union | Variant | Carries |\n|---|---|---|\n| PayOutcome | `Paid` | receipt |\n| | `Refused` | |\n\n"
        "### Repository Requirements\n\n| Repository | Storage | Operation | Notes |\n|---|---|---|---|\n"
        "| CupRepository | SQL | `get` | |\n| | | `save` | in one transaction |\n"
    )

    assert [[variant.name for variant in o.variants] for o in context.outcomes] == [
        ["Paid", "Refused"]
    ]
    assert [(r.name, [o.name for o in r.operations]) for r in context.repositories] == [
        ("CupRepository", ["get", "save"])
    ]


def test_two_lists_of_states_for_one_enum_contradict_each_other() -> None:
    plan = plan_with(
        "### Smart Enums\n\n- **CupState**: FULL, EMPTY\n- **CupSize**: BIG, SMALL\n- **CupState**: FULL, BROKEN\n"
    )

    assert [error.code for error in read(plan).errors] == ["PT403"]


def test_a_name_for_two_kinds_is_a_contradiction() -> None:
    plan = plan_with(
        "### Smart Enums\n\n- **Cup**: FULL, EMPTY\n\n### Aggregates\n\n- **Cup**: `id: CupId`\n"
    )

    assert [error.code for error in read(plan).errors] == ["PT403"]


@pytest.mark.parametrize(
    "table",
    [
        "| | |\n|---|---|\n| **Branch** | `012-cup-wash` |\n| **Date** | 2026-04-01 |",
        "| Branch | Date | Spec |\n|---|---|---|\n| `012-cup-wash` | 2026-04-01 | spec.md |",
    ],
)
def test_a_header_may_be_a_table(table: str) -> None:
    feature = read(f"# Implementation Plan: Cups\n\n{table}\n").design.feature

    assert (feature.branch, feature.date) == ("012-cup-wash", "2026-04-01")


def test_states_may_stand_in_parentheses_behind_what_they_are() -> None:
    (enum,) = context_of(
        "### Smart Enums\n\n- **Glaze**: the 3 usual glazes (`MATT`, `GLOSSY`, `SATIN`)\n"
    ).enums

    assert enum.states == ("MATT", "GLOSSY", "SATIN")


@pytest.mark.parametrize(
    ("written", "type_"),
    [
        ("1..4 `Line`", "list[Line]"),
        ("0..* Line", "list[Line]"),
        ("Line (1..n)", "list[Line]"),
        ("Line[0..*]", "list[Line]"),
        ("one or more `Line`", "list[Line]"),
        ("0..1 Line", "Line?"),
        ("1..1 Line", "Line"),
        ("Line, only when printed", "Line?"),
        ("Line, absent until printed", "Line?"),
    ],
)
def test_a_multiplicity_is_part_of_the_type(written: str, type_: str) -> None:
    design = f"### Aggregates\n\n#### Cup\n\n| Field | Type |\n|---|---|\n| id | CupId |\n| line | {written} |\n\n### Value Objects\n\n- **Line**: str\n"

    (cup,) = context_of(design).aggregates

    assert cup.fields[1].text() == f"line: {type_}"


@pytest.mark.parametrize(
    "line",
    [
        "**CupStore**, Cache: `get`, `save`. Gone after a day.",
        "**CupStore** / Redis — `get`, `save`",
        "`CupStore` [Redis]: get, save",
        "**CupStore** backed by Redis: `get(cup_id)`, `save(cup)`",
        "**CupStore** Redis hash: `get`, `save`",
        "**CupStore** (Redis): `get`, `save`",
    ],
)
def test_what_keeps_a_repository_may_stand_behind_its_name(line: str) -> None:
    (kept,) = context_of(f"### Repository Requirements\n\n- {line}\n").repositories

    assert (kept.name, kept.storage, [o.name for o in kept.operations]) == (
        "CupStore",
        "redis",
        ["get", "save"],
    )


@pytest.mark.parametrize("name", ["`CupStore`", "**CupStore**", "The `CupStore`"])
def test_a_sentence_about_a_repository_names_what_the_bullets_below_it_keep(name: str) -> None:
    (kept,) = context_of(
        f"### Repository Requirements\n\n{name} is a shelf and nothing else.\n\n- **Storage Type**: SQL\n- **Operations**: `get`, `save`\n"
    ).repositories

    assert (kept.name, [o.name for o in kept.operations]) == ("CupStore", ["get", "save"])


def test_a_sentence_says_what_each_model_is() -> None:
    context = context_of(
        """### Entities and Aggregates

**Shelf** is the aggregate root. It has the following attributes:

- `id` (ShelfId)
- `cups` (list of Cup)

**Cup** is an entity inside of Shelf:

- `id` (CupId)
- `rim` (Rim, optional)

**Rack** is the second aggregate root.

- `id` (RackId)

**Visit** is a small model for one visit. It is kept in Redis only.

- `id` (VisitId)
"""
    )

    assert [root.name for root in context.aggregates] == ["Shelf", "Rack"]
    assert [(e.name, [f.text() for f in e.fields]) for e in context.entities] == [
        ("Cup", ["id: CupId", "rim: Rim?"]),
        ("Visit", ["id: VisitId"]),
    ]


def test_several_fields_may_stand_in_one_bullet() -> None:
    (cup,) = context_of(
        "### Aggregates\n\n#### Cup\n\n- `id: CupId`\n- `rim: Rim`, `foot: Foot`\n"
    ).aggregates

    assert [field.text() for field in cup.fields] == ["id: CupId", "rim: Rim", "foot: Foot"]


def test_what_a_model_outside_the_aggregates_does_is_no_command_of_theirs() -> None:
    context = context_of(
        "### Aggregates and Entities\n\n#### Cup (aggregate root)\n\n- `id: CupId`\n- Commands: `fill()`\n\n"
        "#### CupLoad\n\nA snapshot of the cups. It is not an aggregate.\n\n- `cups: CupCount`\n- Methods: `with_cup(cup)`\n"
    )

    assert [[c.name for c in root.commands] for root in context.aggregates] == [["fill"]]


@pytest.mark.parametrize("aside", ["(both contexts)", "(by both)", "(used by all contexts)"])
def test_an_import_may_be_for_every_context(aside: str) -> None:
    design = read(
        plan_with(
            f"#### `cup`\n\n### Value Objects\n\n#### `cup`\n- **CupId**: UUID\n\n#### `lid`\n- **LidId**: UUID\n\n"
            f"### Cross-Domain Dependencies\n\n- **Imports from `shop`**: Money {aside}\n  - Justification: shared\n"
        )
    ).design

    assert [(c.name, [i.types for i in c.imports]) for c in design.contexts] == [
        ("cup", [("Money",)]),
        ("lid", [("Money",)]),
    ]


def test_a_call_named_after_what_it_tells_is_no_command() -> None:
    (cup,) = context_of(
        "### Aggregates\n\n#### Cup\n\n- `id: CupId`\n- Commands:\n  - `fill()`\n  - `sips_left()`, `next_sip()`\n"
    ).aggregates

    assert [command.name for command in cup.commands] == ["fill"]


def test_a_violation_that_points_below_has_its_reason_in_the_table() -> None:
    plan = """# Implementation Plan: Cups

## Constitution Check

**Violations**:
- Washing skips the repository: a raw pipeline. See below.

## Complexity Tracking

| Violation | Why Needed | Alternative |
|---|---|---|
| Cups are washed raw | Faster | Batches |
"""

    (violation,) = read(plan).design.violations

    assert (violation.why, violation.alternative) == ("Faster", "Batches")


@pytest.mark.parametrize(
    "remark",
    [
        "`Refused.reason` is a `RefusalReason`: FULL, BROKEN",
        "`Refused.reason` is one of `RefusalReason` (`FULL`, `BROKEN`)",
        "`Refused.reason` holds a `RefusalReason` = FULL | BROKEN",
    ],
)
def test_a_remark_may_spell_out_an_enum(remark: str) -> None:
    context = context_of(
        f"### Outcomes\n\n- `FillOutcome` = `Filled(cup)` | `Refused(reason)`\n  - {remark}\n"
    )

    assert [(enum.name, enum.states) for enum in context.enums] == [
        ("RefusalReason", ("FULL", "BROKEN"))
    ]
    assert [f.text() for v in context.outcomes[0].variants for f in v.fields] == [
        "cup",
        "reason: RefusalReason",
    ]


def test_one_table_for_each_kind_of_thing_tells_of_all_items_of_all_contexts() -> None:
    reading = read(
        plan_with("""### Smart Enums

| Context | Enum | Members |
|---|---|---|
| `tram` | `TramState` | see States |
| `depot` | `BayState` | see States |
| `depot` | `BayKind` | `roofed`, `open` |

Enum methods:

| Enum | Method | Rule |
|---|---|---|
| `BayKind` | `is_warm()` | True for `roofed` |
| `TramState` | `is_terminal()` | See States |

### States

| Enum | State | Initial | Terminal | Meaning |
|---|---|---|---|---|
| `TramState` | `idle` | yes | no | In its bay |
| `TramState` | `scrapped` | no | yes | Gone |
| `BayState` | `free` | yes | no | Empty |
| `BayState` | `taken` | no | no | Full |

### Transitions

| Enum | From | To | By |
|---|---|---|---|
| `TramState` | `idle` | `scrapped` | `scrap` |
| `BayState` | `free` | `taken` | `park` |
| `BayState` | `taken` | `free` | `leave` |

### Aggregates

| Aggregate | Field | Type | Required |
|---|---|---|---|
| `Tram` | `id` | `TramId` | yes |
| `Tram` | `state` | `TramState` | yes |

### Behaviours

| Aggregate | Behaviour | Allowed in | Effect | Outcomes |
|---|---|---|---|---|
| `Tram` | `build` | creates | Status `idle` | `Tram` |
| `Tram` | `scrap` | `idle` | Status `scrapped`, doors welded | `Scrapped`, `StillRunning` |

### Repository Requirements

| Repository | Storage type |
|---|---|
| `TramRepository` | SQL |

Operations:

| Repository | Operation | Arguments | Returns |
|---|---|---|---|
| `TramRepository` | `get` | `TramId` | `Tram` or nothing |
| `TramRepository` | `list_idle` | date | `Tram` list |
""")
    )

    contexts = {context.name: context for context in reading.design.contexts}
    enums = {e.name: e for context in contexts.values() for e in context.enums}
    (tram,) = contexts["tram"].aggregates
    (kept,) = contexts["tram"].repositories

    assert [e.name for e in contexts["depot"].enums] == ["BayState", "BayKind"]
    assert dict(enums["BayState"].transitions) == {"FREE": ("TAKEN",), "TAKEN": ("FREE",)}
    assert (enums["TramState"].initial, enums["TramState"].terminal) == ("IDLE", ("SCRAPPED",))
    assert [m.name for m in enums["BayKind"].methods] == ["is_warm"]
    assert {(c.name, c.creates, c.from_, c.to) for c in tram.commands} == {
        ("build", True, (), "IDLE"),
        ("scrap", False, ("IDLE",), "SCRAPPED"),
    }
    assert [operation.name for operation in kept.operations] == ["get", "list_idle"]
