# --- file: src/app/domain/order/repository.py
from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Literal, Protocol

import logfire
from pydantic import Field
from pymongo import AsyncMongoClient, MongoClient

from app.domain.order.order import Order, OrderNotFound
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class OrderFound(DomainModel):
    kind: Literal["found"] = "found"
    order: Order


type OrderLookup = Annotated[OrderFound | OrderNotFound, Field(discriminator="kind")]


class OrderRepository(Protocol):
    async def get(self, order_id: OrderId) -> OrderLookup: ...

    async def save(self, order: Order) -> Order: ...


class SqlOrderRepository:
    def __init__(self, session: object) -> None:
        self._client: AsyncMongoClient[dict[str, object]] = AsyncMongoClient()
        self._sync: MongoClient[dict[str, object]] = MongoClient()

    async def get(self, order_id: OrderId) -> OrderLookup:  #! L8
        found = await self._client.app.orders.find_one({"id": str(order_id.root)})
        return OrderFound(order=Order.model_validate(found))

    @logfire.instrument("repo.order.save")
    async def save(self, order: Order) -> Order:
        await self._client["app"]["orders"].insert_one(order.model_dump())
        return order

    async def all(self) -> AsyncIterator[Order]:  #! L8
        async for found in self._client.app.orders.find():
            yield Order.model_validate(found)

    def every(self) -> Iterator[Order]:  #! L8
        for found in self._sync.app.orders.find():
            yield Order.model_validate(found)
