# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/show.py
from typing import Self

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


def field_validator(name: str):
    return lambda function: function


class Show(DomainModel):
    free: Seats

    @field_validator("free")
    @classmethod
    def _free(cls, free: Seats) -> Seats:
        if not free.root:
            raise ValueError("no seats")  #! L2
        return free

    def validate_sale(self, wanted: Seats) -> Self:
        if not wanted.root:
            raise TypeError("nothing wanted")  #! L2
        return self

    def __post_sale__(self) -> Self:
        return self

    def __call__(self, wanted: Seats) -> Self:
        if not wanted.root:
            raise SaleError  #! L2
        return self


class SaleError(ArithmeticError):  #! L2
    pass
