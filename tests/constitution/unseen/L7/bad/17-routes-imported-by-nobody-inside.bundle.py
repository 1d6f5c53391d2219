# --- file: src/app/api/order/contracts.py
from pydantic import BaseModel

import app.main as composition  #! L7


class OrderBody(BaseModel):
    note: str = ""

    def application(self) -> object:
        return composition.create_app()
# --- file: src/app/domain/order/repository.py
from typing import Annotated, Literal, Protocol

from pydantic import Field

from app.api.deps import get_order_service  #! L7
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
        self._session = session
        self._service = get_order_service

    def to_domain(self, row: Order) -> Order:
        return row
# --- file: src/app/service/order.py
import logfire

from app.config import Settings


class OrderServiceRunner:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @logfire.instrument("service.order.start")
    async def start(self) -> None:
        logfire.info("started", pool=self._settings.pool_size)
# --- file: src/app/api/order/routes.py
from fastapi import APIRouter

router = APIRouter(prefix="/orders")
