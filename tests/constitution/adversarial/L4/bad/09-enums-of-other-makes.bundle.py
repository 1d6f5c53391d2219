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
