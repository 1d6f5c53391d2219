# === case: 01-traffic-lights
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
# === case: 02-routes-that-pick
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
# === case: 03-post-office
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
