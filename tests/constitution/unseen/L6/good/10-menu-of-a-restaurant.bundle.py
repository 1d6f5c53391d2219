# --- file: src/app/domain/menu/__init__.py
from app.domain.menu.menu import Dish, Menu
from app.domain.menu.value import DishName, Price

__all__ = ["Dish", "DishName", "Menu", "Price"]
# --- file: src/app/domain/menu/value.py
from decimal import Decimal
from typing import Annotated, NewType

from annotated_types import Ge, Len
from pydantic import BaseModel, ConfigDict, RootModel

Cents = NewType("Cents", int)


class DishName(RootModel[Annotated[str, Len(1, 80)]]):
    model_config = ConfigDict(frozen=True)


class Price(BaseModel):
    model_config = ConfigDict(frozen=True)

    value: Annotated[Decimal, Ge(0)]

    def in_cents(self) -> Cents:
        return Cents(int(self.value * 100))

    def is_cheaper_than(self, other: "Price") -> bool:
        return self.value < other.value
# --- file: src/app/domain/menu/menu.py
from collections.abc import Iterator
from typing import Literal

from app.domain.menu.value import DishName, Price
from app.domain.shared.model import DomainModel


class Dish(DomainModel):
    name: DishName
    price: Price


class Menu(DomainModel):
    dishes: tuple[Dish, ...]

    def __len__(self) -> int:
        return len(self.dishes)

    def names(self) -> Iterator[DishName]:
        return (dish.name for dish in self.dishes)

    def cheapest(self) -> Dish | None:
        return min(self.dishes, key=lambda dish: dish.price.value, default=None)

    def add(self, dish: Dish) -> "DishAdded | DishKnown":
        if dish.name in set(self.names()):
            return DishKnown(name=dish.name)
        return DishAdded(menu=Menu(dishes=(*self.dishes, dish)))


class DishAdded(DomainModel):
    kind: Literal["dish_added"] = "dish_added"
    menu: Menu


class DishKnown(DomainModel):
    kind: Literal["dish_known"] = "dish_known"
    name: DishName
# --- file: src/app/service/menu.py
"""Menus are read often and changed rarely: the service keeps the last one in memory."""

import asyncio
from collections.abc import AsyncIterator

import logfire

from app.domain.menu import Dish, Menu
from app.domain.menu.menu import DishAdded, DishKnown


class MenuService:
    _instances = 0

    def __init__(self) -> None:
        type(self)._instances += 1
        self._menu: Menu | None = None
        self._lock = asyncio.Lock()
        self._listeners: set[asyncio.Queue[Menu]] = set()

    @logfire.instrument("service.menu.add")
    async def add(self, dish: Dish) -> DishAdded | DishKnown:
        async with self._lock:
            menu = self._menu if self._menu is not None else Menu(dishes=())
            outcome = menu.add(dish)
            if isinstance(outcome, DishAdded):
                self._menu = outcome.menu
                for listener in self._listeners:
                    listener.put_nowait(outcome.menu)
            return outcome

    @logfire.instrument("service.menu.changes")
    async def changes(self) -> AsyncIterator[Menu]:
        queue: asyncio.Queue[Menu] = asyncio.Queue(maxsize=10)
        self._listeners.add(queue)
        try:
            while not queue.full():
                yield await queue.get()
        finally:
            self._listeners.discard(queue)
            if not self._listeners:
                logfire.debug("nobody listens")
