# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import BaseModel, ConfigDict


class Price(BaseModel):
    model_config = ConfigDict(frozen=True)

    cents: int
# --- file: src/app/domain/hotel/stay.py
from typing import Final, Self

from pydantic import Field, field_serializer

from app.domain.hotel.value import Price
from app.domain.shared.model import DomainModel


class Seasonal(Price):
    """A price that knows its season, outside value.py."""

    season: str  #! L3


class Entity[Id](DomainModel):
    id: Id

    def renamed(self, id: Id) -> Self:
        return self.model_copy(update={"id": id})


class Stay(Entity[Price]):
    price: Price
    beds: int = Field(default=2, ge=1)  #! L3
    notes: "tuple[str, ...]" = Field(default=())  #! L3

    def with_beds(self, beds: int = 2) -> Self:  #! L3
        return self.model_copy(update={"beds": beds})
