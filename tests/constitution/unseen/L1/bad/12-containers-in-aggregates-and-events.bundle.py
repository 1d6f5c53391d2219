# --- file: src/app/domain/menu/__init__.py
# --- file: src/app/domain/menu/value.py
from pydantic import RootModel


class Dish(RootModel[str], frozen=True):
    root: str


class Dishes(RootModel[list[Dish]], frozen=True):
    root: list[Dish]
# --- file: src/app/domain/menu/event.py
from collections import defaultdict

from pydantic import Field

from app.domain.menu.value import Dish, Dishes
from app.domain.shared.model import DomainModel


class MenuPublished(DomainModel):
    dishes: Dishes
    added: list[Dish] = Field(default_factory=list)  #! L1
    removed: frozenset[Dish] = frozenset()
    grouped: defaultdict[Dish, tuple[Dish, ...]]  #! L1
    either: dict[Dish, Dish] | tuple[Dish, ...]  #! L1
