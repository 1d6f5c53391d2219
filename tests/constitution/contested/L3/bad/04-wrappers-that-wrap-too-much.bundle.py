# --- file: src/app/domain/parcelpost/value.py
from pydantic import BaseModel, RootModel


class Street(RootModel[str], frozen=True):
    """Where the house stands."""


class Stamp(BaseModel, frozen=True):
    country: str
    worth: int
# --- file: src/app/domain/parcelpost/address.py
from enum import StrEnum
from typing import Generic, TypeVar

from pydantic import BaseModel, EmailStr, computed_field, create_model

from app.domain.parcelpost.value import Stamp, Street
from app.domain.shared.model import DomainModel

Wrapped = TypeVar("Wrapped")


class Zone(StrEnum):
    NEAR = "near"
    FAR = "far"


class Postcode(BaseModel, frozen=True):
    value: str


class City(DomainModel):
    root: str


class Country(BaseModel, frozen=True):
    code: str  #! L3


class Box(DomainModel, Generic[Wrapped]):
    inside: Wrapped
    beside: int = 0  #! L3


class Parcel(Box[Stamp]):
    zone: Zone = Zone.NEAR
    street: Street
    weight: int | None = None  #! L3

    @computed_field
    @property
    def heavy(self) -> bool:
        return False

    class Handling(DomainModel):
        by: EmailStr  #! L3


Label = create_model("Label", __base__=DomainModel, text=(str, ...), zone=(Zone, ...))  #! L3
