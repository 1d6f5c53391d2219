# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/base.py
from app.domain.shared.model import DomainModel


class Commented(DomainModel):
    comment: str = ""  #! L3
# --- file: src/app/domain/hotel/booking.py
import typing

from app.domain.hotel import base
from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel

if typing.TYPE_CHECKING:
    from uuid import UUID as Identity
else:
    Identity = typing.Any


class Booking(base.Commented):
    room: RoomNumber

    class Payment(DomainModel):
        reference: "str | None" = None  #! L3
        key: "Identity"  #! L3

    payment: Payment | None = None

    def summary(self) -> DomainModel:
        class Summary(DomainModel):
            nights: int  #! L3

        return Summary(nights=1)
