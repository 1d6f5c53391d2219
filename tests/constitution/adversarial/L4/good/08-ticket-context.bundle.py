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
