# --- file: src/app/domain/menu/__init__.py
from app.domain.menu.alias import Basket as Hamper, Rows
# --- file: src/app/domain/menu/alias.py
from __future__ import annotations

from typing import TypeAlias, TypeVar

from app.domain.menu.value import Dish

T = TypeVar("T")
Rows: TypeAlias = "list[T]"
type Basket[K] = set[K]
# --- file: src/app/domain/menu/value.py
from pydantic import RootModel


class Dish(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/menu/order.py
from __future__ import annotations

from app.domain import menu
from app.domain.menu import Hamper
from app.domain.menu.value import Dish
from app.domain.shared.model import DomainModel


class Table[T](DomainModel):
    ordered: menu.Rows[Dish]  #! L1
    served: Hamper[Dish]  #! L1
    pairs: list[T]  #! L1
