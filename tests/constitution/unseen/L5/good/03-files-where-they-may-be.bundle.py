# --- file: src/app/domain/order/repository/__init__.py
from app.domain.order.repository.files import FileOrderRepository
from app.domain.order.repository.port import OrderFound, OrderLookup, OrderRepository

__all__ = ["FileOrderRepository", "OrderFound", "OrderLookup", "OrderRepository"]
# --- file: src/app/domain/order/repository/port.py
from typing import Annotated, Literal, Protocol

from pydantic import Field

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
# --- file: src/app/domain/order/repository/files.py
"""Orders as files in a folder, for a single node."""

import asyncio
from pathlib import Path

import logfire

from app.domain.order.order import Order, OrderNotFound
from app.domain.order.repository.port import OrderFound, OrderLookup
from app.domain.order.value import OrderId


class FileOrderRepository:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def get(self, order_id: OrderId) -> OrderLookup:
        with logfire.span("repo.order.get"):
            path = self._path(order_id)
            if not path.exists():
                return OrderNotFound(order_id=order_id)
            text = await asyncio.to_thread(path.read_text)
            return OrderFound(order=Order.model_validate_json(text))

    async def save(self, order: Order) -> Order:
        with logfire.span("repo.order.save"):
            await asyncio.to_thread(self._path(order.id).write_text, order.model_dump_json())
            return order

    def _path(self, order_id: OrderId) -> Path:
        return self._folder / f"{order_id.root}.json"
# --- file: src/app/service/order.py
from pathlib import Path

import logfire

from app.config import Settings
from app.domain.order.order import CancelOutcome, OrderCancelled, OrderNotFound
from app.domain.order.repository import FileOrderRepository, OrderFound, OrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class OrderServiceRunner:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._orders: OrderRepository = FileOrderRepository(Path("orders"))

    @logfire.instrument("service.order.cancel")
    async def cancel(self, order_id: OrderId, reason: CancelReason) -> CancelOutcome:
        match await self._orders.get(order_id):
            case OrderNotFound() as missing:
                return missing
            case OrderFound(order=order):
                outcome = order.cancel(reason)
                if isinstance(outcome, OrderCancelled):
                    await self._orders.save(outcome.order)
                return outcome
