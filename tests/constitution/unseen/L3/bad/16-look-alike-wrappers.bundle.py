# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class Price(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/names.py
from typing import TYPE_CHECKING, Literal

str_ = str

if TYPE_CHECKING:
    from app.domain.hotel.value import Price as Cost

Kind = Literal["a", "b"] | str


def text() -> type[str]:
    return str
# --- file: src/app/domain/hotel/stay.py
from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from app.domain.hotel.names import Kind, str_ as Name
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.domain.hotel.value import Price as int_


class Stay(DomainModel):
    name: Name  #! L3
    kind: Kind  #! L3
    text: builtins.str  #! L3
    price: int_
