# --- file: src/app/domain/order/repository.py
from typing import Annotated, Literal, Protocol

import logfire
from pydantic import Field
from sqlalchemy import JSON, String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.order.order import Order, OrderNotFound
from app.domain.order.type import OrderStatus
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Base(DeclarativeBase):
    pass


class OrderRow(Base):
    __tablename__ = "orders"

    id: Mapped[str] = mapped_column(String, primary_key=True)
    status: Mapped[str] = mapped_column(String)
    payload: Mapped[dict] = mapped_column(JSON)


class OrderFound(DomainModel):
    kind: Literal["found"] = "found"
    order: Order


type OrderLookup = Annotated[OrderFound | OrderNotFound, Field(discriminator="kind")]


class OrderRepository(Protocol):
    async def get(self, order_id: OrderId) -> OrderLookup: ...

    async def save(self, order: Order) -> Order: ...


class SqlOrderRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.order.get")
    async def get(self, order_id: OrderId) -> OrderLookup:
        wanted = select(OrderRow).where(
            OrderRow.id == str(order_id.root), OrderRow.status != OrderStatus.CANCELLED
        )
        row = (await self._session.execute(wanted)).scalar_one_or_none()
        if row is None:
            return OrderNotFound(order_id=order_id)
        return OrderFound(order=self.to_domain(row))

    @logfire.instrument("repo.order.save")
    async def save(self, order: Order) -> Order:
        if order.status is OrderStatus.CANCELLED:  #! L4
            return order
        row = OrderRow(id=str(order.id.root), payload=order.model_dump(mode="json"))
        await self._session.merge(row)
        return order

    def to_domain(self, row: OrderRow) -> Order:
        return Order.model_validate(row.payload)
