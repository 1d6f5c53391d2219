# --- file: src/app/domain/order/voucher.py
import datetime as dt
from datetime import date, datetime, time, timedelta, timezone
from enum import IntEnum
from typing import Any, ClassVar, Final, Literal

from pydantic import AwareDatetime, PrivateAttr, computed_field

from app.domain.order.value import CustomerRef, OrderId
from app.domain.shared.model import DomainModel

PREFIX: Final[str] = "V-"


class Tier(IntEnum):
    BASIC = 1
    PLUS = 2

    def points(self) -> int:
        return self.value * 10


class Voucher(DomainModel):
    SCHEMA: ClassVar[str] = "voucher/1"
    limits: ClassVar[dict[str, int]] = {}

    id: OrderId
    holder: CustomerRef
    tier: Tier
    kind: Literal["voucher"] = "voucher"
    digits: Literal[8, 12] = 8
    issued_on: date
    issued_at: AwareDatetime
    opens: time | None = None
    lasts: dt.timedelta = timedelta(days=30)
    _rendered: str | None = PrivateAttr(default=None)
    _hits: int = 0

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)

    @computed_field
    @property
    def code(self) -> str:
        return f"{PREFIX}{self.holder.root.hex}"

    @property
    def length(self) -> int:
        return len(self.code)

    def valid_until(self, zone: timezone) -> datetime:
        return self.issued_at.astimezone(zone) + self.lasts

    def extended(self, by: timedelta) -> "Voucher":
        return self.model_copy(update={"lasts": self.lasts + by})

    def _hash(self, salt: bytes) -> int:
        return hash((self.code, salt))
