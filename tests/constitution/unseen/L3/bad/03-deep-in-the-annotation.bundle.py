# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/floor.py
from __future__ import annotations

import collections.abc as c
import typing as t

from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel


class Floor(DomainModel):
    names: c.Mapping[RoomNumber, str]  #! L3
    keys: t.Mapping[str, RoomNumber]  #! L3
    pairs: tuple[tuple[RoomNumber, int], ...] = ()  #! L3
    pick: t.Union[RoomNumber, None, float] = None  #! L3
    lists: t.Optional[t.Sequence[t.Optional[str]]] = None  #! L3
    named: tuple[RoomNumber, ...] = ()
    flags: frozenset[t.Annotated[bool, "lit"]] = frozenset()  #! L3
