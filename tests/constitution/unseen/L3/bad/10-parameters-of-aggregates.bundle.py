# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from decimal import Decimal

from pydantic import RootModel

type Nights = int


class Price(RootModel[Decimal], frozen=True):
    root: Decimal
# --- file: src/app/domain/hotel/stay.py
from collections.abc import Sequence
from typing import Any, Optional, Self
from uuid import UUID

from app.domain.hotel.value import Nights, Price
from app.domain.shared.model import DomainModel


class Stay(DomainModel):
    price: Price

    def extend(self, nights: int) -> Self:  #! L3
        return self

    def shorten(self, nights: "Nights", *, silently: bool = False) -> Self:  #! L3
        return self

    @classmethod
    def open(
        cls,
        price: Price,
        guest: Optional[UUID] = None,  #! L3
        *notes: str,  #! L3
        **more: Any,  #! L3
    ) -> Self:
        return cls(price=price)

    @staticmethod
    def cheapest(prices: Sequence[float]) -> Price:  #! L3
        return Price(min(prices))

    async def charge(self, amount: dict[str, Price], /) -> Self:  #! L3
        return self

    @classmethod
    def from_text(cls, text: str) -> Self:  #! L3
        return cls(price=Price(text))
