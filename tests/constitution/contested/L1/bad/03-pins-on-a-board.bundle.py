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
