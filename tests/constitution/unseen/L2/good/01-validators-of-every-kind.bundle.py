# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/check.py
def trimmed(value: str) -> str:
    if value != value.strip():
        raise ValueError("blank at an end")
    return value


def positive(value: int) -> int:
    assert value > 0, "must be positive"
    return value


def whole(value: object, handler: object) -> object:
    if isinstance(value, float):
        raise TypeError("whole numbers only")
    return value
# --- file: src/app/domain/theatre/value.py
import pydantic
from pydantic import AfterValidator, BaseModel, BeforeValidator, RootModel, WrapValidator
from pydantic import field_validator as check_field
from pydantic_core import PydanticCustomError
from typing import Annotated, Self

from app.domain.theatre import check
from app.domain.theatre.check import positive, trimmed as no_blanks

type Label = Annotated[str, AfterValidator(no_blanks)]


class Name(RootModel[Label], frozen=True):
    pass


class Seats(RootModel[Annotated[int, BeforeValidator(func=positive), WrapValidator(check.whole)]], frozen=True):
    @pydantic.model_validator(mode="after")
    def _even(self) -> Self:
        if self.root % 2:
            raise PydanticCustomError("odd", "seats come in pairs")
        return self


class Row(BaseModel, frozen=True):
    number: int

    @check_field("number", mode="plain")
    def _number(cls, number):
        assert number, "rows count from one"
        return number
# --- file: src/app/domain/theatre/show.py
from pydantic import field_validator, model_validator

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Name, Seats


class Show(DomainModel):
    name: Name
    free: Seats

    @field_validator("free")
    @classmethod
    def _some(cls, free: Seats) -> Seats:
        if not free.root:
            raise ValueError("a show without seats")
        return free

    @model_validator(mode="after")
    def _named(self) -> "Show":
        if not self.name.root:
            raise ValueError("a show without a name")
        return self
