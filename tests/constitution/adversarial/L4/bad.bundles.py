# === case: 01-members-under-other-names
# --- file: src/app/domain/order/charge.py
import app.domain.order.type
from app.domain.order import type as kinds
from app.domain.order.type import OrderStatus as S
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

DONE = S.SHIPPED


class ChargePolicy(DomainModel):
    base: Money

    def for_status(self, status: S) -> Money:
        if S.PENDING == status:  #! L4
            return self.base
        if status is kinds.OrderStatus.CONFIRMED:  #! L4
            return self.base.times(2)
        if status != app.domain.order.type.OrderStatus.CANCELLED:  #! L4
            return self.base.times(3)
        return self.base.times(4)

    def is_waived(self, status: kinds.OrderStatus) -> bool:
        return status == DONE  #! L4
# === case: 02-membership-of-a-collection
# --- file: src/app/domain/order/groups.py
from typing import Final

from app.domain.order.type import CancelReason, OrderStatus

OPEN: Final = frozenset({OrderStatus.PENDING, OrderStatus.CONFIRMED})
CLOSED = (OrderStatus.SHIPPED, OrderStatus.CANCELLED)
OURS = [CancelReason.OUT_OF_STOCK]
# --- file: src/app/domain/order/hold.py
from app.domain.order import groups
from app.domain.order.groups import CLOSED as FINISHED
from app.domain.order.groups import OPEN
from app.domain.order.type import CancelReason, OrderStatus
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Hold(DomainModel):
    id: OrderId
    status: OrderStatus
    reason: CancelReason

    def is_possible(self) -> bool:
        return self.status in OPEN  #! L4

    def is_over(self) -> bool:
        return self.status in FINISHED or not self.is_possible()  #! L4

    def is_our_fault(self) -> bool:
        return self.reason in groups.OURS  #! L4

    def needs_review(self) -> bool:
        return self.status not in {OrderStatus.PENDING, OrderStatus.SHIPPED}  #! L4
# === case: 03-raw-values
# --- file: src/app/domain/order/badge.py
from app.domain.order.order import Order
from app.domain.order.type import CancelReason, OrderStatus
from app.domain.shared.model import DomainModel


class Badge(DomainModel):
    order: Order
    status: OrderStatus
    reason: CancelReason | None = None

    def is_grey(self) -> bool:
        return self.status == "pending"  #! L4

    def is_green(self) -> bool:
        return "shipped" == self.order.status  #! L4

    def is_red(self) -> bool:
        return self.status.value in ("cancelled", "shipped")  #! L4

    def is_blinking(self) -> bool:
        return self.reason is not None and self.reason != "out_of_stock"  #! L4

    def is_bold(self) -> bool:
        return self.order.status.value == OrderStatus.SHIPPED.value  #! L4
# === case: 04-members-built-by-a-call
# --- file: src/app/domain/order/replay.py
from app.domain.order.type import OrderStatus
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Replay(DomainModel):
    id: OrderId
    status: OrderStatus

    def is_first(self) -> bool:
        return self.status == OrderStatus("pending")  #! L4

    def is_last(self) -> bool:
        return OrderStatus(value="shipped") is self.status  #! L4
# === case: 05-comparisons-in-expressions
# --- file: src/app/domain/order/batch.py
from app.domain.order.order import Order
from app.domain.order.type import OrderStatus
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Batch(DomainModel):
    orders: tuple[Order, ...] = ()
    status: OrderStatus

    def pending(self) -> tuple[Order, ...]:
        return tuple(o for o in self.orders if o.status is OrderStatus.PENDING)  #! L4

    def fee(self) -> Money:
        return Money(amount=1 if self.status == OrderStatus.SHIPPED else 2)  #! L4

    def has_lost(self) -> bool:
        if (status := self.status) == OrderStatus.CANCELLED:  #! L4
            return not status.is_cancellable()
        return any(map(lambda o: o.status is OrderStatus.CANCELLED, self.orders))  #! L4

    def first_open(self) -> OrderId | None:
        index = 0
        while self.orders[index].status != OrderStatus.PENDING:  #! L4
            index += 1
        return self.orders[index].id

    def last_of(self, order: Order) -> OrderId | None:
        match order:
            case Order(id=order_id) if self.status is OrderStatus.SHIPPED:  #! L4
                return order_id
            case _:
                return None
# === case: 06-matching-members
# --- file: src/app/domain/order/notice.py
from app.domain.order.order import Order
from app.domain.order.type import CancelReason, OrderStatus
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class NoticePolicy(DomainModel):
    near: Money
    far: Money

    def cost(self, status: OrderStatus, reason: CancelReason) -> Money:
        match status, reason:  #! L4
            case OrderStatus.CANCELLED, CancelReason.OUT_OF_STOCK:
                return self.near
            case _:
                return self.far

    def postage(self, status: OrderStatus) -> Money:
        match status.value:  #! L4
            case "shipped" | "confirmed":
                return self.far
            case _:
                return self.near

    def recipient(self, order: Order) -> OrderId | None:
        match order:  #! L4
            case Order(id=order_id, status=OrderStatus.SHIPPED):
                return order_id
            case _:
                return None

    def share(self, reason: CancelReason) -> Money:
        match reason:  #! L4
            case "out_of_stock":
                return self.near
            case _:
                return self.far
# === case: 07-module-level-tables
# --- file: src/app/domain/order/tariff.py
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from app.domain.order import type as t
from app.domain.order.type import CancelReason, OrderStatus
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

FEES: Final[Mapping[OrderStatus, Money]] = MappingProxyType(
    {  #! L4
        OrderStatus.PENDING: Money(amount=0),
        OrderStatus.CONFIRMED: Money(amount=5),
    }
)

_HANDLERS: dict[CancelReason, Callable[[Money], Money]] = {  #! L4
    CancelReason.CUSTOMER_REQUEST: lambda money: money,
    t.CancelReason.OUT_OF_STOCK: lambda money: money.times(2),
}


class Tariff(DomainModel):
    base: Money

    def fee(self, status: OrderStatus) -> Money:
        return FEES[status]

    def refund(self, reason: CancelReason) -> Money:
        return _HANDLERS[reason](self.base)
# === case: 08-get-on-a-literal
# --- file: src/app/domain/order/queue.py
from app.domain.order.type import OrderStatus as Status
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Queue(DomainModel):
    id: OrderId
    status: Status
    low: Money
    high: Money

    def priority(self) -> Money:
        return {Status.PENDING: self.low, Status.CONFIRMED: self.high}.get(  #! L4
            self.status, self.low
        )

    def surcharge(self, status: Status) -> Money:
        chosen = {  #! L4
            Status.SHIPPED: self._none,
            Status.CANCELLED: self._full,
        }[status]
        return chosen()

    def _none(self) -> Money:
        return self.low

    def _full(self) -> Money:
        return self.high
# === case: 09-enums-of-other-makes
# --- file: src/app/domain/shared/code.py
from enum import Enum


class CodeEnum(str, Enum):
    """Enumerations kept by their code."""

    def code(self) -> str:
        return str(self.value)
# --- file: src/app/domain/inventory/type.py
from enum import Enum, Flag, IntEnum, auto

from app.domain.shared.code import CodeEnum


class Channel(CodeEnum):
    WEB = "web"
    SHOP = "shop"


class Risk(IntEnum):
    LOW = 1
    HIGH = 2


class Hazard(Flag):
    FIRE = auto()
    WATER = auto()


Zone = Enum("Zone", ["COLD", "DRY"])
# --- file: src/app/domain/inventory/__init__.py
from app.domain.inventory.type import *
# --- file: src/app/domain/inventory/storage.py
from app.domain.inventory import Channel, Hazard
from app.domain.inventory.type import Risk, Zone
from app.domain.inventory.value import Sku
from app.domain.shared.code import CodeEnum
from app.domain.shared.model import DomainModel


class Place(DomainModel):
    class Side(CodeEnum):
        LEFT = "left"
        RIGHT = "right"

    sku: Sku
    channel: Channel
    risk: Risk
    hazard: Hazard
    zone: Zone
    side: Side

    def is_online(self) -> bool:
        return self.channel is Channel.WEB  #! L4

    def is_dangerous(self) -> bool:
        return self.risk >= Risk.HIGH  #! L4

    def can_burn(self) -> bool:
        return Hazard.FIRE in self.hazard  #! L4

    def is_cold(self) -> bool:
        return self.zone == Zone.COLD  #! L4

    def is_left(self) -> bool:
        return self.side is Place.Side.LEFT  #! L4
# === case: 10-in-routes-and-services
# --- file: src/app/api/order/reasons.py
from fastapi import APIRouter

from app.domain.order.type import CancelReason

router = APIRouter(prefix="/reasons")


@router.get("/{reason}")
async def explain(reason: CancelReason) -> dict[str, str]:
    if reason is CancelReason.OUT_OF_STOCK:  #! L4
        return {"text": "We have run out."}
    elif reason == CancelReason.CUSTOMER_REQUEST:
        return {"text": "You asked for it."}
    return {"text": reason.value}
# --- file: src/app/service/refunding.py
import logfire

from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class RefundingService:
    @logfire.instrument("service.refunding.refund")
    async def refund(self, order_id: OrderId, reason: CancelReason) -> OrderId:
        if reason in {CancelReason.OUT_OF_STOCK}:  #! L4
            return await self._full(order_id)
        match reason:  #! L4
            case CancelReason.CUSTOMER_REQUEST:
                return await self._part(order_id)
        return order_id

    async def _full(self, order_id: OrderId) -> OrderId:
        return order_id

    async def _part(self, order_id: OrderId) -> OrderId:
        return order_id
# === case: 11-decisions-in-a-repository
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
