# === case: 01-enums-of-other-people
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
# === case: 02-comparing-what-one-is-given
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
# === case: 03-narrowing-by-tag
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
# === case: 04-members-in-sql
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
# === case: 05-members-as-data
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
# === case: 06-deciding-inside-the-enum
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
# === case: 07-strings-that-look-like-members
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
# === case: 08-ticket-context
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
