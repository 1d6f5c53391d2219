# === case: 01-washing-machines
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
# === case: 02-printers-behind-http
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
