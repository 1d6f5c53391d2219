# === case: sample/bad/01-if-elif-in-service
# --- file: src/app/service/shipping.py
import logfire

from app.domain.order.order import Order
from app.domain.order.type import OrderStatus
from app.domain.order.value import OrderId


class ShippingServiceRunner:
    @logfire.instrument("service.shipping.route")
    async def route(self, order: Order) -> OrderId:
        if order.status == OrderStatus.PENDING:  #! L4 L6
            return await self._hold(order)
        elif order.status == OrderStatus.CONFIRMED:
            return await self._send(order)
        return order.id

    async def _hold(self, order: Order) -> OrderId:
        return order.id

    async def _send(self, order: Order) -> OrderId:
        return order.id
# === case: sample/bad/02-match-on-enum-in-aggregate
# --- file: src/app/domain/order/fees.py
from app.domain.order.type import OrderStatus
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class FeePolicy(DomainModel):
    late: Money
    early: Money

    def fee_for(self, status: OrderStatus) -> Money:
        match status:  #! L4
            case OrderStatus.SHIPPED:
                return self.late
            case OrderStatus.PENDING | OrderStatus.CONFIRMED:
                return self.early
            case _:
                return self.early
# === case: sample/bad/05-dict-dispatch
# --- file: src/app/domain/order/labels.py
from app.domain.order.type import CancelReason
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class RefundPolicy(DomainModel):
    full: Money
    partial: Money

    def refund(self, reason: CancelReason) -> Money:
        return {  #! L4
            CancelReason.CUSTOMER_REQUEST: self.partial,
            CancelReason.OUT_OF_STOCK: self.full,
        }[reason]
# === case: sample/good/01-behaviour-on-enum
# --- file: src/app/domain/order/type.py
from enum import StrEnum
from typing import Self


class OrderStatus(StrEnum):
    PENDING = "pending"
    CONFIRMED = "confirmed"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"

    def is_terminal(self) -> bool:
        if self is OrderStatus.SHIPPED:
            return True
        return self == OrderStatus.CANCELLED

    def is_cancellable(self) -> bool:
        match self:
            case OrderStatus.PENDING | OrderStatus.CONFIRMED:
                return True
            case _:
                return False

    def successors(self) -> frozenset[Self]:
        return {
            OrderStatus.PENDING: frozenset({OrderStatus.CONFIRMED}),
        }.get(self, frozenset())

    @classmethod
    def open_states(cls) -> tuple[Self, ...]:
        return tuple(s for s in cls if s not in (cls.SHIPPED, cls.CANCELLED))


class CancelReason(StrEnum):
    CUSTOMER_REQUEST = "customer_request"
    OUT_OF_STOCK = "out_of_stock"

    def is_refundable(self) -> bool:
        return self != "customer_request"
# === case: sample/good/03-members-as-plain-data
# --- file: src/app/domain/order/factory.py
from typing import Literal

from app.domain.order.order import Order
from app.domain.order.type import CancelReason, OrderStatus
from app.domain.order.value import CustomerRef, OrderId, OrderLine
from app.domain.shared.model import DomainModel

DEFAULT_REASON = CancelReason.CUSTOMER_REQUEST


class PendingTag(DomainModel):
    status: Literal[OrderStatus.PENDING] = OrderStatus.PENDING


class OrderFactory:
    @staticmethod
    def place(customer: CustomerRef, lines: tuple[OrderLine, ...]) -> Order:
        return Order(id=OrderId(), customer=customer, status=OrderStatus.PENDING, lines=lines)

    @staticmethod
    def reasons() -> tuple[CancelReason, ...]:
        return tuple(r for r in CancelReason if r.is_refundable())
# === case: adversarial/bad/01-members-under-other-names
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
# === case: adversarial/bad/02-membership-of-a-collection
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
# === case: adversarial/bad/03-raw-values
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
# === case: adversarial/bad/04-members-built-by-a-call
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
# === case: adversarial/bad/05-comparisons-in-expressions
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
# === case: adversarial/bad/06-matching-members
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
# === case: adversarial/bad/07-module-level-tables
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
# === case: adversarial/bad/08-get-on-a-literal
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
# === case: adversarial/bad/09-enums-of-other-makes
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
# === case: adversarial/bad/10-in-routes-and-services
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
# === case: adversarial/bad/11-decisions-in-a-repository
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
# === case: adversarial/good/01-enums-of-other-people
# --- file: src/app/service/courier.py
import http
import signal
import ssl
from http import HTTPMethod, HTTPStatus
from inspect import Parameter
from uuid import SafeUUID

import httpx
import logfire

from app.domain.order.value import OrderId

RETRIED = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}
DELAYS = {HTTPStatus.TOO_MANY_REQUESTS: 2.0, HTTPStatus.SERVICE_UNAVAILABLE: 5.0}


class CourierService:
    def __init__(self, http_client: httpx.AsyncClient, context: ssl.SSLContext) -> None:
        self._http = http_client
        self._strict = context.verify_mode is ssl.CERT_REQUIRED

    @logfire.instrument("service.courier.announce")
    async def announce(self, order_id: OrderId, method: HTTPMethod) -> OrderId:
        response = await self._http.request(method, f"/parcels/{order_id.root}")
        if response.status_code == HTTPStatus.NOT_FOUND:
            return order_id
        if response.status_code in RETRIED and method is HTTPMethod.PUT:
            await self._http.request(method, f"/parcels/{order_id.root}")
        match HTTPStatus(response.status_code):
            case http.HTTPStatus.OK | http.HTTPStatus.CREATED:
                return order_id
            case _:
                logfire.warn("refused", delay=DELAYS.get(HTTPStatus(response.status_code), 0.0))
                return order_id

    def stopped_by(self, number: signal.Signals, parameter: Parameter, safe: SafeUUID) -> None:
        if number == signal.SIGTERM and safe is SafeUUID.safe:
            logfire.info("stopped", kind=str(parameter.kind is Parameter.KEYWORD_ONLY))
# === case: adversarial/good/02-comparing-what-one-is-given
# --- file: src/app/domain/order/history.py
from collections.abc import Collection
from datetime import datetime

from app.domain.order.order import Order
from app.domain.order.type import CancelReason, OrderStatus
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Step(DomainModel):
    status: OrderStatus
    at: datetime


class History(DomainModel):
    id: OrderId
    steps: tuple[Step, ...] = ()
    accepted: frozenset[CancelReason]

    def has_been(self, status: OrderStatus) -> bool:
        return any(step.status == status for step in self.steps)

    def agrees_with(self, order: Order) -> bool:
        return self.steps[-1].status is order.status

    def reached(self, statuses: Collection[OrderStatus]) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.status in statuses)

    def accepts(self, reason: CancelReason) -> bool:
        return reason in self.accepted

    def moved(self, to: OrderStatus, at: datetime) -> "History":
        if self.steps and self.steps[-1].status == to:
            return self
        return self.model_copy(update={"steps": (*self.steps, Step(status=to, at=at))})
# === case: adversarial/good/03-narrowing-by-tag
# --- file: src/app/domain/order/summary.py
from typing import Literal

from app.domain.order.order import CancelOutcome, Order, OrderCancelled
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Summary(DomainModel):
    kind: Literal["summary"] = "summary"
    size: Literal["short", "long"] = "short"
    order_id: OrderId

    @classmethod
    def of(cls, outcome: CancelOutcome) -> "Summary":
        if outcome.kind == "cancelled":
            return cls(order_id=outcome.order.id)
        return cls(order_id=outcome.order_id)

    @classmethod
    def long_of(cls, outcome: CancelOutcome) -> "Summary":
        match outcome.kind:
            case "cancelled":
                return cls(order_id=OrderId(), size="long")
            case "refused" | "not_found":
                return cls(order_id=OrderId())

    @property
    def is_long(self) -> bool:
        return self.size == "long"


def cancelled(outcome: CancelOutcome, fallback: Order) -> Order:
    match outcome:
        case OrderCancelled(order=order, reason=reason) if reason.is_refundable():
            return order
        case _:
            return fallback
# === case: adversarial/good/04-members-in-sql
# --- file: src/app/domain/inventory/type.py
from enum import StrEnum


class StockState(StrEnum):
    FREE = "free"
    HELD = "held"
    GONE = "gone"
# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.type import StockState
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity
    state: StockState = StockState.FREE
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import logfire
from sqlalchemy import and_, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.inventory.stock import StockItem
from app.domain.inventory.type import StockState
from app.domain.inventory.value import Quantity, Sku


class Base(DeclarativeBase):
    """The tables of stock."""


class StockRow(Base):
    __tablename__ = "stock"

    sku: Mapped[str] = mapped_column(primary_key=True)
    on_hand: Mapped[int]
    state: Mapped[StockState]


class StockRepository(Protocol):
    async def free(self) -> tuple[StockItem, ...]: ...

    async def release(self, sku: Sku) -> Sku: ...


class SqlStockRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.stock.free")
    async def free(self) -> tuple[StockItem, ...]:
        rows = await self._session.scalars(
            select(StockRow)
            .where(StockRow.state == StockState.FREE)
            .where(or_(StockRow.on_hand > 0, StockRow.state.in_([StockState.HELD])))
            .order_by(case((StockRow.state == StockState.HELD, 1), else_=0))
        )
        return tuple(self.to_domain(row) for row in rows)

    @logfire.instrument("repo.stock.release")
    async def release(self, sku: Sku) -> Sku:
        await self._session.execute(
            update(StockRow)
            .where(and_(StockRow.sku == sku.root, StockRow.state != StockState.GONE))
            .values(state=StockState.FREE, on_hand=func.coalesce(StockRow.on_hand, 0))
        )
        return sku

    def to_domain(self, row: StockRow) -> StockItem:
        return StockItem(sku=Sku(row.sku), on_hand=Quantity(row.on_hand), state=row.state)
# === case: adversarial/good/05-members-as-data
# --- file: src/app/domain/order/plan.py
from collections.abc import Mapping
from typing import Final, Literal

from app.domain.order.type import CancelReason, OrderStatus
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

INITIAL: Final = OrderStatus.PENDING
USUAL = (OrderStatus.PENDING, OrderStatus.CONFIRMED, OrderStatus.SHIPPED)


class Budget(DomainModel):
    order_id: OrderId
    limits: Mapping[OrderStatus, Money]
    reason: Literal[CancelReason.OUT_OF_STOCK] = CancelReason.OUT_OF_STOCK

    def limit(self, status: OrderStatus) -> Money:
        return self.limits.get(status, Money(amount=0))

    def with_reason(self, reason: CancelReason = CancelReason.CUSTOMER_REQUEST) -> "Budget":
        return self.model_copy(update={"reason": reason})


def modest(order_id: OrderId) -> Budget:
    return Budget(
        order_id=order_id,
        limits={OrderStatus.PENDING: Money(amount=1), OrderStatus.SHIPPED: Money(amount=2)},
    )


def walk() -> tuple[OrderStatus, ...]:
    return tuple(status for status in USUAL if not status.is_terminal())
# === case: adversarial/good/06-deciding-inside-the-enum
# --- file: src/app/domain/inventory/type.py
from enum import IntEnum, StrEnum
from typing import Self


class Priority(IntEnum):
    LOW = 1
    NORMAL = 2
    HIGH = 3

    @property
    def urgent(self) -> bool:
        return self >= Priority.HIGH

    @classmethod
    def highest(cls, *priorities: Self) -> Self:
        def rank(priority: Self) -> int:
            return 0 if priority is cls.LOW else priority.value

        return max(priorities, key=rank)


class Storage(StrEnum):
    COLD = "cold"
    DRY = "dry"
    OPEN = "open"

    def degrees(self) -> int:
        return {Storage.COLD: 4, Storage.DRY: 18}.get(self, 20)

    def is_indoors(self) -> bool:
        return self in (Storage.COLD, self.DRY) or self.value == "open"

    def fits(self, other: "Storage") -> bool:
        match self, other:
            case (Storage.COLD, Storage.COLD):
                return True
            case (Storage.OPEN, _):
                return False
            case _:
                return other is not Storage.COLD
# --- file: src/app/domain/inventory/shelf.py
from app.domain.inventory.type import Priority, Storage
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Shelf(DomainModel):
    sku: Sku
    storage: Storage = Storage.DRY
    priority: Priority = Priority.NORMAL

    def is_safe(self) -> bool:
        return self.storage.is_indoors() and not self.priority.urgent

    def can_hold(self, other: "Shelf") -> bool:
        return self.storage.fits(other.storage)

    def moved(self) -> "Shelf":
        return self.model_copy(update={"storage": Storage.OPEN})
# === case: adversarial/good/07-strings-that-look-like-members
# --- file: src/app/domain/identity/handle.py
from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel


class Handle(DomainModel):
    user_id: UserId
    email: EmailAddress

    def is_reserved(self) -> bool:
        return self.email.root in ("pending", "confirmed")

    def is_system(self) -> bool:
        return self.email.root == "shipped"
# --- file: src/app/service/tracking.py
import httpx
import logfire

from app.config import Settings
from app.domain.order.type import OrderStatus
from app.domain.order.value import OrderId


class TrackingService:
    def __init__(self, settings: Settings, http: httpx.AsyncClient) -> None:
        self._settings = settings
        self._http = http

    @logfire.instrument("service.tracking.follow")
    async def follow(self, order_id: OrderId) -> OrderStatus:
        if self._settings.qdrant_url == "pending":
            return OrderStatus.PENDING
        body = (await self._http.get(f"/track/{order_id.root}")).json()
        status = body["status"]
        if status == "shipped":
            return OrderStatus.SHIPPED
        match body["phase"]:
            case "confirmed":
                return OrderStatus.CONFIRMED
            case _:
                return OrderStatus.PENDING
# === case: adversarial/good/08-ticket-context
# --- file: src/app/domain/ticket/__init__.py
# --- file: src/app/domain/ticket/type.py
"""How urgent a ticket is, how it stands, and who may move it."""

from datetime import timedelta
from enum import IntEnum, StrEnum


class Urgency(IntEnum):
    LOW = 1
    NORMAL = 2
    CRITICAL = 3

    @property
    def answer_within(self) -> timedelta:
        match self:
            case Urgency.LOW:
                return timedelta(days=3)
            case Urgency.NORMAL:
                return timedelta(days=1)
            case Urgency.CRITICAL:
                return timedelta(hours=1)

    def raised(self) -> "Urgency":
        return Urgency(min(self.value + 1, Urgency.CRITICAL.value))


class Role(StrEnum):
    CUSTOMER = "customer"
    AGENT = "agent"
    LEAD = "lead"

    def may_close(self) -> bool:
        return self is not Role.CUSTOMER


class TicketStatus(StrEnum):
    OPEN = "open"
    WAITING = "waiting"
    CLOSED = "closed"

    @property
    def successors(self) -> frozenset["TicketStatus"]:
        moves = {
            TicketStatus.OPEN: frozenset({TicketStatus.WAITING, TicketStatus.CLOSED}),
            TicketStatus.WAITING: frozenset({TicketStatus.OPEN, TicketStatus.CLOSED}),
        }
        return moves.get(self, frozenset())

    def can_become(self, status: "TicketStatus") -> bool:
        return status in self.successors

    def is_final(self) -> bool:
        return not self.successors
# --- file: src/app/domain/ticket/value.py
"""The words of tickets."""

from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, RootModel

from app.domain.ticket.type import Role


class TicketId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)


class Subject(RootModel[str], frozen=True):
    root: str = Field(min_length=1, max_length=120)


class Author(BaseModel):
    model_config = ConfigDict(frozen=True)

    name: str
    role: Role

    def may_close(self) -> bool:
        return self.role.may_close()
# --- file: src/app/domain/ticket/ticket.py
"""A ticket: a question that somebody must answer in time."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.ticket.type import TicketStatus, Urgency
from app.domain.ticket.value import Author, Subject, TicketId


class Ticket(DomainModel):
    """The aggregate."""

    id: TicketId
    subject: Subject
    author: Author
    urgency: Urgency = Urgency.NORMAL
    status: TicketStatus = TicketStatus.OPEN
    opened_at: datetime

    @classmethod
    def open(cls, subject: Subject, author: Author, *, at: datetime) -> Self:
        return cls(id=TicketId(), subject=subject, author=author, opened_at=at)

    @property
    def due_at(self) -> datetime:
        return self.opened_at + self.urgency.answer_within

    def is_overdue(self, now: datetime) -> bool:
        return not self.status.is_final() and now > self.due_at

    def is_more_urgent_than(self, other: "Ticket") -> bool:
        return self.urgency > other.urgency

    def escalate(self, now: datetime) -> "EscalateOutcome":
        """Make it more urgent, once it is late."""
        if not self.is_overdue(now):
            return NotOverdue(due_at=self.due_at)
        return Escalated(ticket=self.model_copy(update={"urgency": self.urgency.raised()}))

    def close(self, by: Author) -> "CloseOutcome":
        """Settle the question."""
        if not by.may_close():
            return NotAllowed(author=by)
        if not self.status.can_become(TicketStatus.CLOSED):
            return AlreadyClosed(ticket_id=self.id)
        return Closed(ticket=self.model_copy(update={"status": TicketStatus.CLOSED}))


class Escalated(DomainModel):
    kind: Literal["escalated"] = "escalated"
    ticket: Ticket


class NotOverdue(DomainModel):
    kind: Literal["not_overdue"] = "not_overdue"
    due_at: datetime


class Closed(DomainModel):
    kind: Literal["closed"] = "closed"
    ticket: Ticket


class NotAllowed(DomainModel):
    kind: Literal["not_allowed"] = "not_allowed"
    author: Author


class AlreadyClosed(DomainModel):
    kind: Literal["already_closed"] = "already_closed"
    ticket_id: TicketId


type EscalateOutcome = Annotated[Escalated | NotOverdue, Field(discriminator="kind")]
type CloseOutcome = Annotated[Closed | NotAllowed | AlreadyClosed, Field(discriminator="kind")]
# === case: unseen/bad/01-comparisons-of-every-shape
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Leg(DomainModel):
    mode: Mode
    fee: Money

    def surcharge(self) -> Money:
        if Mode.AIR == self.mode:  #! L4
            return self.fee
        return self.fee if self.mode is Mode.SEA else Money(amount=0)  #! L4

    def is_slow(self) -> bool:
        return not (self.mode != Mode.SEA)  #! L4

    def is_fast(self) -> bool:
        while (mode := self.mode) is not Mode.AIR:  #! L4
            return mode.islower()
        return True
# === case: unseen/bad/02-membership-in-collections
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"
# --- file: src/app/domain/freight/constants.py
from typing import Final

from app.domain.freight.type import Mode

SLOW: Final = frozenset({Mode.SEA, Mode.RAIL})
FAST = (Mode.AIR,)
# --- file: src/app/domain/freight/leg.py
from app.domain.freight import constants
from app.domain.freight.constants import FAST as QUICK
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: Mode

    def is_slow(self) -> bool:
        return self.mode in constants.SLOW  #! L4

    def is_quick(self) -> bool:
        return self.mode in QUICK  #! L4

    def is_odd(self) -> bool:
        wheels = [Mode.RAIL]
        return self.mode not in wheels  #! L4

    def has_air(self, modes: tuple[Mode, ...]) -> bool:
        return Mode.AIR in modes  #! L4
# === case: unseen/bad/03-members-under-other-names
# --- file: src/app/domain/freight/__init__.py
from .type import Mode as Transport
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"


M = Mode
AIRBORNE = Mode.AIR
# --- file: src/app/domain/freight/leg.py
import app.domain.freight.type as kinds
from app.domain import freight
from app.domain.freight.type import AIRBORNE, M
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: freight.Transport

    def flies(self) -> bool:
        return self.mode == AIRBORNE  #! L4

    def sails(self) -> bool:
        return self.mode == M.SEA  #! L4

    def rolls(self) -> bool:
        return self.mode is kinds.Mode.RAIL  #! L4

    def floats(self) -> bool:
        from app.domain.freight.type import Mode as Late

        sea = Late.SEA
        return self.mode == sea  #! L4

    def swims(self) -> bool:
        return self.mode == freight.Transport["SEA"]  #! L4
# === case: unseen/bad/04-raw-values
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import IntEnum, StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"


class Priority(IntEnum):
    LOW = 1
    HIGH = 9
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Mode, Priority
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: Mode
    priority: Priority | None = None

    def flies(self) -> bool:
        return self.mode == "air"  #! L4

    def sails(self) -> bool:
        return self.mode.value == "sea"  #! L4

    def hurries(self) -> bool:
        return self.priority == 9  #! L4

    def waits(self) -> bool:
        return self.mode.name in ("SEA", "RAIL")  #! L4

    def matches(self, other: "Leg") -> bool:
        raw = other.mode.value
        return raw == "air"  #! L4

    def sends(self, text: str) -> bool:  #! L3
        return Mode(text) == "sea"  #! L4
# === case: unseen/bad/05-members-made-by-calls
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import Enum


class Mode(Enum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: Mode
    modes: tuple[Mode, ...] = ()

    def flies(self) -> bool:
        return self.mode is Mode("air")  #! L4

    def sails(self) -> bool:
        return self.mode in {Mode("sea"), Mode("river")}  #! L4

    def flies_first(self) -> bool:
        return self.modes[0] == Mode.AIR  #! L4

    def counts_flights(self) -> int:
        return sum(1 for mode in self.modes if mode == Mode.AIR)  #! L4
# === case: unseen/bad/06-comparisons-inside-expressions
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import Enum, auto


class Mode(Enum):
    SEA = auto()
    AIR = auto()
    RAIL = auto()
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: Mode


class Trip(DomainModel):
    legs: tuple[Leg, ...]

    def flights(self) -> tuple[Leg, ...]:
        return tuple(filter(lambda leg: leg.mode is Mode.AIR, self.legs))  #! L4

    def voyages(self) -> int:
        return [leg.mode == Mode.SEA for leg in self.legs].count(True)  #! L4

    def sorted_legs(self) -> list[Leg]:
        return sorted(self.legs, key=lambda leg: (leg.mode != Mode.RAIL, leg.mode.name))  #! L4

    def index(self) -> dict[Mode, bool]:
        return {leg.mode: leg.mode == Mode.AIR for leg in self.legs}  #! L4

    def has_sea(self) -> bool:
        found = [
            leg
            for leg in self.legs
            if leg.mode == Mode.SEA  #! L4
        ]
        return bool(found)
# === case: unseen/bad/07-matching-members
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"
# --- file: src/app/domain/freight/leg.py
from app.domain.freight import type as kinds
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Leg(DomainModel):
    mode: Mode
    fee: Money

    def price(self) -> Money:
        match self.mode:  #! L4
            case kinds.Mode.SEA:
                return self.fee
            case _:
                return self.fee.times(2)

    def weight(self) -> Money:
        match self.mode.value:  #! L4
            case "sea" | "rail":
                return self.fee
            case other if other:
                return self.fee.times(3)
        return self.fee

    def joined(self, other: "Leg") -> Money:
        match (self.mode, other.mode):  #! L4
            case (Mode.SEA, Mode.SEA) | (Mode.AIR, Mode.AIR):
                return self.fee
            case _:
                return other.fee

    def named(self) -> Money:
        match self:  #! L4
            case Leg(mode=Mode.AIR):
                return self.fee.times(4)
            case Leg(mode=_):
                return self.fee
# === case: unseen/bad/08-tables-keyed-by-members
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"
# --- file: src/app/domain/freight/rates.py
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

RATES = {Mode.SEA: Money(amount=1), Mode.AIR: Money(amount=9), Mode.RAIL: Money(amount=3)}  #! L4
DAYS: Final[Mapping[Mode, Money]] = MappingProxyType(
    {  #! L4
        Mode.SEA: Money(amount=30),
        Mode.AIR: Money(amount=2),
    }
)
DEFAULTS = {Mode.SEA: Money(amount=1)}


class Rates(DomainModel):
    base: Money

    def rate(self, mode: Mode) -> Money:
        return {Mode.SEA: self.base}.get(mode, self.base.times(2))  #! L4

    def slow(self, mode: Mode) -> Money:
        table = {  #! L4
            Mode.SEA: self.base,
            Mode.RAIL: self.base.times(2),
        }
        return table[mode]

    def known(self, mode: Mode) -> Money:
        return RATES[mode]
# === case: unseen/bad/09-enums-of-many-makes
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
import enum
from enum import Enum as Base, Flag, IntEnum, StrEnum as Strings

Mode = Base("Mode", "SEA AIR RAIL")
Class = enum.StrEnum("Class", {"FIRST": "1", "SECOND": "2"})


class Lowered(Strings):
    def _generate_next_value_(name, start, count, last):  # noqa: N805
        return name.lower()


class Size(Lowered):
    SMALL = enum.auto()
    LARGE = enum.auto()


class Hazard(Flag):
    FIRE = enum.auto()
    ACID = enum.auto()


class Weight(str, Base):
    LIGHT = "light"


class Rank(IntEnum):
    LOW = 1
    HIGH = 9
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Class, Hazard, Mode, Rank, Size, Weight
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: Mode
    cabin: Class
    size: Size
    hazards: Hazard
    weight: Weight
    rank: Rank

    def is_urgent(self) -> bool:
        return self.rank >= Rank.HIGH  #! L4

    def flies(self) -> bool:
        return self.mode == Mode.AIR  #! L4

    def rides_first(self) -> bool:
        return self.cabin is Class.FIRST  #! L4

    def is_small(self) -> bool:
        return self.size == Size.SMALL  #! L4

    def burns(self) -> bool:
        return Hazard.FIRE in self.hazards  #! L4

    def is_light(self) -> bool:
        return self.weight == Weight.LIGHT  #! L4
# === case: unseen/bad/10-nested-enums
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/crate.py
from enum import Enum

from app.domain.shared.model import DomainModel


class Crate(DomainModel):
    class State(Enum):
        OPEN = 1
        SHUT = 2

        def is_open(self) -> bool:
            return self is Crate.State.OPEN

    state: State = State.OPEN

    def is_open(self) -> bool:
        return self.state is Crate.State.OPEN  #! L4

    def is_shut(self) -> bool:
        return self.state == self.State.SHUT  #! L4

    def shuts(self) -> bool:
        return self.state in [type(self).State.SHUT]  #! L4


def is_open(crate: Crate) -> bool:
    return crate.state == Crate.State.OPEN  #! L4
# === case: unseen/bad/11-services-and-routes
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/service/freight.py
import logfire

from app.domain.freight.type import Mode


class FreightService:
    def __init__(self, preferred: Mode) -> None:
        self._preferred = preferred

    @logfire.instrument("service.freight.send")
    async def send(self, mode: Mode) -> Mode:
        if mode in (Mode.SEA,):  #! L4
            return await self._send(mode)
        if self._preferred == Mode.AIR:  #! L4
            return await self._send(mode)
        match mode:  #! L4
            case "air":
                return mode
        return await self._send(mode)

    async def _send(self, mode: Mode) -> Mode:
        return mode
# --- file: src/app/api/freight/routes.py
from fastapi import APIRouter

from app.domain.freight.type import Mode

router = APIRouter()

STATUS = {Mode.SEA: 202, Mode.AIR: 201}  #! L4


@router.post("/freight/{mode}")
async def send(mode: Mode, back: Mode | None = None) -> int:
    if back is not None and back != Mode.SEA:  #! L4
        return 400
    return STATUS[mode]
# === case: unseen/bad/12-parked-in-variables
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Leg(DomainModel):
    mode: Mode
    fee: Money

    def price(self) -> Money:
        flying = self.mode == Mode.AIR  #! L4
        return self.fee if flying else self.fee.times(2)

    def discount(self) -> Money:
        current = self.mode
        wanted = Mode.RAIL
        if current is wanted:  #! L4
            return self.fee
        return self.fee.times(3)

    def tax(self) -> Money:
        slow = {Mode.SEA, Mode.RAIL}
        fees = {"sea": self.fee}
        if self.mode in slow:  #! L4
            return fees["sea"]
        return self.fee

    def toll(self) -> Money:
        code = str(self.mode)
        if code == "rail":  #! L4
            return self.fee.times(2)
        return self.fee
# === case: unseen/bad/13-repository-decisions
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/domain/freight/repository.py
from typing import Protocol

import logfire
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.freight.type import Mode


class Base(DeclarativeBase):
    pass


class LegRow(Base):
    __tablename__ = "leg"

    id: Mapped[str] = mapped_column(primary_key=True)
    mode: Mapped[Mode]


class ModeRepository(Protocol):
    async def all(self, mode: Mode) -> tuple[Mode, ...]: ...


class SqlModeRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.mode.all")
    async def all(self, mode: Mode) -> tuple[Mode, ...]:
        query = select(LegRow).where(LegRow.mode != Mode.AIR)
        if mode == Mode.SEA:  #! L4
            query = query.where(LegRow.mode.in_([Mode.SEA, Mode.AIR]))
        rows = await self._session.scalars(query)
        return tuple(
            row.mode
            for row in rows
            if row.mode is not Mode.AIR  #! L4
        )
# === case: unseen/bad/14-typed-through-helpers
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from __future__ import annotations

from enum import StrEnum
from typing import Annotated, NewType, Optional


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"


type Any = Optional[Mode]
Chosen = Annotated[Mode, "chosen"]
# --- file: src/app/domain/freight/leg.py
from __future__ import annotations

from collections.abc import Mapping

from app.domain.freight.type import Any, Chosen, Mode
from app.domain.shared.model import DomainModel


def mode_of(leg: Leg) -> Mode:
    return leg.mode


class Leg(DomainModel):
    mode: Chosen
    back: Any = None

    @property
    def effective(self) -> Mode:
        return self.back or self.mode

    def flies(self) -> bool:
        return self.effective == "air"  #! L4

    def returns_by_sea(self) -> bool:
        return self.back == "sea"  #! L4

    def agrees(self, other: Leg) -> bool:
        return mode_of(other) == "sea"  #! L4

    def suits(self, modes: Mapping[Leg, Mode]) -> bool:
        return modes[self] == "air" or "sea" in modes.values()  #! L4

    def fits(self) -> bool:
        for mode in (self.mode, self.back):
            if mode == "air":  #! L4
                return True
        return False
# === case: unseen/bad/15-chains-and-separate-ifs
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Leg(DomainModel):
    mode: Mode
    fee: Money

    def price(self) -> Money:
        if self.mode == Mode.SEA:  #! L4
            return self.fee
        elif self.mode == Mode.AIR:
            return self.fee.times(2)
        elif self.mode == Mode.RAIL:
            return self.fee.times(3)
        else:
            return self.fee.times(4)

    def toll(self) -> Money:
        if self.mode == Mode.SEA:  #! L4
            return self.fee
        if self.mode == Mode.AIR:  #! L4
            return self.fee.times(2)
        return self.fee

    def tax(self) -> Money:
        if self.fee.amount:
            return self.fee
        elif self.mode == Mode.RAIL and self.fee.amount:  #! L4
            return self.fee
        return self.fee
# === case: unseen/bad/16-in-the-enums-own-module
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"

    def is_slow(self) -> bool:
        return self is Mode.SEA


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


def is_fast(mode: Mode) -> bool:
    return mode is Mode.AIR  #! L4


FEES = {  #! L4
    Mode.SEA: 1,
    Mode.AIR: 2,
}


class Choice:
    """A namespace."""

    @staticmethod
    def picks(size: Size) -> bool:
        return size == Size.SMALL  #! L4
# === case: unseen/bad/17-guards-asserts-and-returns
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/domain/freight/leg.py
from typing import Self

from pydantic import model_validator

from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Leg(DomainModel):
    mode: Mode
    fee: Money

    @model_validator(mode="after")
    def _priced(self) -> Self:
        if self.mode is Mode.AIR and not self.fee.amount:  #! L4
            raise ValueError("flights cost money")
        return self

    def price(self, other: Money | None) -> Money:
        match other:
            case None if self.mode == Mode.SEA:  #! L4
                return self.fee
            case Money():
                return other
        return self.fee

    async def waits(self) -> bool:
        return (yielded := self.mode) == Mode.SEA or yielded.isupper()  #! L4

    def label(self) -> str:
        return f"{'slow' if self.mode == Mode.SEA else 'fast'}"  #! L4
# === case: unseen/bad/18-members-through-generics-and-bases
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/domain/freight/base.py
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel


class Moving(DomainModel):
    mode: Mode


class Box[T](DomainModel):
    content: T
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.base import Box, Moving
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel


class Leg(Moving):
    def flies(self) -> bool:
        return self.mode == "air"  #! L4


class Trip(DomainModel):
    first: Leg
    box: Box[Mode]
    legs: tuple[Leg, ...] = ()

    def flies(self) -> bool:
        return self.first.mode == "air"  #! L4

    def holds_air(self) -> bool:
        return self.box.content == "air"  #! L4

    def ends_at_sea(self) -> bool:
        *_, last = self.legs
        return last.mode == "sea"  #! L4

    def sails(self) -> bool:
        return any(leg.mode == "sea" for leg in self.legs)  #! L4
# === case: unseen/good/01-inside-the-enum
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from __future__ import annotations

from enum import Enum, Flag, IntEnum, StrEnum, auto, nonmember
from functools import cached_property
from typing import ClassVar, assert_never


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"

    @property
    def is_slow(self) -> bool:
        return self in (Mode.SEA, Mode.RAIL)

    @classmethod
    def fastest(cls) -> Mode:
        return next(mode for mode in cls if mode == cls.AIR)

    @staticmethod
    def parsed(text: str) -> Mode:
        def exact(mode: Mode) -> bool:
            return mode == "sea" or mode.value == text

        return next(filter(exact, Mode), Mode.AIR)

    @property
    def days(self) -> int:
        match self:
            case Mode.SEA:
                return 30
            case Mode.AIR:
                return 2
            case Mode.RAIL:
                return 9
            case _:
                assert_never(self)

    def fee(self) -> int:
        table = {Mode.SEA: 1, Mode.AIR: 9}
        return table.get(self, 5)

    def __lt__(self, other: str) -> bool:
        return self.days < Mode(other).days


class Hazard(Flag):
    FIRE = auto()
    ACID = auto()
    BOTH = FIRE | ACID

    @property
    def burns(self) -> bool:
        return Hazard.FIRE in self


class Phase(Enum):
    A = 1
    B = 2

    _ORDER = nonmember({A: 1, B: 2})

    def follows(self, other: Phase) -> bool:
        return (other, self) == (Phase.A, Phase.B)
# === case: unseen/good/02-comparing-two-unknowns
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import IntEnum, StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"

    @classmethod
    def slow(cls) -> frozenset["Mode"]:
        return frozenset({cls.SEA})


class Priority(IntEnum):
    LOW = 1
    HIGH = 9
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Mode, Priority
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: Mode
    priority: Priority = Priority.LOW
    allowed: frozenset[Mode] = frozenset({Mode.SEA, Mode.AIR})

    def agrees_with(self, other: "Leg") -> bool:
        return self.mode == other.mode and self.mode is other.mode

    def is_allowed(self, mode: Mode) -> bool:
        return mode in self.allowed

    def outranks(self, other: "Leg") -> bool:
        return self.priority > other.priority

    def has(self, mode: Mode | None) -> bool:
        return mode is not None and mode == self.mode

    def counts(self, legs: "tuple[Leg, ...]") -> dict[Mode, int]:
        return {mode: sum(leg.mode == mode for leg in legs) for mode in Mode}

    def with_mode(self, mode: Mode = Mode.AIR) -> "Leg":
        return self.model_copy(update={"mode": mode})
# === case: unseen/good/03-strings-that-resemble
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/domain/freight/value.py
from typing import Literal

from pydantic import BaseModel, RootModel

type Speed = Literal["sea", "air"]


class Label(RootModel[str], frozen=True):
    root: str

    def is_air(self) -> bool:
        return self.root == "air"


class Code(BaseModel, frozen=True):
    value: str
    name: str = "AIR"

    def is_sea(self) -> bool:
        return self.value == "sea" and self.name != "AIR"


class Limits:
    """A namespace."""

    SEA = 3
    AIR = 5
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Mode
from app.domain.freight.value import Code, Label, Limits, Speed
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: Mode
    speed: Speed
    label: Label
    code: Code

    def is_air(self) -> bool:
        return self.label.root == "air" or self.code.value == "air"

    def is_fast(self) -> bool:
        return self.speed == "air"

    def is_short(self, legs: "tuple[Leg, ...]") -> bool:
        return len(legs) == Limits.SEA or len(legs) in {Limits.AIR}

    def price(self) -> Label:
        table = {"sea": self.label, "air": Label("x")}
        match self.speed:
            case "sea":
                return table["sea"]
            case "air":
                return table.get("air", self.label)

    def name(self) -> str:
        mode = "air"
        return "flight" if mode == "air" else "voyage"
# === case: unseen/good/04-foreign-enums
# --- file: src/app/service/gateway.py
import asyncio
import inspect
import signal
import socket
from http import HTTPMethod, HTTPStatus

import httpx
import logfire

from app.domain.inventory.value import Sku

RETRY = {HTTPStatus.BAD_GATEWAY: 1, HTTPStatus.SERVICE_UNAVAILABLE: 5}
IDEMPOTENT = {HTTPMethod.GET, HTTPMethod.PUT}


class Gateway:
    def __init__(self, http: httpx.AsyncClient, method: HTTPMethod = HTTPMethod.GET) -> None:
        self._http = http
        self._method = method

    @logfire.instrument("service.gateway.fetch")
    async def fetch(self, sku: Sku) -> Sku:
        response = await self._http.request(self._method, f"/{sku.root}")
        if response.status_code == HTTPStatus.NOT_FOUND:
            return sku
        if self._method in IDEMPOTENT and response.status_code in RETRY:
            await asyncio.sleep(RETRY[HTTPStatus(response.status_code)])
        match response.status_code:
            case HTTPStatus.OK | HTTPStatus.CREATED:
                return sku
        return sku

    def handles(self, number: signal.Signals) -> bool:
        return number == signal.SIGTERM or number is signal.Signals.SIGINT

    def takes(self, parameter: inspect.Parameter) -> bool:
        return parameter.kind is inspect.Parameter.KEYWORD_ONLY

    def is_inet(self, family: socket.AddressFamily) -> bool:
        return family == socket.AF_INET
# === case: unseen/good/05-tags-and-classes
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class OutcomeKind(StrEnum):
    SENT = "sent"
    KEPT = "kept"
# --- file: src/app/domain/freight/outcome.py
from typing import Annotated, Literal

from pydantic import Field

from app.domain.freight.type import OutcomeKind
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Sent(DomainModel):
    kind: Literal["sent"] = "sent"
    fee: Money


class Kept(DomainModel):
    kind: Literal["kept"] = "kept"


class Left(DomainModel):
    kind: Literal[OutcomeKind.SENT] = OutcomeKind.SENT
    fee: Money


class Right(DomainModel):
    kind: Literal[OutcomeKind.KEPT] = OutcomeKind.KEPT


type Outcome = Annotated[Sent | Kept, Field(discriminator="kind")]
type Other = Left | Right


class Summary(DomainModel):
    outcome: Outcome
    other: Other

    def fee(self) -> Money:
        if self.outcome.kind == "sent":
            return self.outcome.fee
        if self.other.kind == OutcomeKind.SENT:
            return self.other.fee
        match self.outcome:
            case Sent(fee=fee):
                return fee
            case Kept(kind="kept"):
                return Money(amount=0)

    def is_sent(self) -> bool:
        return isinstance(self.outcome, Sent)
# --- file: src/app/service/freight.py
import logfire

from app.domain.freight.outcome import Kept, Outcome, Sent, Summary
from app.domain.shared.value import Money


class FreightService:
    @logfire.instrument("service.freight.fee")
    async def fee(self, summary: Summary) -> Outcome:
        match await self._outcome(summary):
            case Sent() as sent:
                return sent
            case Kept() as kept:
                return kept

    async def _outcome(self, summary: Summary) -> Outcome:
        return Sent(fee=Money(amount=1))
# === case: unseen/good/06-members-as-data
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"

    def can_become(self, other: "Mode") -> bool:
        return other is not self
# --- file: src/app/domain/freight/leg.py
from collections.abc import Mapping
from typing import ClassVar, Literal

from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel

ALL = (Mode.SEA, Mode.AIR)
BY_LETTER = {"S": Mode.SEA, "A": Mode.AIR}
FIRST, *OTHERS = Mode
SINGLE = {Mode.SEA: "S"}


class Leg(DomainModel):
    fallback: ClassVar[Mode] = Mode.SEA

    mode: Mode = Mode.AIR
    only: Literal[Mode.SEA] = Mode.SEA
    weights: Mapping[Mode, Mode] = {}

    def turned(self) -> "Leg":
        if self.mode.can_become(Mode.SEA):
            return self.model_copy(update={"mode": Mode.SEA})
        return Leg(mode=Mode.AIR, weights={Mode.SEA: Mode.AIR, Mode.AIR: Mode.SEA})

    def labels(self) -> tuple[str, ...]:
        return tuple(f"{mode.name}={mode.value}" for mode in ALL)

    def report(self) -> dict[Mode, str]:
        return {Mode.SEA: "by ship", Mode.AIR: "by plane"}

    def ordered(self) -> list[Mode]:
        return sorted(Mode, key=list(Mode).index)

    def letter(self) -> Mode:
        return BY_LETTER["S"]
# === case: unseen/good/07-sql-arguments
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/domain/freight/repository.py
from typing import Protocol

import logfire
from sqlalchemy import and_, case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.freight.type import Mode


class Base(DeclarativeBase):
    pass


class LegRow(Base):
    __tablename__ = "leg"

    id: Mapped[str] = mapped_column(primary_key=True)
    mode: Mapped[Mode] = mapped_column(default=Mode.SEA)


class ModeRepository(Protocol):
    async def all(self) -> tuple[Mode, ...]: ...

    async def sink(self) -> None: ...


class SqlModeRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.mode.all")
    async def all(self) -> tuple[Mode, ...]:
        query = (
            select(LegRow)
            .where(or_(LegRow.mode == Mode.SEA, and_(LegRow.mode != Mode.AIR, LegRow.id > "a")))
            .order_by(case((LegRow.mode == Mode.AIR, 0), else_=1))
            .having(func.count(LegRow.mode.in_([Mode.SEA, Mode.AIR])) > 1)
        )
        return tuple(row.mode for row in await self._session.scalars(query))

    @logfire.instrument("repo.mode.sink")
    async def sink(self) -> None:
        await self._session.execute(
            update(LegRow).where(LegRow.mode == Mode.AIR).values({LegRow.mode: Mode.SEA})
        )
        await self._session.execute(delete(LegRow).filter(LegRow.mode == "sea"))
# === case: unseen/good/08-classes-that-look-like-enums
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/value.py
from typing import ClassVar, Final

from pydantic import RootModel

SEA: Final = "sea"


class Mode(RootModel[str], frozen=True):
    SEA: ClassVar["Mode"]
    AIR: ClassVar["Mode"]

    root: str


class Enum:
    """Enumerates."""


class Kind(Enum):
    A = "a"
    B = "b"


class Weight(RootModel[int], frozen=True):
    root: int

    def is_heavy(self) -> bool:
        return self.root > 10


Mode.SEA = Mode("sea")
Mode.AIR = Mode("air")
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.value import SEA, Kind, Mode, Weight
from app.domain.shared.model import DomainModel

FEES = {Mode.SEA: Weight(1), Mode.AIR: Weight(2)}
NAMES = {Kind.A: "a", Kind.B: "b"}


class Leg(DomainModel):
    mode: Mode
    weight: Weight

    def sails(self) -> bool:
        return self.mode == Mode.SEA or self.mode in (Mode.AIR, Mode.SEA)

    def is_named(self) -> bool:
        return self.mode.root == SEA or Kind.A == "a"

    def fee(self) -> Weight:
        match self.mode.root:
            case "sea":
                return FEES[Mode.SEA]
            case _:
                return self.weight
# === case: unseen/good/09-elevator-maintenance
# --- file: src/app/domain/elevator/__init__.py
# --- file: src/app/domain/elevator/value.py
from datetime import date, timedelta
from typing import Self
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, RootModel


class ElevatorId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)


class Floor(RootModel[int]):
    model_config = ConfigDict(frozen=True)
    root: int = Field(ge=-5, le=120)

    @property
    def is_ground(self) -> bool:
        return self.root == 0


class Interval(BaseModel):
    model_config = ConfigDict(frozen=True)

    months: int = Field(ge=1, le=24)

    def after(self, day: date) -> date:
        return day + timedelta(days=30 * self.months)

    def halved(self) -> Self:
        return type(self)(months=max(1, self.months // 2))
# --- file: src/app/domain/elevator/type.py
"""What an elevator may be, and what follows from it."""

from enum import Enum, StrEnum
from typing import Self


class Condition(StrEnum):
    RUNNING = "running"
    REPORTED = "reported"
    STOPPED = "stopped"
    SCRAPPED = "scrapped"

    @property
    def successors(self) -> frozenset["Condition"]:
        return _SUCCESSORS[self.name]

    def can_become(self, other: Self) -> bool:
        return other in self.successors

    @property
    def may_carry(self) -> bool:
        return self in {Condition.RUNNING, Condition.REPORTED}

    @property
    def is_final(self) -> bool:
        return not self.successors


_SUCCESSORS = {
    "RUNNING": frozenset({Condition.REPORTED, Condition.STOPPED}),
    "REPORTED": frozenset({Condition.RUNNING, Condition.STOPPED}),
    "STOPPED": frozenset({Condition.RUNNING, Condition.SCRAPPED}),
    "SCRAPPED": frozenset(),
}


class Drive(Enum):
    ROPE = ("rope", 12)
    HYDRAULIC = ("hydraulic", 6)

    def __init__(self, label: str, months: int) -> None:
        self.label = label
        self.months = months
# --- file: src/app/domain/elevator/elevator.py
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.domain.elevator.type import Condition, Drive
from app.domain.elevator.value import ElevatorId, Floor, Interval
from app.domain.shared.model import DomainModel


class Elevator(DomainModel):
    id: ElevatorId
    floors: tuple[Floor, ...]
    drive: Drive
    condition: Condition = Condition.RUNNING
    inspected_on: date

    @property
    def interval(self) -> Interval:
        return Interval(months=self.drive.months)

    @property
    def due_on(self) -> date:
        interval = self.interval if self.condition.may_carry else self.interval.halved()
        return interval.after(self.inspected_on)

    def serves(self, floor: Floor) -> bool:
        return floor in self.floors

    def report(self) -> "Moved | Refused":
        return self._move(Condition.REPORTED)

    def stop(self) -> "Moved | Refused":
        return self._move(Condition.STOPPED)

    def inspect(self, on: date) -> "Moved | Refused":
        match self._move(Condition.RUNNING):
            case Moved(elevator=elevator):
                return Moved(elevator=elevator.model_copy(update={"inspected_on": on}))
            case Refused() as refused:
                return refused

    def _move(self, to: Condition) -> "Moved | Refused":
        if self.condition.can_become(to):
            return Moved(elevator=self.model_copy(update={"condition": to}))
        return Refused(now=self.condition, wanted=to)


class Moved(DomainModel):
    kind: Literal["moved"] = "moved"
    elevator: Elevator


class Refused(DomainModel):
    kind: Literal["refused"] = "refused"
    now: Condition
    wanted: Condition

    @property
    def reason(self) -> str:
        final = " for good" if self.now.is_final else ""
        return f"It is {self.now}{final}, so it cannot be {self.wanted}."


Outcome = Annotated[Moved | Refused, Field(discriminator="kind")]
# --- file: src/app/api/elevator/routes.py
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Query, status

from app.domain.elevator.elevator import Moved, Outcome, Refused
from app.domain.elevator.type import Condition
from app.domain.elevator.value import ElevatorId
from app.service.elevator import ElevatorService

router = APIRouter(prefix="/elevators", tags=["elevator"])


def elevators() -> ElevatorService:
    return ElevatorService()


Elevators = Annotated[ElevatorService, Depends(elevators)]


@router.post("/{elevator_id}/stop", status_code=status.HTTP_200_OK)
async def stop(elevator_id: UUID, service: Elevators) -> str:
    match await service.stop(ElevatorId(elevator_id)):
        case Moved(elevator=elevator):
            return elevator.condition
        case Refused() as refused:
            raise HTTPException(status.HTTP_409_CONFLICT, refused.reason)


@router.get("")
async def listed(condition: Annotated[Condition, Query()] = Condition.RUNNING, limit: int = 20) -> list[str]:
    return [condition.value][:limit]
# --- file: src/app/service/elevator.py
import logfire

from app.domain.elevator.elevator import Elevator, Outcome, Refused
from app.domain.elevator.type import Condition
from app.domain.elevator.value import ElevatorId


class ElevatorService:
    def __init__(self) -> None:
        self._known: dict[ElevatorId, Elevator] = {}
        self._gone: tuple[Elevator, ...] = ()

    async def stop(self, elevator_id: ElevatorId) -> Outcome:
        with logfire.span("service.elevator.stop", elevator=str(elevator_id.root)):
            elevator = await self._load(elevator_id)
            if elevator in self._gone:
                return Refused(now=Condition.SCRAPPED, wanted=Condition.STOPPED)
            return elevator.stop()

    async def _load(self, elevator_id: ElevatorId) -> Elevator:
        return self._known[elevator_id]
# === case: unseen/good/10-newspaper-desk
# --- file: src/app/domain/newspaper/__init__.py
# --- file: src/app/domain/newspaper/value.py
from pydantic import RootModel, BaseModel


class Headline(RootModel[str], frozen=True):
    root: str

    def shout(self) -> "Headline":
        return Headline(self.root.upper())


class Byline(RootModel[str], frozen=True):
    root: str


class Words(RootModel[int], frozen=True):
    root: int

    def fits(self, room: "Words") -> bool:
        return self.root <= room.root
# --- file: src/app/domain/newspaper/type.py
import enum
import typing as t


class Section(str, enum.Enum):
    POLITICS = "politics"
    SPORT = "sport"
    CULTURE = "culture"

    @classmethod
    def lookup(cls, raw: str) -> "t.Self":
        for section in cls:
            if section.value == raw.strip().lower():
                return section
        return cls("culture")

    @property
    def column_limit(self) -> int:
        limits = {
            Section.POLITICS: 900,
            Section.SPORT: 600,
        }
        return limits.get(self, 400)


class Stage(enum.IntEnum):
    PITCHED = 1
    WRITTEN = 2
    EDITED = 3
    PRINTED = 4

    @property
    def next(self) -> "Stage":
        return self if self is Stage.PRINTED else Stage(self + 1)

    def precedes(self, other: "Stage") -> bool:
        return self < other
# --- file: src/app/domain/newspaper/article.py
import typing as t
from datetime import date, datetime

from app.domain.newspaper.type import Section, Stage
from app.domain.newspaper.value import Byline, Headline, Words
from app.domain.shared.model import DomainModel


class Article(DomainModel):
    headline: Headline
    by: Byline
    section: Section
    stage: Stage = Stage.PITCHED
    words: Words

    def advance(self) -> "Advanced | TooLong | AtTheEnd":
        following = self.stage.next
        if following == self.stage:
            return AtTheEnd(article=self)
        room = Words(self.section.column_limit)
        if not self.words.fits(room):
            return TooLong(room=room)
        return Advanced(article=self.model_copy(update={"stage": following}))

    def shares_section_with(self, other: "Article") -> bool:
        return self.section is other.section


class Advanced(DomainModel):
    kind: t.Literal["advanced"] = "advanced"
    article: Article


class TooLong(DomainModel):
    kind: t.Literal["too_long"] = "too_long"
    room: Words


class AtTheEnd(DomainModel):
    kind: t.Literal["at_the_end"] = "at_the_end"
    article: Article


class Edition(DomainModel):
    day: date
    articles: tuple[Article, ...]

    def in_section(self, section: Section) -> tuple[Article, ...]:
        return tuple(article for article in self.articles if article.section == section)

    def by_section(self) -> dict[Section, tuple[Article, ...]]:
        return {section: self.in_section(section) for section in Section}

    def front_page(self) -> Article | None:
        ranked = sorted(self.articles, key=lambda a: (-a.stage, a.headline.root))
        return ranked[0] if ranked else None

    def is_ready(self) -> bool:
        return not any(a.stage.precedes(a.stage.next) for a in self.articles)
# === case: unseen/good/11-wine-cellar
# --- file: src/app/domain/wine/__init__.py
# --- file: src/app/domain/wine/type.py
from __future__ import annotations

from enum import Enum, auto


class _Ordered(Enum):
    def __ge__(self, other: _Ordered) -> bool:
        return self.value >= other.value

    def __gt__(self, other: _Ordered) -> bool:
        return self.value > other.value


class Colour(Enum):
    RED = "red"
    WHITE = "white"
    ROSE = "rosé"

    def goes_with(self, dish: Dish) -> bool:
        return dish in self.dishes

    @property
    def dishes(self) -> tuple[Dish, ...]:
        match self:
            case Colour.RED:
                return (Dish.MEAT, Dish.CHEESE)
            case Colour.WHITE:
                return (Dish.FISH,)
            case Colour.ROSE:
                return tuple(Dish)


class Dish(Enum):
    MEAT = auto()
    FISH = auto()
    CHEESE = auto()


class Maturity(_Ordered):
    YOUNG = 1
    READY = 2
    PAST = 3

    @property
    def is_drinkable(self) -> bool:
        return self >= Maturity.READY
# --- file: src/app/domain/wine/value.py
from pydantic import BaseModel, Field, RootModel


class Vintage(RootModel[int], frozen=True):
    root: int = Field(ge=1800)

    def age_in(self, year: int) -> int:
        return year - self.root


class Shelf(RootModel[str], frozen=True):
    root: str


class Rating(BaseModel, frozen=True):
    critic: str
    points: int

    def is_excellent(self) -> bool:
        return self.points >= 95
# --- file: src/app/domain/wine/bottle.py
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.wine.type import Colour, Dish, Maturity
from app.domain.wine.value import Rating, Shelf, Vintage


class Bottle(DomainModel):
    colour: Colour
    vintage: Vintage
    shelf: Shelf
    ratings: tuple[Rating, ...] = ()
    maturity: Maturity = Maturity.YOUNG

    def suits(self, dish: Dish) -> bool:
        return self.colour.goes_with(dish) and self.maturity.is_drinkable

    def moved(self, shelf: Shelf) -> "Bottle":
        return self.model_copy(update={"shelf": shelf})

    def best(self) -> Rating | None:
        return max(self.ratings, key=lambda r: r.points, default=None)


class Opened(DomainModel):
    kind: Literal["opened"] = "opened"
    bottle: Bottle
    on: date


class NoneSuits(DomainModel):
    kind: Literal["none_suits"] = "none_suits"
    dish: Dish


type Opening = Annotated[Opened | NoneSuits, Field(discriminator="kind")]


class Cellar(DomainModel):
    bottles: tuple[Bottle, ...] = ()

    @classmethod
    def filled(cls, bottles: Iterable[Bottle]) -> "Cellar":
        return cls(bottles=tuple(bottles))

    def open_for(self, dish: Dish, on: date) -> Opening:
        fitting = [bottle for bottle in self.bottles if bottle.suits(dish)]
        if not fitting:
            return NoneSuits(dish=dish)
        oldest = min(fitting, key=lambda bottle: bottle.vintage.root)
        return Opened(bottle=oldest, on=on)

    def by_colour(self) -> Mapping[Colour, tuple[Bottle, ...]]:
        grouped: dict[Colour, list[Bottle]] = {}
        for bottle in self.bottles:
            grouped.setdefault(bottle.colour, []).append(bottle)
        return {colour: tuple(found) for colour, found in grouped.items()}
# === case: unseen/good/12-volunteer-rota
# --- file: src/app/domain/rota/__init__.py
# --- file: src/app/domain/rota/type.py
from enum import Flag, IntEnum, StrEnum, auto


class Weekday(IntEnum):
    MONDAY = 0
    TUESDAY = 1
    SATURDAY = 5
    SUNDAY = 6

    @property
    def is_weekend(self) -> bool:
        return self >= Weekday.SATURDAY


class Skill(Flag):
    COOKING = auto()
    DRIVING = auto()

    def includes(self, other: "Skill") -> bool:
        return other in self


class AnswerKind(StrEnum):
    PLACED = "placed"
    FULL = "full"

    @property
    def http_status(self) -> int:
        return 201 if self is AnswerKind.PLACED else 409
# --- file: src/app/domain/rota/value.py
from uuid import UUID

from pydantic import RootModel


class VolunteerId(RootModel[UUID], frozen=True):
    pass


class Places(RootModel[int], frozen=True):
    root: int

    def minus_one(self) -> "Places":
        return Places(self.root - 1)

    @property
    def none_left(self) -> bool:
        return self.root <= 0
# --- file: src/app/domain/rota/shift.py
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from app.domain.rota.type import AnswerKind, Skill, Weekday
from app.domain.rota.value import Places, VolunteerId
from app.domain.shared.model import DomainModel


class Volunteer(DomainModel):
    id: VolunteerId
    skills: Skill
    free_on: frozenset[Weekday]

    def can_work(self, day: Weekday, needed: Skill) -> bool:
        return day in self.free_on and self.skills.includes(needed)


class Shift(DomainModel):
    starts_at: datetime
    needed: Skill = Skill.COOKING
    places: Places
    team: tuple[Volunteer, ...] = ()

    @property
    def day(self) -> Weekday:
        return Weekday(self.starts_at.weekday())

    def place(self, volunteer: Volunteer) -> "Answer":
        if self.places.none_left:
            return Full(shift=self)
        if not volunteer.can_work(self.day, self.needed):
            return Unfit(volunteer=volunteer, needed=self.needed)
        return Placed(
            shift=self.model_copy(
                update={"team": (*self.team, volunteer), "places": self.places.minus_one()}
            )
        )


class Placed(DomainModel):
    kind: Literal["placed"] = "placed"
    shift: Shift


class Full(DomainModel):
    kind: Literal["full"] = "full"
    shift: Shift


class Unfit(DomainModel):
    kind: Literal["unfit"] = "unfit"
    volunteer: Volunteer
    needed: Skill


Answer = Annotated[Placed | Full | Unfit, Field(discriminator="kind")]
# --- file: src/app/service/rota.py
from collections.abc import Callable
from datetime import datetime

import logfire

from app.domain.rota.shift import Answer, Placed, Shift, Unfit, Volunteer


class RotaService:
    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._attempts: dict[str, int] = {}

    @logfire.instrument("service.rota.place")
    async def place(self, shift: Shift, volunteer: Volunteer) -> Answer:
        answer = shift.place(volunteer)
        logfire.info("answered {kind}", kind=answer.kind)
        match answer:
            case Placed(shift=changed):
                await self._keep(changed)
            case Unfit():
                self._attempts["unfit"] = self._attempts.get("unfit", 0) + 1
            case _:
                pass
        return answer

    async def _keep(self, shift: Shift) -> None:
        return None
# === case: unseen/good/13-names-that-go-in-circles
# --- file: src/app/service/digest.py
"""Reads a letter from behind, in which names are bound through themselves."""

import traceback
from types import TracebackType


class Pages:
    def __init__(self, texts: list[str]) -> None:
        self._texts = texts

    def __iter__(self) -> "Pages":
        return self

    def __next__(self) -> str:
        return self._texts.pop()


def first_open(texts: list[str]) -> str:
    for line in Pages(texts):
        line = line.strip()
        line = line.lower()
        if line == "pending":
            return line
    return ""


def innermost(trace: TracebackType) -> str:
    while trace.tb_next is not None:
        trace = trace.tb_next
    names = [trace.tb_frame.f_code.co_name]
    while trace:
        trace = trace.tb_next
        names.append(trace.tb_frame.f_code.co_name)
    return names[-1] or traceback.format_exc()


def merged(given: list[dict[str, str]]) -> dict[str, str]:
    while given:
        earlier = later
        earlier["page"] = given.pop()["page"]
        later = earlier
        later.clear()
    return later
# === case: unfamiliar/bad/01-traffic-lights
# --- file: src/app/domain/traffic/type.py
from enum import Enum, IntEnum, auto


class Light(Enum):
    RED = "red"
    AMBER = "amber"
    GREEN = "green"

    def stops(self) -> bool:
        return self is not Light.GREEN


class Priority(IntEnum):
    LOW = auto()
    HIGH = auto()
# --- file: src/app/domain/traffic/crossing.py
from app.domain.shared.model import DomainModel
from app.domain.traffic import type as kinds
from app.domain.traffic.type import Light, Priority
from app.domain.traffic.value import CrossingId

_MOVING = frozenset({Light.GREEN, Light.AMBER})
_NEXT = {  #! L4
    Light.RED: Light.GREEN,
    Light.GREEN: Light.AMBER,
    Light.AMBER: Light.RED,
}


class Crossing(DomainModel):
    id: CrossingId
    light: Light
    priority: Priority

    def switch(self) -> "Crossing":
        return self.model_copy(update={"light": _NEXT[self.light]})

    @property
    def moves(self) -> bool:
        return self.light in _MOVING  #! L4

    @property
    def is_urgent(self) -> bool:
        return self.priority >= kinds.Priority.HIGH  #! L4

    @property
    def is_red(self) -> bool:
        return self.light.value == "red"  #! L4

    @property
    def label(self) -> CrossingId:
        match self.light:  #! L4
            case Light.RED | Light.AMBER:
                return self.id
            case _:
                return self.id
# --- file: src/app/domain/traffic/value.py
from uuid import UUID

from pydantic import RootModel


class CrossingId(RootModel[UUID], frozen=True):
    pass
# === case: unfamiliar/bad/02-routes-that-pick
# --- file: src/app/api/picks.py
from fastapi import APIRouter

from app.domain.order.order import Order
from app.domain.order.type import CancelReason, OrderStatus

router = APIRouter()


@router.get("/picks")
async def label(status: OrderStatus, reason: CancelReason) -> str:
    if status == OrderStatus.PENDING:  #! L4
        return "waiting"
    if reason is not CancelReason.OUT_OF_STOCK:  #! L4
        return "asked for"
    closed = (OrderStatus.SHIPPED, OrderStatus.CANCELLED)
    if status in closed:  #! L4
        return "over"
    return {OrderStatus.CONFIRMED: "sure"}.get(status, "open")  #! L4


def shown(orders: list[Order]) -> list[Order]:
    return [order for order in orders if order.status != OrderStatus.CANCELLED]  #! L4 L6
# === case: unfamiliar/bad/03-post-office
# --- file: src/app/service/post.py
import operator

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.type import OrderStatus as S

DONE = [S.SHIPPED, S.CANCELLED]
HANDLERS = {}


class PostService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def send(self, status: S, order: Order) -> None:
        with logfire.span("post.send"):
            state = status
            if state is S.PENDING or S["SHIPPED"] == state:  #! L4
                await self._orders.save(order)
            waits = status not in DONE  #! L4
            await self._orders.save(order) if waits else None
            if status.value.startswith("x") or str(status) == "pending":  #! L4 L6
                return
            match status:  #! L4
                case "confirmed":
                    return
                case _:
                    pass
# === case: unfamiliar/good/01-washing-machines
# --- file: src/app/domain/laundry/type.py
from enum import Enum, Flag, StrEnum, auto, verify, UNIQUE


class Option(Flag):
    RINSE = auto()
    SPIN = auto()

    @property
    def is_wet(self) -> bool:
        return Option.RINSE in self


@verify(UNIQUE)
class Programme(StrEnum):
    COTTON = "cotton"
    WOOL = "wool"

    @property
    def options(self) -> Option:
        match self:
            case Programme.COTTON:
                return Option.RINSE | Option.SPIN
            case Programme.WOOL:
                return Option.RINSE

    def warmer_than(self, other: "Programme") -> bool:
        return self == Programme.COTTON and other == Programme.WOOL


class State(Enum):
    IDLE = ("idle", True)
    WASHING = ("washing", False)

    def __init__(self, label: str, opens: bool) -> None:
        self.label = label
        self.opens = opens

    @property
    def next(self) -> "State":
        return {State.IDLE: State.WASHING, State.WASHING: State.IDLE}[self]
# --- file: src/app/domain/laundry/machine.py
from app.domain.laundry.type import Option, Programme, State
from app.domain.shared.model import DomainModel


class Machine(DomainModel):
    state: State = State.IDLE
    programme: Programme = Programme.COTTON
    extra: Option = Option.SPIN

    def advance(self) -> "Machine":
        return self.model_copy(update={"state": self.state.next})

    def is_running_as(self, other: "Machine") -> bool:
        return self.state == other.state and self.programme is other.programme

    def choices(self) -> tuple[Programme, ...]:
        return tuple(p for p in Programme if p.warmer_than(self.programme))

    @property
    def can_open(self) -> bool:
        return self.state.opens
# === case: unfamiliar/good/02-printers-behind-http
# --- file: src/app/api/printers/routes.py
from http import HTTPMethod, HTTPStatus
from typing import Annotated, Literal

import logging
from fastapi import APIRouter, Depends, Header, HTTPException, Request, Response

from app.api.deps import get_order_service
from app.domain.order.order import CancellationRefused, OrderCancelled, OrderNotFound
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId
from app.service.order import OrderServiceRunner
from pydantic import BaseModel

router = APIRouter()
_STATUS = {OrderCancelled: 200, CancellationRefused: 409, OrderNotFound: 404}
_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO}


class PrintRequest(BaseModel):
    order: OrderId
    reason: CancelReason = CancelReason.CUSTOMER_REQUEST
    copies: int = 1
    paper: Literal["a4", "letter"] = "a4"


@router.post("/prints")
async def print_order(
    body: PrintRequest,
    request: Request,
    response: Response,
    service: Annotated[OrderServiceRunner, Depends(get_order_service)],
    if_match: Annotated[str | None, Header()] = None,
) -> dict[str, str]:
    if request.method == HTTPMethod.HEAD or body.copies > 10:
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    if body.paper == "letter" and if_match is None:
        response.headers["x-paper"] = body.paper
    outcome = await service.cancel(body.order, body.reason)
    response.status_code = _STATUS[type(outcome)]
    match outcome:
        case OrderNotFound(order_id=missing):
            raise HTTPException(HTTPStatus.NOT_FOUND, detail=str(missing.root))
        case CancellationRefused(status=status):
            return {"refused": status.value}
        case OrderCancelled(order=order, reason=reason):
            return {"id": str(order.id.root), "reason": reason}
# === case: contested/bad/01-a-harbour-that-compares
# --- file: src/app/domain/harbour/type.py
from enum import Enum, Flag, IntEnum, StrEnum, auto, unique


@unique
class Berth(Enum):
    INNER = auto()
    OUTER = auto()

    def faces_sea(self) -> bool:
        return self is Berth.OUTER

    @property
    def is_calm(self) -> bool:
        return self in (Berth.INNER,)


class Cargo(StrEnum):
    GRAIN = "grain"
    OIL = "oil"


class Rank(IntEnum):
    MATE = 1
    MASTER = 2


class Light(Flag):
    RED = auto()
    GREEN = auto()


DRY = frozenset({Cargo.GRAIN})
WET: tuple[Cargo, ...] = (Cargo.OIL,)
INNERMOST = Berth.INNER
# --- file: src/app/domain/harbour/ship.py
import operator
from http import HTTPStatus

import app.domain.harbour.type as kinds
from app.domain.harbour.type import DRY, INNERMOST, Berth, Cargo, Light, Rank
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

type Load = Cargo | None


class Ship(DomainModel):
    berth: Berth
    load: Load = None
    rank: Rank = Rank.MATE
    lights: Light = Light.RED
    dues: Money

    def is_near(self) -> bool:
        return self.berth is INNERMOST  #! L4

    def is_dry(self) -> bool:
        return self.load in DRY  #! L4

    def is_wet(self) -> bool:
        return self.load not in kinds.WET  #! L4

    def is_led(self) -> bool:
        return self.rank >= Rank.MASTER  #! L4

    def is_oiled(self) -> bool:
        return self.load == Cargo("oil")  #! L4

    def is_grain(self) -> bool:
        load = self.load
        return load is not None and load.value == "grain"  #! L4

    def is_outer(self) -> bool:
        return self.berth.name == "OUTER"  #! L4

    def is_any(self) -> bool:
        return operator.eq(self.load, Cargo.OIL)  #! L4

    def is_either(self) -> bool:
        return any(self.load == each for each in (Cargo.GRAIN, Cargo.OIL))  #! L4

    def is_named(self) -> bool:
        return str(self.load) == "oil"  #! L4

    def is_inside(self) -> bool:
        return not self.berth != Berth["INNER"]  #! L4

    def is_beside(self, other: "Ship") -> bool:
        return self.berth == other.berth and self.berth.faces_sea()

    def is_loaded(self, load: Load) -> bool:
        return self.load is not None and self.load == load

    def is_answered(self, status: HTTPStatus) -> bool:
        return status == HTTPStatus.OK
# === case: contested/bad/02-a-theatre-that-matches
# --- file: src/app/domain/playhouse/type.py
from enum import StrEnum


class Mood(StrEnum):
    COMIC = "comic"
    TRAGIC = "tragic"
    DARK = "dark"
# --- file: src/app/domain/playhouse/play.py
from typing import Literal, assert_never

from app.domain.playhouse import type as t
from app.domain.playhouse.type import Mood
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Staged(DomainModel):
    kind: Literal["staged"] = "staged"
    mood: Mood


class Closed(DomainModel):
    kind: Literal["closed"] = "closed"


class Play(DomainModel):
    mood: Mood
    entry: Money
    fate: Staged | Closed

    def price(self) -> Money:
        match self.mood:  #! L4
            case t.Mood.COMIC | t.Mood.TRAGIC:
                return self.entry
            case Mood.DARK:
                return self.entry.times(2)

    def fee(self) -> Money:
        match self.fate:  #! L4
            case Staged(mood=Mood.DARK):
                return self.entry
            case _:
                return self.entry.times(3)

    def tip(self) -> Money:
        match (mood := self.mood):
            case Mood():
                return self.entry
            case _:
                assert_never(mood)

    def told(self) -> Money:
        match self.fate:
            case Staged():
                return self.entry
            case Closed():
                return self.entry.times(4)

    def tagged(self) -> Money:
        match self.fate.kind:
            case "staged":
                return self.entry
            case "closed":
                return self.entry.times(5)

    def spread(self) -> Money:
        match [self.mood, self.fate]:  #! L4
            case ["dark", Closed()]:
                return self.entry
            case [Mood.COMIC, *_]:
                return self.entry.times(6)
            case _:
                return self.entry.times(7)

    def guarded(self) -> Money:
        match self.fate:
            case Staged(mood=mood) if mood is Mood.COMIC:  #! L4
                return self.entry
            case _:
                return self.entry.times(8)
# === case: contested/bad/03-a-farm-of-tables
# --- file: src/app/domain/farm/type.py
from enum import Enum


class Crop(Enum):
    BARLEY = "barley"
    CLOVER = "clover"
    RYE = "rye"

    def follower(self) -> "Crop":
        return {Crop.BARLEY: Crop.CLOVER, Crop.CLOVER: Crop.RYE}.get(self, Crop.BARLEY)
# --- file: src/app/domain/farm/field.py
from collections import defaultdict
from collections.abc import Callable
from types import MappingProxyType

from app.domain.farm.type import Crop
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

YIELD = MappingProxyType({Crop.RYE: Money(amount=3), Crop.BARLEY: Money(amount=4)})  #! L4
SOWN = dict([(Crop.RYE, Money(amount=1)), (Crop.CLOVER, Money(amount=2))])  #! L4
COUNTED: defaultdict[Crop, Money] = defaultdict(Money)
WORDS = {"rye": Money(amount=3), "barley": Money(amount=4)}


def _plain(field: "Field") -> Money:
    return field.worth


class Field(DomainModel):
    crop: Crop
    worth: Money

    def harvested(self) -> Money:
        return {Crop.RYE: self.worth, Crop.CLOVER: self.worth.times(2)}[self.crop]  #! L4

    def ploughed(self) -> Money:
        ways: dict[Crop, Callable[["Field"], Money]] = {  #! L4
            Crop.RYE: _plain,
            Crop.BARLEY: lambda field: field.worth.times(3),
        }
        return ways[self.crop](self)

    def manured(self) -> Money:
        return dict(rye=self.worth, clover=self.worth.times(4))[self.crop.value]  #! L4

    def counted(self) -> dict[Crop, Money]:
        return {self.crop: self.worth}

    def compared(self, other: "Field") -> dict[Crop, Money]:
        return {field.crop: field.worth for field in (self, other)}
# === case: contested/bad/04-a-desk-that-decides
# --- file: src/app/domain/desk/type.py
from enum import StrEnum


class Urgency(StrEnum):
    LOW = "low"
    HIGH = "high"
# --- file: src/app/domain/desk/letter.py
from app.domain.desk.type import Urgency
from app.domain.shared.model import DomainModel


class Letter(DomainModel):
    urgency: Urgency
# --- file: src/app/domain/desk/repository.py
from typing import Protocol

import logfire
from sqlalchemy import String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.desk.letter import Letter
from app.domain.desk.type import Urgency


class Base(DeclarativeBase):
    pass


class LetterRow(Base):
    __tablename__ = "letters"
    id: Mapped[int] = mapped_column(primary_key=True)
    urgency: Mapped[str] = mapped_column(String)


class Letters(Protocol):
    async def urgent(self) -> tuple[Letter, ...]: ...


class SqlLetters:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.letter.urgent")
    async def urgent(self) -> tuple[Letter, ...]:
        query = select(LetterRow).where(LetterRow.urgency == Urgency.HIGH)
        rows = (await self._session.execute(query)).scalars()
        letters = [Letter(urgency=Urgency(row.urgency)) for row in rows]
        return tuple(each for each in letters if each.urgency is Urgency.HIGH)  #! L4
# --- file: src/app/service/desk.py
import logfire

from app.domain.desk.letter import Letter
from app.domain.desk.repository import Letters
from app.domain.desk.type import Urgency as U


class DeskService:
    def __init__(self, letters: Letters) -> None:
        self._letters = letters

    @logfire.instrument("service.desk.sort")
    async def sort(self, urgency: U) -> tuple[Letter, ...]:
        if urgency == U.HIGH:  #! L4
            return await self._letters.urgent()
        return await self._kept(urgency is not U.LOW)  #! L4

    async def _kept(self, kept: bool) -> tuple[Letter, ...]:
        return await self._letters.urgent() if kept else ()
# --- file: src/app/api/desk/routes.py
from fastapi import APIRouter, HTTPException

from app.domain.desk.type import Urgency

router = APIRouter()
PAGES = {Urgency.LOW: "/low", Urgency.HIGH: "/high"}  #! L4


@router.get("/letters/{urgency}")
async def show(urgency: Urgency = Urgency.LOW) -> dict[str, str]:
    if urgency in list(Urgency)[1:]:  #! L4
        raise HTTPException(404)
    return {"page": PAGES[urgency], "urgency": urgency.value}
# === case: contested/bad/05-a-ferry-line-of-evasions
# --- file: src/app/domain/line/type.py
from enum import Enum, StrEnum


class Wind(StrEnum):
    CALM = "calm"
    FRESH = "fresh"
    STORM = "storm"

    @property
    def is_rough(self) -> bool:
        return self is not Wind.CALM


class Quay(Enum):
    NORTH = 1
    SOUTH = 2
# --- file: src/app/domain/line/line.py
from functools import partial
from operator import eq
from typing import Final

from app.domain.line.type import Quay, Wind
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

ROUGH: Final = {Wind.FRESH, Wind.STORM}
CALM = Wind.CALM.value
_STORMY = Wind.STORM, Wind.FRESH
is_north = partial(eq, Quay.NORTH)


class Line(DomainModel):
    wind: Wind
    quay: Quay | None = None
    fare: Money

    @property
    def sails(self) -> bool:
        return self.wind not in ROUGH | {Wind.CALM}  #! L4

    def is_calm(self) -> bool:
        return CALM == self.wind  #! L4

    def is_stormy(self) -> bool:
        return any(self.wind is each for each in _STORMY)  #! L4

    def is_loud(self) -> bool:
        return self.wind.value.startswith("s") or self.wind.upper() == "FRESH"  #! L4

    def is_north(self) -> bool:
        return self.quay is not None and self.quay.value == 1  #! L4

    def has_quay(self) -> bool:
        return self.quay is not None

    def price(self) -> Money:
        return self.fare.times(2 if self.wind is Wind.STORM else 1)  #! L4

    def discount(self) -> Money:
        fare = self.fare
        while self.quay == Quay.SOUTH:  #! L4
            fare = fare.times(2)
        return fare

    def chosen(self) -> Money:
        factor = (1, 2)[self.wind == Wind.FRESH]  #! L4
        return self.fare.times(factor)

    def table(self) -> Money:
        prices = {each: self.fare for each in Wind}
        prices[Wind.STORM] = self.fare.times(3)
        return prices[self.wind]

    def sorted(self, others: "tuple[Line, ...]") -> "tuple[Line, ...]":
        return tuple(sorted(others, key=lambda other: other.wind == Wind.CALM))  #! L4

    def rough(self, others: "tuple[Line, ...]") -> "tuple[Line, ...]":
        return tuple(other for other in others if other.wind.is_rough)

    def changed(self, wind: Wind) -> "Line":
        return self if wind == self.wind else self.model_copy(update={"wind": wind})
# === case: contested/bad/06-a-zoo-of-moods
# --- file: src/app/domain/zoo/__init__.py
from app.domain.zoo.type import Mood as Temper

__all__ = ["Temper"]
# --- file: src/app/domain/zoo/type.py
import enum


class _Named(enum.StrEnum):
    @classmethod
    def named(cls, word: str) -> "_Named":
        return cls(word)


class Mood(_Named):
    SLEEPY = "sleepy"
    WILD = "wild"


class Size(int, enum.Enum):
    SMALL = 1
    LARGE = 2
# --- file: src/app/domain/zoo/beast.py
from __future__ import annotations

import typing

from app.domain import zoo
from app.domain.shared.model import DomainModel
from app.domain.zoo.type import Mood, Size

if typing.TYPE_CHECKING:
    from app.domain.shared.value import Money

M = Mood
DEFAULT: typing.Final[Mood] = Mood.SLEEPY


class Beast(DomainModel):
    mood: zoo.Temper = DEFAULT
    size: Size
    friends: tuple[Beast, ...] = ()

    def is_calm(self) -> bool:
        return self.mood == zoo.Temper.SLEEPY  #! L4

    def is_wild(self) -> bool:
        return self.mood is M["WILD"]  #! L4

    def is_usual(self) -> bool:
        return DEFAULT is self.mood  #! L4

    def is_large(self) -> bool:
        return self.size > 1  #! L4

    def has_wild_friends(self) -> bool:
        return Mood.WILD in {friend.mood for friend in self.friends}  #! L4

    def has_only_wild_friends(self) -> bool:
        return {friend.mood for friend in self.friends} == {Mood.WILD}  #! L4

    def count(self) -> int:
        return [friend.mood for friend in self.friends].count(Mood.WILD)  #! L4

    def fed(self, price: Money) -> Money:
        match self:  #! L4
            case Beast(mood=Mood.WILD, size=Size.LARGE):
                return price.times(3)
            case Beast():
                return price

    def paid(self, price: Money) -> Money:
        mood, size = self.mood, self.size
        if mood == "wild" and size is not Size.SMALL:  #! L4
            return price.times(2)
        return price

    def is_like(self, other: Beast) -> bool:
        return self.mood is other.mood and self.size == other.size

    def is_known(self, moods: typing.Collection[Mood]) -> bool:
        return self.mood in moods or self.mood in Mood

    def words(self) -> dict[str, str]:
        return {mood.value: mood.name.title() for mood in Mood}
# === case: contested/bad/07-a-parliament-of-colours
# --- file: src/app/domain/house/type.py
from enum import Enum, StrEnum
from typing import Literal


class Party(StrEnum):
    RED = "red"
    BLUE = "blue"
    GREEN = "green"

    @staticmethod
    def left() -> "tuple[Party, ...]":
        return (Party.RED, Party.GREEN)


class Vote(Enum):
    YES = True
    NO = False
    AWAY = None


type Leftist = Literal[Party.RED, Party.GREEN]
# --- file: src/app/domain/house/house.py
from collections.abc import Mapping
from typing import get_args

from app.domain.house.type import Leftist, Party, Vote
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

SEATS: Mapping[Party, Money] = {Party.RED: Money(amount=1), Party.BLUE: Money(amount=2)}  #! L4


class Seat(DomainModel):
    party: Party | None
    votes: tuple[Vote, ...] = ()
    last: Vote = Vote.AWAY

    def is_left(self) -> bool:
        return self.party in (Party.RED, Party.GREEN)  #! L4

    def has_party(self) -> bool:
        return self.party is not None

    def is_blue(self) -> bool:
        return (self.party or Party.RED) == Party.BLUE  #! L4

    def was_away(self) -> bool:
        return self.last.value is None

    def agrees(self) -> bool:
        return all(vote is Vote.YES for vote in self.votes)  #! L4

    def salary(self, money: Money) -> Money:
        if (party := self.party) and party is Party.GREEN:  #! L4
            return money
        return money.times({"red": 1, "blue": 2}.get(self.party or "", 3))  #! L4

    def tally(self) -> Money:
        counts = dict.fromkeys(Party, Money(amount=0))
        return counts[self.party] if self.party else Money(amount=1)

    def name(self) -> str:
        match self.party:
            case None:
                return "nobody"
            case party:
                return party.value

    def first(self) -> Vote:
        return next((vote for vote in self.votes if vote != Vote.AWAY), Vote.AWAY)  #! L4
# === case: contested/good/01-a-garden-that-asks
# --- file: src/app/domain/garden/type.py
from enum import Enum, StrEnum, auto
from functools import cached_property


class Season(Enum):
    SPRING = auto()
    SUMMER = auto()
    WINTER = auto()

    def is_cold(self) -> bool:
        return self is Season.WINTER or self.name == "WINTER"

    def follower(self) -> "Season":
        match self:
            case Season.SPRING:
                return Season.SUMMER
            case Season.SUMMER:
                return Season.WINTER
            case _:
                return Season.SPRING

    @classmethod
    def warm(cls) -> frozenset["Season"]:
        return frozenset(each for each in cls if each != cls.WINTER)


class Soil(StrEnum):
    """Each carries how much water it holds."""

    SAND = "sand", 1
    CLAY = "clay", 3

    def __new__(cls, value: str, holds: int) -> "Soil":
        member = str.__new__(cls, value)
        member._value_ = value
        member.holds = holds
        return member

    holds: int

    @cached_property
    def is_heavy(self) -> bool:
        return self in {Soil.CLAY}
# --- file: src/app/domain/garden/bed.py
from typing import Literal

from app.domain.garden.type import Season, Soil
from app.domain.shared.model import DomainModel


class Sown(DomainModel):
    kind: Literal["sown"] = "sown"
    season: Season = Season.SPRING


class Rested(DomainModel):
    kind: Literal["rested"] = "rested"
    seasons: tuple[Season, ...] = (Season.SUMMER, Season.WINTER)


class Bed(DomainModel):
    soil: Soil = Soil.SAND
    season: Literal[Season.SPRING, Season.SUMMER] = Season.SPRING

    def sow(self, season: Season) -> Sown | Rested:
        if season.is_cold():
            return Rested(seasons=(season, Season.WINTER))
        return Sown(season=Season.SPRING)

    def is_alike(self, other: "Bed") -> bool:
        return (self.soil, self.season) == (other.soil, other.season)

    def is_among(self, soils: frozenset[Soil]) -> bool:
        return self.soil in soils

    def ordered(self) -> list[Season]:
        return sorted(Season, key=lambda each: each.value)

    def told(self, answer: Sown | Rested) -> "Bed":
        if answer.kind == "sown":
            return self
        return self.model_copy(update={"soil": Soil.CLAY})
# === case: contested/good/02-a-cinema-behind-http
# --- file: src/app/domain/cinema/type.py
from enum import StrEnum


class Screen(StrEnum):
    SMALL = "small"
    LARGE = "large"
# --- file: src/app/domain/cinema/value.py
from pydantic import RootModel


class Word(RootModel[str], frozen=True):
    """A word on the poster."""
# --- file: src/app/domain/cinema/film.py
from app.domain.cinema.type import Screen
from app.domain.cinema.value import Word
from app.domain.shared.model import DomainModel


class Film(DomainModel):
    screen: Screen
    word: Word

    def is_small(self) -> bool:
        return self.word.root == "small"
# --- file: src/app/domain/cinema/repository.py
from typing import Protocol

import logfire
from sqlalchemy import case, column, select, table, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.domain.cinema.film import Film
from app.domain.cinema.type import Screen

FILMS = table("films", column("screen"), column("word"))


class Films(Protocol):
    async def on(self, screen: Screen) -> tuple[Film, ...]: ...


class SqlFilms:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.film.on")
    async def on(self, screen: Screen) -> tuple[Film, ...]:
        order = case((FILMS.c.screen == Screen.LARGE.value, 0), else_=1)
        query = select(FILMS).where(FILMS.c.screen.in_([Screen.LARGE, screen])).order_by(order)
        rows = await self._session.execute(query)
        return tuple(Film.model_validate(row) for row in rows.mappings())

    @logfire.instrument("repo.film.enlarge")
    async def enlarge(self) -> None:
        await self._session.execute(
            update(FILMS)
            .where(FILMS.c.screen == Screen.SMALL)
            .values({FILMS.c.screen: Screen.LARGE})
        )
# --- file: src/app/api/cinema/routes.py
import socket
from enum import Enum
from http import HTTPMethod, HTTPStatus

from fastapi import APIRouter, Request, Response

from app.domain.cinema.type import Screen

router = APIRouter()
NAMES = {HTTPStatus.OK: "fine", HTTPStatus.CONFLICT: "not now"}
EXAMPLES = {"small": {"value": Screen.SMALL}, "large": {"value": Screen.LARGE}}


@router.get("/films/{screen}", responses={409: {"description": "Not now"}})
async def show(request: Request, response: Response, screen: Screen = Screen.SMALL) -> str:
    if request.method == HTTPMethod.HEAD or response.status_code == HTTPStatus.CONFLICT:
        return NAMES[HTTPStatus(response.status_code or 200)]
    if socket.AF_INET is socket.AddressFamily.AF_INET6:
        return "six"
    return screen if isinstance(screen, Enum) else f"{screen!r}"
