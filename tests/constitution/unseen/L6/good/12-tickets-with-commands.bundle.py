# --- file: src/app/domain/ticket/__init__.py
# --- file: src/app/domain/ticket/value.py
from uuid import UUID

from pydantic import RootModel


class TicketId(RootModel[UUID], frozen=True):
    """Names one ticket."""


class Summary(RootModel[str], frozen=True):
    """What a ticket is about."""
# --- file: src/app/domain/ticket/type.py
from enum import Enum


class TicketState(Enum):
    NEW = "new"
    ASSIGNED = "assigned"
    DONE = "done"

    @property
    def next(self) -> "TicketState":
        order = list(TicketState)
        return order[min(order.index(self) + 1, len(order) - 1)]
# --- file: src/app/domain/ticket/ticket.py
from typing import Literal

from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel
from app.domain.ticket.type import TicketState
from app.domain.ticket.value import Summary, TicketId


class Ticket(DomainModel):
    id: TicketId
    summary: Summary
    state: TicketState = TicketState.NEW
    assignee: UserId | None = None

    def assign(self, to: UserId) -> "Assigned | Taken":
        if self.assignee is not None and self.assignee != to:
            return Taken(by=self.assignee)
        changes = {"assignee": to, "state": self.state.next}
        return Assigned(ticket=self.model_copy(update=changes))


class Assigned(DomainModel):
    kind: Literal["assigned"] = "assigned"
    ticket: Ticket


class Taken(DomainModel):
    kind: Literal["taken"] = "taken"
    by: UserId
# --- file: src/app/service/ticket/__init__.py
from app.service.ticket.assigning import AssignTicket
from app.service.ticket.opening import OpenTicket

__all__ = ["AssignTicket", "OpenTicket"]
# --- file: src/app/service/ticket/opening.py
from collections.abc import Awaitable, Callable
from uuid import uuid4

import logfire

from app.domain.ticket.ticket import Ticket
from app.domain.ticket.value import Summary, TicketId

Save = Callable[[Ticket], Awaitable[None]]


class OpenTicket:
    """The use case of opening a ticket."""

    def __init__(self, save: Save, notify: Callable[[str], Awaitable[None]] | None = None) -> None:
        self._save = save
        self._notify = notify

    @logfire.instrument("service.ticket.open")
    async def run(self, summary: Summary) -> Ticket:
        ticket = Ticket(id=TicketId(uuid4()), summary=summary)
        await self._save(ticket)
        if self._notify is not None:
            await self._notify(f"{ticket.summary.root} ({ticket.state.value})")
        return ticket
# --- file: src/app/service/ticket/assigning.py
import logfire

from app.domain.identity.value import UserId
from app.domain.ticket.ticket import Assigned, Taken, Ticket
from app.service.ticket.opening import Save


class AssignTicket:
    def __init__(self, save: Save) -> None:
        self._save = save

    @logfire.instrument("service.ticket.assign")
    async def run(self, ticket: Ticket, to: UserId) -> Assigned | Taken:
        outcome = ticket.assign(to)
        match outcome:
            case Assigned(ticket=assigned):
                await self._save(assigned)
            case Taken(by=by) if by is not None:
                logfire.info("taken", by=str(by.root))
        return outcome
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Orders
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from identity**: `UserId`
