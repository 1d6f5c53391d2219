# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import ClassVar, Literal, NamedTuple

from pydantic import BaseModel, PrivateAttr, RootModel

type Steps = tuple["Step", ...]


class Step(RootModel[int], frozen=True):
    root: int


class Ladder(BaseModel, frozen=True):
    known: ClassVar[dict[str, "Ladder"]] = {}
    _cache: dict[int, Step] = PrivateAttr(default_factory=dict)

    steps: Steps
    index: Mapping[Step, Step]
    rungs: Sequence[Step] = ()
    marks: AbstractSet[Step] = frozenset()
    shape: Literal["list", "dict", "set"] = "list"

    def sorted_steps(self) -> list[Step]:
        found: list[Step] = sorted(self.steps, key=lambda step: step.root)
        return found


class Steplist(RootModel[list[Step]], frozen=True):
    """A root model is its container."""
