# --- file: specs/001-order/plan.md
#| # Implementation Plan: Orders
#|
#| ## Domain Design
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from inventory**: `Sku`, `Quantity` are the language of an order line
#|   - Justification: value objects only
#|
#| ## Complexity Tracking
#|
#| | Violation | Why Needed | Simpler Alternative Rejected Because |
#| |-----------|------------|-------------------------------------|
# --- file: src/app/api/deps.py
from fastapi import Request

from app.service.order import OrderServiceRunner


def get_order_service(request: Request) -> OrderServiceRunner:
    return request.app.state.order_service
# --- file: src/app/api/order/routes.py
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from app.api.deps import get_order_service
from app.domain.order.order import CancelOutcome
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId
from app.service.order import OrderServiceRunner

router = APIRouter(prefix="/orders")


@router.post("/{order_id}/cancel")
async def cancel_order(
    order_id: UUID,
    reason: CancelReason,
    service: Annotated[OrderServiceRunner, Depends(get_order_service)],
) -> CancelOutcome:
    return await service.cancel(OrderId(order_id), reason)
# --- file: src/app/config.py
"""Environment schema."""

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(frozen=True, env_prefix="APP_")

    database_url: str = "sqlite+aiosqlite:///app.db"
    redis_url: str = "redis://localhost:6379/0"
    minio_endpoint: str = "localhost:9000"
    qdrant_url: str = "http://localhost:6333"
    neo4j_url: str = "bolt://localhost:7687"
    pool_size: int = 5
# --- file: src/app/domain/identity/value.py
from uuid import UUID

from pydantic import ConfigDict, RootModel


class UserId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID


class EmailAddress(RootModel[str]):
    model_config = ConfigDict(frozen=True)
    root: str
# --- file: src/app/domain/inventory/value.py
from pydantic import ConfigDict, Field, RootModel


class Sku(RootModel[str]):
    model_config = ConfigDict(frozen=True)
    root: str = Field(pattern=r"^[A-Z0-9-]{3,20}$")


class Quantity(RootModel[int]):
    model_config = ConfigDict(frozen=True)
    root: int = Field(ge=0)

    def covers(self, other: "Quantity") -> bool:
        return self.root >= other.root

    def minus(self, other: "Quantity") -> "Quantity":
        return Quantity(self.root - other.root)
# --- file: src/app/domain/order/event.py
from datetime import datetime

from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class OrderWasCancelled(DomainModel):
    order_id: OrderId
    reason: CancelReason
    occurred_at: datetime
# --- file: src/app/domain/order/order.py
from typing import Annotated, Literal

from pydantic import Field

from app.domain.order.type import CancelReason, OrderStatus
from app.domain.order.value import CustomerRef, OrderId, OrderLine
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class OrderCancelled(DomainModel):
    kind: Literal["cancelled"] = "cancelled"
    order: "Order"
    reason: CancelReason


class CancellationRefused(DomainModel):
    kind: Literal["refused"] = "refused"
    order_id: OrderId
    status: OrderStatus


class OrderNotFound(DomainModel):
    kind: Literal["not_found"] = "not_found"
    order_id: OrderId


type CancelOutcome = Annotated[
    OrderCancelled | CancellationRefused | OrderNotFound, Field(discriminator="kind")
]


class Order(DomainModel):
    id: OrderId
    customer: CustomerRef
    status: OrderStatus
    lines: tuple[OrderLine, ...] = ()

    @property
    def is_open(self) -> bool:
        return not self.status.is_terminal()

    def total(self) -> Money:
        total = Money(amount=0)
        for line in self.lines:
            total = total.plus(line.subtotal())
        return total

    def cancel(self, reason: CancelReason) -> CancelOutcome:
        if not self.status.is_cancellable():
            return CancellationRefused(order_id=self.id, status=self.status)
        return OrderCancelled(
            order=self.model_copy(update={"status": OrderStatus.CANCELLED}), reason=reason
        )
# --- file: src/app/domain/order/repository.py
from typing import Annotated, Literal, Protocol

import logfire
from pydantic import Field
from sqlalchemy import JSON, String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.order.order import Order, OrderNotFound
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Base(DeclarativeBase):
    pass


class OrderRow(Base):
    __tablename__ = "orders"

    id: Mapped[str] = mapped_column(String, primary_key=True)
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

    async def get(self, order_id: OrderId) -> OrderLookup:
        with logfire.span("repo.order.get", order_id=str(order_id.root)):
            stmt = select(OrderRow).where(OrderRow.id == str(order_id.root))
            row = (await self._session.execute(stmt)).scalar_one_or_none()
            if row is None:
                return OrderNotFound(order_id=order_id)
            return OrderFound(order=self.to_domain(row))

    async def save(self, order: Order) -> Order:
        with logfire.span("repo.order.save", order_id=str(order.id.root)):
            await self._session.merge(
                OrderRow(id=str(order.id.root), payload=order.model_dump(mode="json"))
            )
            return order

    def to_domain(self, row: OrderRow) -> Order:
        return Order.model_validate(row.payload)
# --- file: src/app/domain/order/type.py
from enum import StrEnum


class OrderStatus(StrEnum):
    PENDING = "pending"
    CONFIRMED = "confirmed"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"

    def is_terminal(self) -> bool:
        return self in {OrderStatus.SHIPPED, OrderStatus.CANCELLED}

    def is_cancellable(self) -> bool:
        return self in (OrderStatus.PENDING, OrderStatus.CONFIRMED)

    def can_transition_to(self, target: "OrderStatus") -> bool:
        allowed = {
            OrderStatus.PENDING: {OrderStatus.CONFIRMED, OrderStatus.CANCELLED},
            OrderStatus.CONFIRMED: {OrderStatus.SHIPPED, OrderStatus.CANCELLED},
        }
        return target in allowed.get(self, set())


class CancelReason(StrEnum):
    CUSTOMER_REQUEST = "customer_request"
    OUT_OF_STOCK = "out_of_stock"

    def is_refundable(self) -> bool:
        return True
# --- file: src/app/domain/order/value.py
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, RootModel

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.value import Money


class OrderId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)


class CustomerRef(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID


class OrderLine(BaseModel):
    model_config = ConfigDict(frozen=True)

    sku: Sku
    quantity: Quantity
    unit_price: Money

    def subtotal(self) -> Money:
        return self.unit_price.times(self.quantity.root)
# --- file: src/app/domain/shared/model.py
"""Base classes every context may build on."""

from pydantic import BaseModel, ConfigDict


class DomainModel(BaseModel):
    """Immutable base for aggregates, entities and outcomes."""

    model_config = ConfigDict(frozen=True, extra="forbid")
# --- file: src/app/domain/shared/value.py
"""Universal value objects (shared kernel)."""

from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Currency(StrEnum):
    EUR = "EUR"
    USD = "USD"

    def minor_units(self) -> int:
        return 2


class Money(BaseModel):
    model_config = ConfigDict(frozen=True)

    amount: Decimal = Field(ge=0)
    currency: Currency = Currency.EUR

    def plus(self, other: "Money") -> "Money":
        return Money(amount=self.amount + other.amount, currency=self.currency)

    def times(self, factor: int) -> "Money":
        return Money(amount=self.amount * factor, currency=self.currency)

    def exceeds(self, other: "Money") -> bool:
        return self.amount > other.amount
# --- file: src/app/main.py
"""Composition root."""

import logfire
from fastapi import FastAPI

from app.api.order.routes import router as order_router
from app.config import Settings
from app.service.order import OrderServiceRunner


def create_app(settings: Settings | None = None) -> FastAPI:
    settings = settings or Settings()
    app = FastAPI()
    logfire.instrument_fastapi(app)
    app.state.order_service = OrderServiceRunner(settings)
    app.include_router(order_router)
    return app
# --- file: src/app/service/order.py
"""Infrastructure adapter: owns the engine, delegates decisions to the domain."""

import logfire
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from app.config import Settings
from app.domain.order.order import CancelOutcome, OrderCancelled, OrderNotFound
from app.domain.order.repository import OrderFound, SqlOrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class OrderServiceRunner:
    def __init__(self, settings: Settings) -> None:
        self._engine = create_async_engine(settings.database_url)
        self._sessions = async_sessionmaker(self._engine)

    async def cancel(self, order_id: OrderId, reason: CancelReason) -> CancelOutcome:
        with logfire.span("service.order.cancel", order_id=str(order_id.root)):
            async with self._sessions.begin() as session:
                repo = SqlOrderRepository(session)
                match await repo.get(order_id):
                    case OrderNotFound() as missing:
                        return missing
                    case OrderFound(order=order):
                        outcome = order.cancel(reason)
                        match outcome:
                            case OrderCancelled(order=cancelled):
                                await repo.save(cancelled)
                        return outcome
