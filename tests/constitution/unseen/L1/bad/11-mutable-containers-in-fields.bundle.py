# --- file: src/app/domain/menu/__init__.py
# --- file: src/app/domain/menu/value.py
import collections
import typing as t
from collections.abc import MutableMapping, MutableSequence

from pydantic import BaseModel, RootModel

type Dishes = list["Dish"]
Prices = t.Dict["Dish", int]


class Dish(RootModel[str], frozen=True):
    root: str


class Menu(BaseModel, frozen=True):
    dishes: Dishes  #! L1
    prices: Prices  #! L1
    courses: tuple[t.List[Dish], ...] = ()  #! L1
    allergens: "t.Optional[set[Dish]]" = None  #! L1


class Counter(BaseModel, frozen=True):
    sold: collections.Counter[Dish]  #! L1
    queue: t.Annotated[collections.deque[Dish], "waiting"]  #! L1
    notes: MutableMapping[Dish, Dish]  #! L1
    rail: MutableSequence[Dish]  #! L1
