# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int

    def shifted(self, by: int) -> "RoomNumber":
        return RoomNumber(self.root + by)
# --- file: src/app/domain/hotel/room.py
from collections.abc import Callable
from datetime import datetime
from typing import Any, Self

from pydantic import field_serializer, field_validator, model_validator

from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel


class Room(DomainModel):
    number: RoomNumber

    def __init__(self, number: int | RoomNumber, **more: Any) -> None:
        super().__init__(number=number, **more)

    @field_validator("number", mode="before")
    @classmethod
    def known(cls, number: int) -> int:
        return number

    @model_validator(mode="before")
    @classmethod
    def unpacked(cls, data: Any) -> Any:
        return data

    @field_serializer("number")
    def plain(self, number: RoomNumber) -> int:
        return number.root

    def __getitem__(self, index: int) -> RoomNumber:
        return self.number.shifted(index)

    def __format__(self, spec: str) -> str:
        return format(self.number.root, spec)

    def _moved(self, by: int) -> Self:
        return self.model_copy(update={"number": self.number.shifted(by)})

    def choose(self, between: Callable[[RoomNumber], RoomNumber], at: datetime) -> RoomNumber:
        return between(self.number)

    def next(self) -> Self:
        return self._moved(1)
