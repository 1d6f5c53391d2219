# --- file: src/app/domain/plant/value.py
from pydantic import RootModel


class Leaf(RootModel[str], frozen=True):
    """The shape of a leaf."""
# --- file: src/app/domain/plant/plant.py
import dataclasses
from collections.abc import Iterable
from typing import Annotated, Generic, Self, TypeVar

import pydantic
from pydantic import BaseModel, ConfigDict, Field, with_config
from pydantic.alias_generators import to_camel

from app.domain.plant.value import Leaf
from app.domain.shared.model import DomainModel

Part = TypeVar("Part", bound=BaseModel)
Model = DomainModel
frozen = ConfigDict(frozen=True, alias_generator=to_camel)
loose = {"frozen": False}


class Sheet(Model, **loose):  #! L1
    leaf: Leaf


class Pressed(Model, frozen=1):  #! L1
    leaf: Leaf


class Twig(BaseModel):
    model_config = frozen
    leaf: Leaf


class Branch(Twig, Generic[Part]):
    model_config = ConfigDict(**frozen, title="Branch")
    parts: tuple[Part, ...]


class Fallen(Branch[Twig]):
    model_config = frozen | {"frozen": False}  #! L1


class Dried(Twig):
    model_config = ConfigDict(extra="forbid")


class Seed(BaseModel):  #! L1
    leaf: Leaf = Field(frozen=True)


class Root(Model):
    leaves: Annotated["list[Leaf]", Field(max_length=3)] = []  #! L1
    pairs: tuple[tuple[Leaf, set[Leaf]], ...] = ()  #! L1
    words: "Iterable[Leaf]" = ()

    def grown(self, leaf: Leaf) -> Self:
        changed = self.model_copy()
        setattr(changed, "_grown", leaf)
        changed.__dict__["leaves"] = (leaf,)  #! L1
        object.__setattr__(changed, "leaves", (leaf,))  #! L1
        return changed


@pydantic.dataclasses.dataclass(frozen=True)
class Stem:
    leaf: Leaf


@dataclasses.dataclass(eq=False)
class Thorn:  #! L1
    leaf: Leaf


class Moss:  #! L1
    def __init__(self, leaf: Leaf) -> None:
        self._leaf, self.wet = leaf, False


Twig.model_config.update(frozen=False)  #! L1
