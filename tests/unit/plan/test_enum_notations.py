"""One enum in the many notations that plans have for states, moves, ends and predicates."""

from collections.abc import Iterator

import pytest

from extensions.plan import read
from extensions.plan.model import SmartEnum

from .plans import plan_with

MOVES = {"DOCKED": ("LOADING",), "LOADING": ("SAILING", "DOCKED"), "SAILING": ("DOCKED", "SUNK")}
STATES = ("DOCKED", "LOADING", "SAILING", "SUNK")


def enums_of(design: str) -> tuple[SmartEnum, ...]:
    reading = read(plan_with(f"### Smart Enums\n\n{design}\n"))
    assert reading.errors == ()
    return reading.design.contexts[0].enums


def predicates(enum: SmartEnum) -> dict[str, tuple[str, ...]]:
    return {method.name: method.states for method in enum.methods}


LIFECYCLES = {
    "a bullet that says all": """- **FerryState**: DOCKED, LOADING, SAILING, SUNK (initial DOCKED; terminal SUNK); DOCKED → LOADING, LOADING → SAILING | DOCKED,
  SAILING → DOCKED | SUNK. `is_afloat()`: all but SUNK""",
    "a sentence for each thing": """`FerryState` is one of `DOCKED`, `LOADING`, `SAILING` and `SUNK`. It starts as `DOCKED`. `DOCKED` leads to `LOADING`, `LOADING` can become
`SAILING` or go back to `DOCKED`; a `SAILING` ferry returns to `DOCKED` when it lands or, if all goes wrong, becomes `SUNK`. Nothing follows `SUNK`.
It answers `is_afloat()`, which is true for `DOCKED`, `LOADING` and `SAILING`.""",
    "sentences from state to state": """**FerryState**: `DOCKED`, `LOADING`, `SAILING`, `SUNK`.

A ferry begins as `DOCKED`. From `DOCKED` it goes to `LOADING`, from `LOADING` to `SAILING` or back to `DOCKED`, and from `SAILING` only to
`DOCKED` or to `SUNK`. `SUNK` is the end.

- Behaviour: `is_afloat()` (not `SUNK`)""",
    "a bullet for each state": """**`FerryState`**

- `DOCKED` (initial): can become `LOADING`.
- `LOADING`: next `SAILING`, `DOCKED`
- `SAILING`: `DOCKED`, `SUNK`
- `SUNK` (terminal).
- `is_afloat()`: `DOCKED`, `LOADING`, `SAILING`""",
    "what a state leads to below it": """- **FerryState**
  - `DOCKED`
    - → `LOADING`
  - `LOADING`
    - → `SAILING`
    - → `DOCKED` when the captain is ill
  - `SAILING`
    - `DOCKED`
    - `SUNK`
  - `SUNK`: terminal
  - `is_afloat()` — everything except `SUNK`""",
    "a table of old and new states": """**FerryState**: `is_afloat()` for `DOCKED`, `LOADING`, `SAILING`

| Old | Trigger | New |
|---|---|---|
| DOCKED | `load` | LOADING |
| LOADING | `sail` | SAILING |
| LOADING | `unload` | DOCKED |
| SAILING | `land` | DOCKED |
| SAILING | `sink` | SUNK |""",
    "a table with a column for each state": """**FerryState**: `is_afloat()` for `DOCKED`, `LOADING`, `SAILING`

| from ↓ / to → | `DOCKED` | `LOADING` | `SAILING` | `SUNK` |
|---|---|---|---|---|
| `DOCKED` | | ✓ | | |
| `LOADING` | ✓ | | ✓ | |
| `SAILING` | ✓ | | | ✓ |
| `SUNK` | | | | |""",
    "a table with a row for each state": """#### `FerryState`

| State | Meaning | May move to | Terminal? | `is_afloat()` |
|---|---|---|---|---|
| `DOCKED` (initial) | at the pier | `LOADING` | no | ✓ |
| `LOADING` | ramp down | `SAILING`, `DOCKED` | no | ✓ |
| `SAILING` | at sea | `DOCKED` or `SUNK` | no | ✓ |
| `SUNK` | below the sea | nothing, terminal | yes | |""",
    "a table whose first column has the name": """| `FerryState` | Next | `is_afloat()` |
|---|---|---|
| `DOCKED` | `LOADING` | yes |
| `LOADING` | `SAILING`, `DOCKED` | yes |
| `SAILING` | `DOCKED`, `SUNK` | yes |
| `SUNK` | ∅ | no |""",
    "tables under headings of their own": """#### FerryState

##### States

| Name | Description |
|---|---|
| DOCKED | at the pier |
| LOADING | ramp down |
| SAILING | at sea |
| SUNK | below the sea |

##### Transitions

| From | To | Allowed |
|---|---|---|
| DOCKED | LOADING | yes |
| DOCKED | SAILING | no |
| LOADING | SAILING | yes |
| LOADING | DOCKED | yes |
| SAILING | DOCKED | yes |
| SAILING | SUNK | yes |

##### Methods

| Method | Returns | True for |
|---|---|---|
| `is_afloat()` | `bool` | `DOCKED`, `LOADING`, `SAILING` |""",
    "a row in a table of enums": """| Enum | States | Transitions | Terminal | Methods |
|---|---|---|---|---|
| FerryState | DOCKED · LOADING · SAILING · SUNK | DOCKED → LOADING<br>LOADING → SAILING, DOCKED<br>SAILING → DOCKED, SUNK | SUNK | `is_afloat()` = DOCKED, LOADING, SAILING |""",
    "a matrix": """- **FerryState**

| ↓ from / to → | DOCKED | LOADING | SAILING | SUNK |
|---|---|---|---|---|
| DOCKED | | x | | |
| LOADING | x | | x | |
| SAILING | x | | | x |
| SUNK | | | | |

Methods: `is_afloat()` for DOCKED, LOADING and SAILING.""",
    "plain lines": """#### FerryState

```yaml
DOCKED: [LOADING]
LOADING: [SAILING, DOCKED]
SAILING: [DOCKED, SUNK]
SUNK: []
```

*Methods*

* `is_afloat()` is true unless `SUNK`""",
    "a flow chart": """**FerryState**

```mermaid
flowchart LR
  DOCKED --> LOADING
  LOADING -->|cast off| SAILING
  LOADING --> DOCKED
  SAILING --> DOCKED
  SAILING --> SUNK
```

Offers `is_afloat()` (DOCKED, LOADING, SAILING).""",
    "code and what is said behind it": """```python
class FerryState(StrEnum):
    DOCKED = auto()
    LOADING = auto()
    SAILING = auto()
    SUNK = auto()
```

Transitions: DOCKED → {LOADING}, LOADING → {SAILING, DOCKED}, SAILING → (DOCKED | SUNK).

- `FerryState.is_afloat()` — everything but `SUNK`""",
    "labels with dashes": """- **FerryState**
  - States - DOCKED, LOADING, SAILING, SUNK
  - Starts in - DOCKED
  - Allowed moves - DOCKED to LOADING; LOADING to SAILING or DOCKED; SAILING to DOCKED or SUNK
  - Ends in - SUNK
  - Methods - is_afloat() [DOCKED, LOADING, SAILING]""",
}


@pytest.mark.parametrize("design", LIFECYCLES.values(), ids=LIFECYCLES)
def test_a_lifecycle_is_read_in_any_notation(design: str) -> None:
    (ferry,) = enums_of(design)

    moves = {state: set(targets) for state, targets in ferry.transitions.items()}
    assert set(ferry.states) == set(STATES)
    assert moves == {state: set(targets) for state, targets in MOVES.items()}
    assert (ferry.initial, ferry.terminal) == ("DOCKED", ("SUNK",))
    assert predicates(ferry)["is_afloat"] == tuple(s for s in ferry.states if s != "SUNK")


PREDICATES = {
    "`is_dry()` (true for `TENT`)": ("TENT",),
    "`is_dry()` is true only for `TENT` and `CABIN`": ("TENT", "CABIN"),
    "`is_dry()`: `TENT`. A wet tent is none.": ("TENT",),
    "`is_dry()` → yes for TENT, CABIN; no for the others": ("TENT", "CABIN"),
    "`is_dry()` – false for `HAMMOCK`": ("TENT", "CABIN"),
    "`is_dry()` (every one)": ("TENT", "CABIN", "HAMMOCK"),
    "`is_dry()`, which only `CABIN` is": ("CABIN",),
    "`is_dry()` tells whether one sleeps dry (`TENT`, `CABIN`)": ("TENT", "CABIN"),
    "is_dry(TENT, CABIN)": ("TENT", "CABIN"),
    "`is_dry()`: a `TENT` leaks after a year, a `CABIN` later": (),
}


@pytest.mark.parametrize(("said", "states"), PREDICATES.items(), ids=PREDICATES)
def test_a_predicate_is_true_for_the_states_behind_it(said: str, states: tuple[str, ...]) -> None:
    design = f"- **Shelter**: `TENT`, `CABIN`, `HAMMOCK`\n  - Methods: {said}"

    (shelter,) = enums_of(design)

    assert shelter.states == ("TENT", "CABIN", "HAMMOCK")
    assert predicates(shelter) == {"is_dry": states}


NO_MOVES = (
    "A `MOORED` ferry is never `ADRIFT`.",
    "In `ADRIFT` the coast guard is called after 3 minutes.",
    "The log is a PDF from `MOORED` on.",
    "`ADRIFT → MOORED` is not allowed.",
    "Not allowed: `ADRIFT → MOORED`",
    "When the tide turns, `TideState` starts at `EBB`.",
    "Editable: `MOORED`",
)


@pytest.mark.parametrize("remark", NO_MOVES)
def test_what_is_only_remarked_on_states_moves_nothing(remark: str) -> None:
    design = f"- **BuoyState**: `MOORED`, `ADRIFT`\n  - `MOORED → ADRIFT`\n  - {remark}"

    (buoy,) = enums_of(design)

    assert buoy.states == ("MOORED", "ADRIFT")
    assert buoy.transitions == {"MOORED": ("ADRIFT",)}
    assert buoy.initial == "MOORED"


def moved(enum: SmartEnum) -> Iterator[tuple[str, str, str]]:
    for command in enum.triggers:
        yield from ((command.name, source, command.to or "") for source in command.from_)


COMMANDS = {
    "- `raise_sail(by: CrewId)` moves FURLED to SET": [("raise_sail", "FURLED", "SET")],
    "- FURLED --`raise_sail()`--> SET": [("raise_sail", "FURLED", "SET")],
    "- FURLED → SET via `raise_sail()`": [("raise_sail", "FURLED", "SET")],
}


@pytest.mark.parametrize(("told", "moves"), COMMANDS.items(), ids=COMMANDS)
def test_a_move_is_made_by_the_command_beside_it(
    told: str, moves: list[tuple[str, str, str]]
) -> None:
    (sail,) = enums_of(f"- **SailState**: FURLED, SET\n  {told}")

    assert sail.transitions == {"FURLED": ("SET",)}
    assert list(moved(sail)) == moves
    assert sail.methods == ()


def test_a_table_tells_which_enum_a_method_is_of() -> None:
    design = """- **SailState**: FURLED ↔ SET
- **Wind**: CALM | BREEZE | STORM

| Enum | Method | True for |
|---|---|---|
| `SailState` | `catches_wind()` | `SET` |
| `Wind` | `closes_port()` | `STORM` |
"""

    sail, wind = enums_of(design)

    assert predicates(sail) == {"catches_wind": ("SET",)}
    assert predicates(wind) == {"closes_port": ("STORM",)}


def test_states_have_values_and_remarks_in_bullets_of_their_own() -> None:
    design = '- `Wind`\n  - `CALM = "c"`: no waves\n  - `STORM = "s"`: stay at home\n'

    reading = read(plan_with(f"### Smart Enums\n\n{design}"))

    (wind,) = reading.design.contexts[0].enums
    assert wind.values == {"CALM": "c", "STORM": "s"}
    assert [(note.near, note.text) for note in reading.design.notes] == [
        ("Wind.CALM", "no waves"),
        ("Wind.STORM", "stay at home"),
    ]


def test_a_column_may_be_a_state_that_is_called_as_a_title_is() -> None:
    (context,) = read(
        plan_with(
            "### Smart Enums\n\n**ReportStatus**\n\n| | `NEW` | `OUT` | `DONE` |\n|---|---|---|---|\n"
            "| `NEW` | | ✓ | |\n| `OUT` | | | ✓ |\n| `DONE` | | | |\n"
        )
    ).design.contexts

    assert context.enums[0].transitions == {"NEW": ("OUT",), "OUT": ("DONE",)}
