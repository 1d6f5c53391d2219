# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class Price(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/compat.py
try:
    from uuid_utils.compat import UUID
except ImportError:
    from uuid import UUID

import sys

if sys.version_info >= (3, 14):
    from decimal import Decimal as Number
else:
    from decimal import Decimal as Number

Amount = Number
# --- file: src/app/domain/hotel/stay.py
from app.domain.hotel import compat
from app.domain.hotel.compat import Amount, Number
from app.domain.hotel.value import Price
from app.domain.shared.model import DomainModel


class Stay(DomainModel):
    price: Price
    tax: Number  #! L3
    fee: Amount | None = None  #! L3

    def charge(self, amount: compat.Amount) -> Price:  #! L3
        return Price(int(amount))

    def owed(self) -> compat.Number:  #! L3
        return Number(1)
