"""Designs told in code are read wherever the code stands and however it tells them."""

from typing import Any

import pytest

from extensions.plan import read

from .plans import plan_with

VALUES = """from app.domain.harbour.value import HarbourId

class BeaconId(RootModel[UUID]): ...
class Candela(RootModel[int]): ...  # 1-90000
"""
STATES = """class LampState(StrEnum):
    DARK = "dark"
    LIT = "lit"
    BROKEN = "broken"

    def can_become(self, other: "LampState") -> bool:
        return other in {
            LampState.DARK: {LampState.LIT},
            LampState.LIT: {LampState.DARK, LampState.BROKEN},
        }.get(self, set())
"""
MODEL = """class Beacon(BaseModel, frozen=True):
    id: BeaconId
    harbour: HarbourId
    strength: Candela
    state: LampState

    # DARK -> LIT; emits BeaconLit
    def light(self, strength: Candela) -> "LightOutcome": ...

LightOutcome = Annotated[Lit | TooWeak, Field(discriminator="kind")]
"""
EVENTS = """class BeaconLit(EventBase):
    \"\"\"Emitted when a lamp goes on. WORKFLOW_LIFECYCLE, 90 days.\"\"\"
    beacon_id: BeaconId
"""
STORES = """class BeaconRepository(Protocol):  # SQL
    async def get(self, id: BeaconId) -> Beacon | None: ...
    async def save(self, beacon: Beacon) -> None: ...
"""
PARTS = {
    "value": VALUES,
    "type": STATES,
    "beacon": MODEL,
    "event": EVENTS,
    "repository": STORES,
}
SECTIONS = {
    "Value Objects": VALUES,
    "Smart Enums": STATES,
    "Aggregates": MODEL,
    "Domain Events": EVENTS,
    "Repository Requirements": STORES,
}


def _fence(code: str) -> str:
    return f"```python\n{code}```\n"


@pytest.mark.parametrize(
    "design",
    [
        pytest.param(
            "### `signals`\n\nAll of it.\n\n" + _fence("\n".join(PARTS.values())),
            id="in one block under a context",
        ),
        pytest.param(
            "### `signals`\n\nAll of it.\n\n```\n" + "\n".join(PARTS.values()) + "```\n",
            id="in one block without a mark",
        ),
        pytest.param(
            "### `signals`\n\n"
            + "".join(f"Bodies are left out.\n\n{_fence(code)}\n" for code in PARTS.values()),
            id="in blocks with a line between them",
        ),
        pytest.param(
            "".join(f"### `signals/{file}.py`\n\n{_fence(code)}\n" for file, code in PARTS.items()),
            id="under the names of files",
        ),
        pytest.param(
            _fence(
                "\n".join(f"# domain/signals/{file}.py\n{code}" for file, code in PARTS.items())
            ),
            id="behind comments that name files",
        ),
        pytest.param(
            "".join(
                f"### {title} (`signals/x.py`)\n\nAs code.\n\n{_fence(code)}\n"
                for title, code in SECTIONS.items()
            ),
            id="under titles with files behind them",
        ),
    ],
)
def test_code_is_read_wherever_it_stands(design: str) -> None:
    structure = "## Project Structure\n\n```text\nsrc/app/domain/signals/\n```\n\n"

    signals = _context(f"{structure}## Domain Design\n\n{design}")

    assert signals == {
        "name": "signals",
        "value_objects": [
            {"name": "BeaconId", "base": "UUID"},
            {"name": "Candela", "base": "int", "constraints": {"ge": 1, "le": 90000}},
        ],
        "enums": [
            {
                "name": "LampState",
                "states": ["DARK", "LIT", "BROKEN"],
                "transitions": {"DARK": ["LIT"], "LIT": ["DARK", "BROKEN"]},
            }
        ],
        "outcomes": [{"name": "LightOutcome", "variants": [{"name": "Lit"}, {"name": "TooWeak"}]}],
        "aggregates": [
            {
                "name": "Beacon",
                "fields": [
                    "id: BeaconId",
                    "harbour: HarbourId",
                    "strength: Candela",
                    "state: LampState",
                ],
                "commands": [
                    {
                        "name": "light",
                        "arguments": ["strength: Candela"],
                        "from": ["DARK"],
                        "to": "LIT",
                        "outcome": "LightOutcome",
                        "emits": ["BeaconLit"],
                    }
                ],
            }
        ],
        "events": [
            {
                "name": "BeaconLit",
                "category": "WORKFLOW_LIFECYCLE",
                "retention": "90 days",
                "payload": ["beacon_id: BeaconId"],
            }
        ],
        "repositories": [
            {"name": "BeaconRepository", "storage": "postgresql", "operations": ["get", "save"]}
        ],
        "imports": [{"from": "harbour", "types": ["HarbourId"]}],
    }


_KEPT = {
    "value_objects": ("name", "base", "constraints"),
    "enums": ("name", "states", "transitions"),
    "outcomes": ("name", "variants"),
    "aggregates": ("name", "fields", "commands"),
    "events": ("name", "category", "retention", "payload"),
    "repositories": ("name", "storage", "operations"),
    "imports": ("from", "types"),
}


def _context(text: str) -> dict[str, Any]:
    """The facts of the only context, without what is only said about them."""
    (context,) = read(plan_with(text)).design.compact()["contexts"]
    facts = {
        kind: [{key: item[key] for key in keys if key in item} for item in context[kind]]
        for kind, keys in _KEPT.items()
        if kind in context
    }
    return {"name": context["name"], **facts}


MEMBERS = """class LampState(StrEnum):
    DARK = "dark"
    LIT = "lit"
    BROKEN = "broken"
"""


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(
            f"""{MEMBERS}
    def can_become(self, other: Self) -> bool:
        match (self, other):
            case (LampState.DARK, LampState.LIT) | (LampState.BROKEN, LampState.BROKEN):
                return False
            case (LampState.DARK, LampState.LIT):
                return True
            case (LampState.LIT, LampState.DARK | LampState.BROKEN):
                return True
            case _:
                return False
""",
            id="a match on pairs",
        ),
        pytest.param(
            f"""{MEMBERS}
    # DARK -> LIT
    # LIT -> DARK or BROKEN
    def can_become(self, other): ...
""",
            id="comments",
        ),
        pytest.param(
            """class LampState(StrEnum):
    DARK = auto()    # -> LIT
    LIT = auto()     # can become DARK or BROKEN
    BROKEN = auto()  # final
""",
            id="comments behind members",
        ),
        pytest.param(
            f'{MEMBERS}\n    def can_become(self, other):\n        """DARK -> LIT; LIT -> DARK, BROKEN."""\n',
            id="a docstring",
        ),
        pytest.param(
            f"""{MEMBERS}
    def next(self):
        return {{"dark": ("lit",), "lit": ("dark", "broken")}}[self.value]
""",
            id="texts of members",
        ),
        pytest.param(
            f"""{MEMBERS}
LampState.DARK -> LIT
LampState.LIT  -> DARK | BROKEN
""",
            id="lines that are no Python",
        ),
        pytest.param(
            f"{MEMBERS}```\n\nA lamp starts as `DARK`. `DARK` -> `LIT`; `LIT` -> `DARK` or `BROKEN`, which is terminal.\n\n```text\n",
            id="a sentence below the block",
        ),
    ],
)
def test_code_tells_where_states_lead(code: str) -> None:
    signals = _context(f"### `signals`\n\n{_fence(code)}")

    assert signals["enums"][0]["transitions"] == {"DARK": ["LIT"], "LIT": ["DARK", "BROKEN"]}


FIELDS = """class Beacon(BaseModel, frozen=True):
    id: BeaconId
    state: LampState
"""


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(
            f"{FIELDS}    def light(self) -> Lit | TooWeak: ...  # DARK -> LIT; emits BeaconLit\n",
            id="a comment behind a method",
        ),
        pytest.param(
            f'{FIELDS}    def light(self) -> Lit | TooWeak:\n        """DARK -> LIT. Emits BeaconLit."""\n',
            id="a docstring",
        ),
        pytest.param(
            f"{FIELDS}    def light(self) -> Lit | TooWeak:\n        # DARK -> LIT, emits BeaconLit\n        ...\n",
            id="a comment in place of a body",
        ),
        pytest.param(
            f"{FIELDS}\ndef light(self) -> Lit | TooWeak:  # DARK -> LIT, emits BeaconLit\n",
            id="a function below the class",
        ),
        pytest.param(
            f"""{FIELDS}
    def light(self) -> Lit | TooWeak:
        if self.state is not LampState.DARK:
            return TooWeak()
        lit = self.model_copy(update={{"state": LampState.LIT}})
        return Lit(beacon=lit, event=BeaconLit(beacon_id=self.id))
""",
            id="a body",
        ),
        pytest.param(
            f"""{FIELDS}```

- `def light(self) -> LightOutcome`
  - `DARK` -> `LIT`; emits `BeaconLit`
  - `LightOutcome = Lit | TooWeak`; `TooWeak` when the battery is low

```text
""",
            id="signatures in bullets",
        ),
    ],
)
def test_code_tells_what_a_command_does(code: str) -> None:
    signals = _context(f"### `signals`\n\n{_fence(f'{MEMBERS}\n{code}')}")

    assert (signals["outcomes"], signals["aggregates"][0]["commands"]) == (
        [{"name": "LightOutcome", "variants": [{"name": "Lit"}, {"name": "TooWeak"}]}],
        [
            {
                "name": "light",
                "from": ["DARK"],
                "to": "LIT",
                "outcome": "LightOutcome",
                "emits": ["BeaconLit"],
            }
        ],
    )


@pytest.mark.parametrize(
    "code",
    [
        "class BeaconLit(EventBase, category=Category.SECURITY_AUDIT, retention=Retention.YEARS_7):\n    by: KeeperId\n",
        '@event(category="SECURITY_AUDIT", retention="7 years")\nclass BeaconLit(EventBase):\n    by: KeeperId\n',
        "# SECURITY_AUDIT, 7 years\nclass BeaconLit(EventBase):\n    by: KeeperId\n",
        "class BeaconLit(DomainEvent):\n    CATEGORY = Category.SECURITY_AUDIT\n    RETENTION = Retention.SEVEN_YEARS\n    by: KeeperId\n",
        'class BeaconLit(EventBase):\n    """On.\n\n    Category: SECURITY_AUDIT\n    Retention: 7 years\n    """\n    by: KeeperId\n',
        "class LampEvent(EventBase):\n    category: Category = Category.SECURITY_AUDIT\n\nclass BeaconLit(LampEvent):  # 7 years\n    by: KeeperId\n",
    ],
)
def test_code_tells_how_long_an_event_is_kept(code: str) -> None:
    signals = _context(f"### `signals`\n\n{_fence(code)}")

    assert signals["events"] == [
        {
            "name": "BeaconLit",
            "category": "SECURITY_AUDIT",
            "retention": "7 years",
            "payload": ["by: KeeperId"],
        }
    ]


def test_a_class_that_another_one_holds_is_an_entity() -> None:
    bulb = "class Bulb(BaseModel, frozen=True):\n    id: BulbId\n    hours: int\n"
    beacon = (
        "class Beacon(BaseModel, frozen=True):\n    id: BeaconId\n    bulbs: tuple[Bulb, ...]\n"
    )

    (signals,) = read(
        plan_with(f"### `signals`\n\n{_fence(bulb)}\nIts owner.\n\n{_fence(beacon)}")
    ).design.contexts

    assert [entity.name for entity in signals.entities] == ["Bulb"]
    assert [aggregate.name for aggregate in signals.aggregates] == ["Beacon"]


def test_interfaces_and_types_of_scripts_are_read_where_no_section_tells() -> None:
    script = (
        "interface Beacon {\n  id: BeaconId;\n  lit: Lamp;\n}\ntype LightOutcome = Lit | TooWeak;\n"
    )

    (signals,) = read(plan_with(f"### `signals`\n\n```ts\n{script}```\n")).design.contexts

    assert [aggregate.name for aggregate in signals.aggregates] == ["Beacon"]
    assert [variant.name for variant in signals.outcomes[0].variants] == ["Lit", "TooWeak"]


def test_code_that_declares_nothing_is_a_note() -> None:
    sketch = "beacon = await beacons.get(id)\noutcome = beacon.light(strength)\n"

    reading = read(plan_with(f"### `signals`\n\nUsed so:\n\n{_fence(sketch)}"))

    assert [context.aggregates for context in reading.design.contexts] == [()]
    assert "outcome = beacon.light(strength)" in " ".join(n.text for n in reading.design.notes)


def test_signatures_below_a_class_are_its_commands_and_a_field_may_bear_the_category() -> None:
    (context,) = read(
        plan_with("""### Smart Enums

- `LampState`: `DARK`, `LIT`; `DARK` → `LIT`

### Aggregates

```python
class Keeper(BaseModel):
    id: KeeperId
```

Next comes the lamp, whose behaviour stands below it:

```python
class Lamp(BaseModel):
    id: LampId
    state: LampState
```

- `Lamp.build(at: BuiltAt) -> Lamp`: classmethod, starts `DARK`, no event
- `kindle() -> Kindled | NotDark`: `DARK -> LIT`, emits `LampKindled`

### Domain Events

```python
class LampKindled(EventBase):     # somebody lit it
    lamp_id: LampId               # SECURITY_AUDIT, 7 years
    at: KindledAt
```
""")
    ).design.contexts

    commands = {root.name: [(c.name, c.to) for c in root.commands] for root in context.aggregates}
    (event,) = context.events

    assert commands == {"Keeper": [], "Lamp": [("build", "DARK"), ("kindle", "LIT")]}
    assert (event.category, event.retention) == ("SECURITY_AUDIT", "7 years")
