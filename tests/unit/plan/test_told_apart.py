"""What a plan tells apart from where it declares it: fields of variants, and what commands do."""

import pytest

from extensions.plan import read
from extensions.plan.model import Context

from .plans import plan_with

SHIP = """### Aggregates

#### Ship

```python
class Ship(BaseModel):  # aggregate root
    id: ShipId
    state: HullState

    def sell(self, buyer: PilotId) -> SellOutcome: ...
    def moor(self) -> Moored | QuayTaken: ...
```

"""
STATES = """### Smart Enums

- **HullState**: SAILING, MOORED, SOLD
  - SAILING → MOORED
  - MOORED → SOLD

"""


def context_of(design: str) -> Context:
    reading = read(plan_with(design))
    assert reading.errors == ()
    return reading.design.contexts[0]


@pytest.mark.parametrize(
    "told",
    [
        """| Variant | Fields |
|---|---|
| `Sold` | `ship: Ship`, `buyer: PilotId` |
| `AlreadySold` | no fields |
| `Moored` | `ship: Ship` |
""",
        """The variants:

- **Sold**: `ship: Ship`, `buyer: PilotId`
- **AlreadySold**: no fields
- **Moored**: `ship: Ship`
""",
        """```python
class Sold(BaseModel):
    ship: Ship
    buyer: PilotId
class Moored(BaseModel):
    ship: Ship
```
""",
    ],
)
def test_the_fields_of_variants_are_told_apart_from_their_unions(told: str) -> None:
    design = f"{SHIP}### Outcomes\n\n- **SellOutcome**: `Sold | AlreadySold`\n\n{told}"

    outcomes = context_of(design).outcomes

    fields = {v.name: [f.name for f in v.fields] for o in outcomes for v in o.variants}
    assert [outcome.name for outcome in outcomes] == ["MoorOutcome", "SellOutcome"]
    assert fields == {
        "Moored": ["ship"],
        "QuayTaken": [],
        "Sold": ["ship", "buyer"],
        "AlreadySold": [],
    }


@pytest.mark.parametrize(
    "told",
    [
        "- `moor` moves `SAILING` → `MOORED`; `sell` moves `MOORED` → `SOLD` and emits `ShipSold`.\n",
        (
            "Rules, one for each command:\n\n- `moor`: `SAILING` → `MOORED`\n"
            "- `sell`: `MOORED` → `SOLD`; emits `ShipSold`\n"
        ),
    ],
)
def test_what_commands_do_is_told_below_their_signatures(told: str) -> None:
    ship = context_of(f"{STATES}{SHIP}{told}").aggregates[0]

    sell, moor = ship.commands

    assert (moor.name, moor.from_, moor.to) == ("moor", ("SAILING",), "MOORED")
    assert (sell.name, sell.from_, sell.to) == ("sell", ("MOORED",), "SOLD")
    assert sell.emits == ("ShipSold",)
    assert [field.name for field in ship.fields] == ["id", "state"]
