# --- file: src/app/service/cooking.py
from __future__ import annotations

from typing import TYPE_CHECKING

import logfire

from app.domain.order.value import OrderId

if TYPE_CHECKING:
    from app.service.serving.waiter import Waiter  #! L7


class CookingService:
    def __init__(self, waiter: Waiter) -> None:
        self._waiter = waiter

    @logfire.instrument("service.cooking.cook")
    async def cook(self, order_id: OrderId) -> OrderId:
        return await self._waiter.serve(order_id)
# --- file: src/app/service/serving/waiter.py
import logfire

from app.domain.order.value import OrderId
from app.service.serving.menu import Menu


class Waiter:
    def __init__(self, menu: Menu) -> None:
        self._menu = menu

    @logfire.instrument("service.serving.serve")
    async def serve(self, order_id: OrderId) -> OrderId:
        return await self._menu.cooked(order_id)
# --- file: src/app/service/serving/menu.py
import logfire

from app.domain.order.value import OrderId
from app.service import cooking  #! L7


class Menu:
    def __init__(self, cook: "cooking.CookingService") -> None:
        self._cook = cook

    @logfire.instrument("service.menu.cooked")
    async def cooked(self, order_id: OrderId) -> OrderId:
        return await self._cook.cook(order_id)
# --- file: src/app/service/cleaning.py
import logfire

from app.domain.order.value import OrderId
from app.service.serving.menu import Menu


class CleaningService:
    def __init__(self, menu: Menu) -> None:
        self._menu = menu

    @logfire.instrument("service.cleaning.clean")
    async def clean(self, order_id: OrderId) -> OrderId:
        return await self._menu.cooked(order_id)
