"""Commands in the notations of many hands: where each is allowed, where it leads, what it emits and in which ways it ends."""

import pytest

from extensions.plan import read
from extensions.plan.model import Context

from .plans import plan_with

DESIGN = """### Smart Enums
- **KiteStatus**: PACKED, RIGGED, FLYING, LANDED, TORN; PACKED → RIGGED; RIGGED → FLYING; FLYING → LANDED | TORN

### Aggregates
- **Kite**: `id: KiteId`, `status: KiteStatus`
{commands}

### Domain Events
- **KiteRigged**: WORKFLOW_LIFECYCLE
- **KiteTorn**: WORKFLOW_LIFECYCLE
"""

type Told = tuple[str, tuple[str, ...], str | None, tuple[str, ...], tuple[str, ...]]

RIG: Told = ("rig", ("PACKED",), "RIGGED", ("KiteRigged",), ("Rigged", "LineMissing"))
TEAR: Told = ("tear", ("RIGGED", "FLYING"), "TORN", ("KiteTorn",), ("Torn", "StillWhole"))

SENTENCES = """  - Commands:
    - `rig(lines)` — only while PACKED; moves the kite to RIGGED and emits `KiteRigged`. Returns `Rigged` or `LineMissing`.
    - `tear()` — allowed in RIGGED or FLYING; the kite becomes TORN. Publishes `KiteTorn`. Outcomes: `Torn | StillWhole`.
"""
DEMANDS = """  - Behaviour:
    - `rig(lines)` requires PACKED, leaves the kite RIGGED, emits `KiteRigged` and returns `Rigged` or `LineMissing`.
    - `tear()` works from RIGGED and FLYING; result: TORN, event `KiteTorn` -> `Torn | StillWhole`
"""
PASSIVE = """  - Operations:
    - `rig(lines)`: valid in PACKED. The kite is moved to RIGGED and `KiteRigged` is published. Yields `Rigged` or `LineMissing`.
    - `tear()`: pre: RIGGED or FLYING, post: TORN, event: `KiteTorn`. Yields `Torn` or `StillWhole`.
"""
COLUMNS_OF_ANY_TITLE = """
#### What one can do with a kite

| Verb | Status beforehand | Status afterwards | Announces | Answer |
|---|---|---|---|---|
| rig | `PACKED` | `RIGGED` | `KiteRigged` | `Rigged`<br>`LineMissing` |
| tear | `RIGGED` · `FLYING` | `TORN` | `KiteTorn` | `Torn` / `StillWhole` |
"""
ENDS_IN_TWO_COLUMNS = """
#### Behaviour

| Command | Guard | Success | Failure |
|---|---|---|---|
| `rig(lines)` | status is `PACKED` | `Rigged` → `RIGGED`, emits `KiteRigged` | `LineMissing` |
| `tear()` | `RIGGED` or `FLYING` | `Torn`; status becomes `TORN`, emits `KiteTorn` | `StillWhole` |
"""
BESIDE_THEIR_AGGREGATE = """
| Aggregate | Command | From → To | Emits | Ends in |
|---|---|---|---|---|
| Kite | `rig(lines)` | PACKED → RIGGED | KiteRigged | `Rigged`, `LineMissing` |
| Kite | `tear()` | RIGGED, FLYING → TORN | KiteTorn | `Torn`, `StillWhole` |
"""
BETWEEN_ITS_STATES = """
| # | From | Command | To | Raises | Ends in |
|---|---|---|---|---|---|
| 1 | PACKED | `rig(lines)` | RIGGED | `KiteRigged` | `Rigged` · `LineMissing` |
| 2 | RIGGED | `tear` | TORN | `KiteTorn` | `Torn` · `StillWhole` |
| 3 | FLYING | `tear` | TORN | `KiteTorn` | |
"""
STATUS_ASSIGNED = """  - Commands:
    - `rig(lines)` (guard: status = PACKED) status=RIGGED, raises `KiteRigged`; returns `Rigged` or `LineMissing`
    - `tear()`: if the status is RIGGED or FLYING then status := TORN; emits `KiteTorn`; returns `Torn` or `StillWhole`
"""
SENTENCES_IN_CELLS = """
### Behaviours and Outcomes

| Method | Precondition | Effect | Outcomes |
|---|---|---|---|
| `rig(lines)` | status is PACKED | status becomes RIGGED, emits `KiteRigged` | `Rigged`, `LineMissing` |
| `tear()` | RIGGED or FLYING | → TORN; `KiteTorn` | `Torn` · `StillWhole` |
"""
WITHOUT_MARKS = """
### Behaviours

- rig: PACKED -> RIGGED, emits KiteRigged, outcome Rigged | LineMissing
- tear: RIGGED, FLYING -> TORN, emits KiteTorn, outcome Torn | StillWhole
"""
IN_SMALL_LETTERS = """  - Commands:
    - `rig(lines)`: packed → rigged; emits `KiteRigged`; returns `Rigged | LineMissing`
    - `tear()`: `rigged` or `flying` → `torn`; emits `KiteTorn`; returns `Torn | StillWhole`
"""
PARAGRAPHS_UNDER_HEADINGS = """
### Commands

#### `Kite.rig(lines)`

Takes a PACKED kite to RIGGED. Emits `KiteRigged`.

Returns `Rigged | LineMissing`.

#### `Kite.tear()`

Allowed while RIGGED or FLYING. Moves it to TORN. Emits `KiteTorn`.

Returns `Torn | StillWhole`.
"""
LABELS_BELOW_BOLD = """
### Aggregates

#### Kite

**Commands**:

- **rig** (`lines: int`)
  - **When**: PACKED
  - **Then**: RIGGED
  - **Emits**: `KiteRigged`
  - **Returns**: `Rigged`, `LineMissing`
- **tear**
  - **Allowed in**: RIGGED or FLYING
  - **Moves to**: TORN
  - **Emits**: `KiteTorn`
  - **Returns**: `Torn`, `StillWhole`
"""
A_PARAGRAPH = """
### Commands

When the flyer calls `Kite.rig(lines)`, it goes from PACKED to RIGGED and `KiteRigged` is emitted; the result is `Rigged` or `LineMissing`. `Kite.tear()` is allowed in RIGGED or FLYING, moves the kite to TORN and raises `KiteTorn`; it returns `Torn | StillWhole`.
"""
SLANTED = """  - Commands:
    1. `rig(lines)` — *from* PACKED *to* RIGGED — *emits* KiteRigged — *results* Rigged, LineMissing
    2. `tear()` — *from* RIGGED, FLYING *to* TORN — *emits* KiteTorn — *results* Torn, StillWhole
"""

NAMES_IN_BOLD = """
Commands on a kite:

- **rig**(lines): `PACKED` → `RIGGED`, emits `KiteRigged`. Returns `RigEnds` = `Rigged | LineMissing`.
- **tear**(): `RIGGED` or `FLYING` → `TORN`, emits `KiteTorn`. Returns `TearEnds` = `Torn | StillWhole`.
"""
CALLS_IN_BOLD = """
- **`rig(lines)`** → `RigEnds`
  - `PACKED` → `RIGGED`; raises `KiteRigged`
  - `RigEnds` = `Rigged | LineMissing`
- **`tear()`** → `TearEnds`
  - `RIGGED` → `TORN`, `FLYING` → `TORN`; then `KiteTorn` is published
  - `TearEnds` = `Torn | StillWhole`
"""
ENDS_BY_NAME = """
Commands:
- `rig(lines)`: `PACKED` → `RIGGED`, emits `KiteRigged`
  - Outcome `RigEnds`: `Rigged` | `LineMissing`
- `tear()`: `RIGGED` or `FLYING` → `TORN`, emits `KiteTorn`
  - Outcome `TearEnds`: `Torn` | `StillWhole`
"""
ENDS_TOGETHER = """  - Commands:
    - `rig(lines)`: `PACKED` → `RIGGED`; emits `KiteRigged`
    - `tear()`: `RIGGED` or `FLYING` → `TORN`; emits `KiteTorn`
  - Outcomes:
    - `tear` returns `TearEnds` = `Torn` | `StillWhole`
    - Every other command returns `RigEnds` = `Rigged` | `LineMissing`
"""
WELL_OR_NOT = """  - Behaviour:
    - `rig(lines)`: `PACKED` → `RIGGED`; emits `KiteRigged`
      - Success: `Rigged`
      - Failure: `LineMissing`
    - `tear()`: `RIGGED` or `FLYING` → `TORN`; emits `KiteTorn`
      - On success: `Torn`
      - Otherwise: `StillWhole`
"""
TITLED = """
What it can do:

- **Rig it** — `rig(lines)`: PACKED → RIGGED; event KiteRigged; outcome Rigged or LineMissing
- **Tear it** — `tear()`: RIGGED/FLYING → TORN; event KiteTorn; outcome Torn or StillWhole
"""
BARE_SIGNATURES = """
```
rig(lines: int,
    at: Instant)   -> Rigged | LineMissing
tear()             -> Torn | StillWhole
weight() -> int
```

Rules:

- `rig`: from PACKED to RIGGED. `lines` is above zero. Emits `KiteRigged`.
- `tear`: from RIGGED or FLYING to TORN. Emits `KiteTorn`.
"""


def context_of(commands: str) -> Context:
    reading = read(plan_with(DESIGN.format(commands=commands)))
    assert reading.errors == ()
    (context,) = reading.design.contexts
    return context


def told(context: Context) -> list[Told]:
    (kite,) = context.aggregates
    ends = {o.name: tuple(variant.name for variant in o.variants) for o in context.outcomes}
    return [(c.name, c.from_, c.to, c.emits, ends.get(c.outcome or "", ())) for c in kite.commands]


@pytest.mark.parametrize(
    "commands",
    [
        SENTENCES,
        DEMANDS,
        PASSIVE,
        COLUMNS_OF_ANY_TITLE,
        ENDS_IN_TWO_COLUMNS,
        BESIDE_THEIR_AGGREGATE,
        BETWEEN_ITS_STATES,
        STATUS_ASSIGNED,
        SENTENCES_IN_CELLS,
        WITHOUT_MARKS,
        IN_SMALL_LETTERS,
        PARAGRAPHS_UNDER_HEADINGS,
        A_PARAGRAPH,
        SLANTED,
        NAMES_IN_BOLD,
        CALLS_IN_BOLD,
        ENDS_BY_NAME,
        ENDS_TOGETHER,
        WELL_OR_NOT,
        TITLED,
        BARE_SIGNATURES,
    ],
)
def test_two_commands_are_read_whole_in_any_notation(commands: str) -> None:
    context = context_of(commands)

    assert told(context) == [RIG, TEAR]


def test_labels_below_a_command_in_bold_tell_all_of_it() -> None:
    design = DESIGN.format(commands="").replace(
        "### Aggregates\n- **Kite**: `id: KiteId`, `status: KiteStatus`\n",
        LABELS_BELOW_BOLD.replace(
            "**Commands**", "- Fields: `id: KiteId`, `status: KiteStatus`\n\n**Commands**"
        ),
    )

    (context,) = read(plan_with(design)).design.contexts

    assert told(context) == [RIG, TEAR]


def test_a_sentence_about_a_state_that_is_neither_way_in_nor_way_out_says_nothing_of_it() -> None:
    context = context_of("""  - Commands:
    - `rig(lines)`: PACKED → RIGGED. Once RIGGED nobody can add a line. A kite that is FLYING is left alone.
    - `rename(title)`: cannot be done while FLYING; otherwise harmless
    - `remind()`: tells the flyer when the kite has become TORN
    - `judge()`: the result is `Torn` or `StillWhole`
""")

    assert told(context) == [
        ("rig", ("PACKED",), "RIGGED", (), ()),
        ("rename", (), None, (), ()),
        ("remind", (), None, (), ()),
        ("judge", (), None, (), ("Torn", "StillWhole")),
    ]


def test_all_states_but_some_allow_what_the_enum_allows_from_them() -> None:
    context = context_of("  - Commands: `tear()`: from anywhere except RIGGED, sets status TORN\n")

    assert told(context) == [("tear", ("FLYING",), "TORN", (), ())]


@pytest.mark.parametrize(
    "made", ["(new) → PACKED", "creates a kite in status PACKED", "creates it in PACKED"]
)
def test_what_comes_from_nothing_is_made(made: str) -> None:
    (kite,) = context_of(f"  - Commands:\n    - `sew(cloth)`: {made}\n").aggregates

    assert [(c.name, c.creates, c.from_, c.to) for c in kite.commands] == [
        ("sew", True, (), "PACKED")
    ]


def test_a_method_that_says_what_it_does_asks_and_changes_nothing() -> None:
    context = context_of("""  - Commands:
    - `rig(lines)`: PACKED → RIGGED
    - `carries(load)` → Light / Heavy
    - `hours_left() -> int`: how long the wind lasts
""")

    assert told(context) == [("rig", ("PACKED",), "RIGGED", (), ())]


def test_the_one_class_that_a_command_returns_is_the_one_way_in_which_it_ends() -> None:
    context = context_of("  - Commands:\n    - `rig(lines) -> KiteWasRigged`: PACKED → RIGGED\n")

    assert told(context) == [("rig", ("PACKED",), "RIGGED", (), ("KiteWasRigged",))]


def test_a_trigger_that_is_a_call_tells_of_the_command() -> None:
    design = """### Aggregates
- **Kite**: `id: KiteId`

### Domain Events
| Event | Triggered by | Category |
|---|---|---|
| `KiteRigged` | `Kite.rig()` | WORKFLOW_LIFECYCLE |
| `KiteSold` | `ShopService.sell()` | WORKFLOW_LIFECYCLE |
"""

    (context,) = read(plan_with(design)).design.contexts

    assert told(context) == [("rig", (), None, ("KiteRigged",), ())]


def test_a_table_of_moves_tells_what_its_commands_emit() -> None:
    context = context_of("""
### State changes

| Trigger | From | To | Event |
|---|---|---|---|
| rig | PACKED | RIGGED | KiteRigged |
| tear | RIGGED, FLYING | TORN | KiteTorn |
""")

    assert told(context) == [(*RIG[:4], ()), (*TEAR[:4], ())]


@pytest.mark.parametrize(
    "outcomes",
    [
        "- `rig`: `Rigged` / `LineMissing`\n",
        "- `Kite.rig()` ends in `Rigged` or `LineMissing`\n",
        "| Command | Outcome | Variants |\n|---|---|---|\n| `rig` | `RigOutcome` | `Rigged`, `LineMissing` |\n",
        "RigOutcome is either `Rigged` or `LineMissing`.\n",
        "`RigOutcome` has two variants: `Rigged` and `LineMissing`.\n",
        "**`RigOutcome`**\n\n| Variant | Carries |\n|---|---|\n| `Rigged` | – |\n| `LineMissing` | `length` |\n",
        "- `RigOutcome`\n\n| Variant | When |\n|---|---|\n| `Rigged` | all well |\n| `LineMissing` | too few |\n",
    ],
)
def test_outcomes_apart_are_those_of_their_command(outcomes: str) -> None:
    returned = " -> RigOutcome" if "`rig" not in outcomes and ".rig" not in outcomes else ""

    context = context_of(
        f"  - Commands:\n    - `rig(lines){returned}`: PACKED → RIGGED\n\n### Outcomes\n\n{outcomes}"
    )

    assert told(context) == [("rig", ("PACKED",), "RIGGED", (), ("Rigged", "LineMissing"))]


@pytest.mark.parametrize(
    "told_of",
    [
        "- **Operations**: `get`, `save`\n- `save` returns `Stored | Stale`",
        "- **Operations**: `get`, `save`\n- Returns `Stored | Stale` from `save`",
        "- `get(id)`\n- `save(kite) -> Stored | Stale`",
    ],
)
def test_what_a_repository_is_asked_may_end_in_several_ways(told_of: str) -> None:
    context = context_of(
        f"\n### Repository Requirements\n- **Storage Type**: SQL (`Kite`)\n{told_of}\n"
    )

    assert [(o.name, [v.name for v in o.variants]) for o in context.outcomes] == [
        ("SaveOutcome", ["Stored", "Stale"])
    ]


def test_a_condition_that_is_no_state_is_kept_in_words() -> None:
    reading = read(
        plan_with(
            DESIGN.format(
                commands="  - Commands:\n    - `rig(lines)`\n      - When: the wind is fair\n      - To: RIGGED\n"
            )
        )
    )

    (command,) = reading.design.contexts[0].aggregates[0].commands
    kept = [command.description, *(note.text for note in reading.design.notes)]
    assert (command.from_, command.to) == ((), "RIGGED")
    assert any("the wind is fair" in text for text in kept)


def test_behaviour_beside_the_commands_only_answers() -> None:
    (context,) = read(
        plan_with("""### Aggregates
- **Kite**: `id: KiteId`
  - Commands:
    - `fly()`: returns `Flown | TooCalm`
  - Behaviours:
    - `advice(wind)`: returns `StayDown | GoUp`
    - `reel(line)`: emits `LineReeled`

- `KiteTorn` → `land()`

### Domain Events
- **LineReeled**: WORKFLOW_LIFECYCLE
""")
    ).design.contexts

    (kite,) = context.aggregates

    assert [command.name for command in kite.commands] == ["fly", "reel"]
    assert {outcome.name for outcome in context.outcomes} == {"FlyOutcome", "AdviceOutcome"}
    assert [field.name for field in kite.fields] == ["id"]
