# === case: 01-islands-of-an-atlas
# --- file: src/app/domain/atlas/value.py
from pydantic import RootModel


class Name(RootModel[str], frozen=True):
    """What a place is called."""


class Depth(RootModel[int]):  #! L1
    """How deep the water is."""
# --- file: src/app/domain/atlas/base.py
from pydantic import BaseModel, ConfigDict

from app.domain.atlas.value import Name


class Entry(BaseModel):
    model_config = ConfigDict(frozen=True)

    name: Name


class Drafted(BaseModel):
    model_config = {"frozen": False}  #! L1


class Titled(BaseModel):  #! L1
    model_config = ConfigDict(title="Titled")
# --- file: src/app/domain/atlas/island.py
from typing import final

import app.domain.atlas.base as base
from app.domain.atlas.base import Drafted as Sketch


@final
class Island(base.Entry, Sketch):  #! L1
    pass


class Atoll(Sketch, base.Entry):
    pass


class Reef(base.Entry, base.Titled):
    pass


class Chart[E: base.Entry](base.Entry):
    entries: tuple[E, ...] = ()


class SeaChart(Chart[Atoll], Sketch):  #! L1
    class Legend(Sketch):  #! L1
        pass

    class Margin(base.Entry):
        pass
# === case: 02-pages-nobody-can-be-sure-of
# --- file: src/app/domain/album/value.py
from pydantic import RootModel


class Caption(RootModel[str], frozen=True):
    """What is written below a picture."""
# --- file: src/app/domain/album/page.py
import sys
from functools import partial

import pydantic
from pydantic import BaseModel, ConfigDict

from app.domain.album.value import Caption

Sealed = partial(ConfigDict, frozen=True)
MODES = {"shut": ConfigDict(frozen=True), "open": ConfigDict()}


class Page(BaseModel):  #! L1
    model_config = Sealed(title="Page")

    caption: Caption


class Leaf(BaseModel):  #! L1
    model_config = MODES["shut" if sys.flags.dev_mode else "open"]

    caption: Caption


class Sleeve(BaseModel, frozen=not sys.flags.dev_mode):  #! L1
    caption: Caption


class Cover(Page, frozen=True):
    title: Caption


Spine = pydantic.create_model("Spine", caption=(Caption, ...))  #! L1
Jacket = pydantic.create_model("Jacket", __base__=Cover, subtitle=(Caption | None, None))
Flap = pydantic.create_model("Flap", __config__=ConfigDict(frozen=True), caption=(Caption, ...))


def blank() -> type[BaseModel]:
    class Blank(BaseModel):  #! L1
        caption: Caption

    return Blank
# === case: 03-pins-on-a-board
# --- file: src/app/domain/board/value.py
from pydantic import RootModel


class Pin(RootModel[str], frozen=True):
    """A note on the board."""


class Pins(RootModel[list[Pin]], frozen=True):
    """All notes, in their order."""
# --- file: src/app/domain/board/shapes.py
from collections import deque as Queue

from app.domain.board.value import Pin

type Recent = Queue[Pin]
type Index[K] = dict[K, Pin]
# --- file: src/app/domain/board/board.py
from collections import abc
from typing import Annotated, ClassVar, Optional

from pydantic import BaseModel, Field, PrivateAttr

from app.domain.board import shapes
from app.domain.board.shapes import Index
from app.domain.board.value import Pin, Pins


class Board(BaseModel, frozen=True):
    KINDS: ClassVar[list[Pin]] = []

    recent: shapes.Recent  #! L1
    index: Index[Pin] = Field(default_factory=dict)  #! L1
    older: "Optional[dict[Pin, Pin]]" = None  #! L1
    rows: tuple[list[Pin], ...] = ()  #! L1
    seen: abc.MutableSet[Pin]  #! L1
    order: Annotated[list[Pin], Field(min_length=1)]  #! L1
    names: abc.Mapping[Pin, Pin] = Field(default_factory=dict)
    groups: frozenset[Pin] = frozenset()
    line: abc.Sequence[Pin] = ()
    all: Pins

    _memo: dict[Pin, Pin] = PrivateAttr(default_factory=dict)
# === case: 04-entries-changed-behind-their-back
# --- file: src/app/domain/ledger/value.py
from pydantic import RootModel


class Remark(RootModel[str], frozen=True):
    """What a bookkeeper noted."""
# --- file: src/app/domain/ledger/ledger.py
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from app.domain.ledger.value import Remark

_write = object.__setattr__


class Entry(BaseModel, frozen=True):
    remark: Remark
    _length: Remark | None = None

    def noted(self, remark: Remark) -> Self:
        _write(self, "remark", remark)  #! L1
        return self

    def measured(self) -> Self:
        object.__setattr__(self, "_length", self.remark)
        self.__dict__["_seen"] = True
        return self

    def amended(self, **changes: Remark) -> Self:
        for name, value in changes.items():
            object.__setattr__(self, name, value)  #! L1
        self.__dict__ |= changes  #! L1
        vars(self)["remark"] = changes["remark"]  #! L1
        return self

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        cls.model_config["frozen"] = False  #! L1


class Line(Entry):
    pass


for model in (Entry, Line):
    model.model_config = ConfigDict(frozen=False)  #! L1


def blot(entry: Entry, remark: Remark) -> Entry:
    entry.__dict__.update(remark=remark)  #! L1
    return entry
# === case: 05-records-of-a-ship
# --- file: src/app/domain/ship/value.py
from pydantic import RootModel


class Knots(RootModel[int], frozen=True):
    """A speed over ground."""
# --- file: src/app/domain/ship/log.py
import dataclasses as dc
import typing as t
from abc import ABC, abstractmethod
from enum import StrEnum

import attrs

from app.domain.ship.value import Knots


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:  #! L1
    speed: Knots


@attrs.frozen
class Fix:  #! L1
    speed: Knots


class Watch(t.NamedTuple):  #! L1
    speed: Knots


class Signal(t.TypedDict, total=False):  #! L1
    speed: t.Required[Knots]


class Wake:  #! L1
    __slots__ = ("speed",)

    def __init__(self, speed: Knots) -> None:
        self.speed = speed


class Sail(ABC):
    @abstractmethod
    def trimmed(self, speed: Knots) -> Knots: ...


class Limits:
    HULL: t.Final = Knots(22)


class Compass:
    @staticmethod
    def steady(speed: Knots) -> Knots:
        return speed


class Flag(StrEnum):
    BLUE = "blue"

    def __init__(self, _: str) -> None:
        self.tall = True


class Lookout(t.Protocol):
    def call(self, speed: Knots) -> Knots: ...
# === case: 06-a-herbarium-of-odd-models
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
