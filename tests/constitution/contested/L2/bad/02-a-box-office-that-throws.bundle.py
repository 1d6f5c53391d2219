# --- file: src/app/domain/boxoffice/errors.py
from builtins import LookupError as NotThere


class SoldOut(NotThere):  #! L2
    """No seat is left."""


class Several(ExceptionGroup[SoldOut]):  #! L2
    pass


class Hall:
    class Closed(SoldOut):  #! L2
        pass
# --- file: src/app/service/boxoffice.py
import asyncio

import logfire
from fastapi import HTTPException

from app.domain.boxoffice.errors import SoldOut
from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository


class StoreDown(ConnectionError):
    """The store did not answer in time."""


class BoxOfficeService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @logfire.instrument("service.boxoffice.sell")
    async def sell(self, order: Order) -> Order:
        try:
            async with asyncio.timeout(3):
                return await self._orders.save(order)
        except TimeoutError as late:
            raise StoreDown("the store is slow") from late
        except OSError as broken:
            logfire.exception("store")
            raise broken
        except SoldOut:
            raise HTTPException(409) from None  #! L2
        except KeyError as missing:
            raise ValueError(str(missing)) from missing  #! L2
        except BaseException:
            raise

    @logfire.instrument("service.boxoffice.refund")
    async def refund(self, order: Order) -> Order:
        match await self._orders.get(order.id):
            case None:
                raise SoldOut  #! L2
            case _:
                return await self.sell(order)

    @logfire.instrument("service.boxoffice.open")
    async def open(self, order: Order) -> Order:
        try:
            return await self.sell(order)
        except* OSError as group:
            raise group
