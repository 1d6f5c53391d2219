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
