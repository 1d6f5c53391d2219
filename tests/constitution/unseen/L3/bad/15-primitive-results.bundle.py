# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from decimal import Decimal

from pydantic import RootModel

type Rate = Decimal


class Price(RootModel[Decimal], frozen=True):
    root: Decimal
# --- file: src/app/domain/hotel/stay.py
import typing
import uuid
from decimal import Decimal as D

from app.domain.hotel import value
from app.domain.hotel.value import Price
from app.domain.shared.model import DomainModel


class Stay(DomainModel):
    price: Price

    def total(self) -> D:  #! L3
        return self.price.root

    def average(self) -> "float":  #! L3
        return float(self.price.root)

    async def token(self) -> typing.Optional[uuid.UUID]:  #! L3
        return uuid.uuid4()

    @classmethod
    def tax(cls) -> value.Rate:  #! L3
        return D("0.1")

    def label(self) -> str:
        return str(self.price.root)

    def count(self) -> int:
        return 1

    def _raw(self) -> D:
        return self.price.root
