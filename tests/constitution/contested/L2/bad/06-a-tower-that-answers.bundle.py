# --- file: src/app/domain/tower/value.py
from enum import StrEnum
from typing import Annotated

import pydantic as p


def _short(text: str) -> str:
    if len(text) > 3:
        raise ValueError("too long")
    return text


def longer(text: str) -> str:
    if len(text) < 1:
        raise ValueError("too short")
    return text


def _checked(value: "Floor") -> "Floor":
    assert value.root < 90, "too high"
    return value


class Code(p.RootModel[Annotated[str, p.BeforeValidator(_short), p.AfterValidator(longer)]]):
    model_config = {"frozen": True}


class Floor(p.RootModel[int], frozen=True):
    """A storey."""

    check = p.model_validator(mode="after")(_checked)

    def above(self) -> "Floor":
        if self.root == 100:
            raise OverflowError("no floor above")  #! L2
        return Floor(self.root + 1)


class Lift(StrEnum):
    NORTH = "north"

    @classmethod
    def of(cls, word: str) -> "Lift":
        for each in cls:
            if each.value == word:
                return each
        raise LookupError(word)  #! L2
# --- file: src/app/domain/tower/tower.py
from collections.abc import Iterator
from typing import Any, Literal, Self

from pydantic import ValidationInfo, field_validator, model_validator

from app.domain.shared.model import DomainModel
from app.domain.tower.value import Code, Floor


class Moved(DomainModel):
    kind: Literal["moved"] = "moved"
    floor: Floor


class Stuck(DomainModel):
    kind: Literal["stuck"]
    reason: Code


class Broken(DomainModel):
    kind: Literal["stuck", "broken"] = "broken"


class Tower(DomainModel):
    floor: Floor
    code: Code
    failed: bool = False  #! L2 L3
    error: Code | None = None  #! L2

    @field_validator("floor", "code")
    @classmethod
    def _fits(cls, value: Any, info: ValidationInfo) -> Any:
        if info.field_name == "x":
            raise ValueError("x")
        return value

    @model_validator(mode="before")
    @classmethod
    def _whole(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            raise TypeError("a mapping")
        return data

    def up(self) -> Moved | Stuck:
        return Moved(floor=self.floor.above())

    def down(self) -> Stuck | Broken:  #! L2
        return Broken()

    def lock(self, code: Code) -> "tuple[bool, Self]":  #! L2
        return code == self.code, self

    def unlock(self, code: Code) -> "Self | None":  #! L2
        return self if code == self.code else None

    def ride(self) -> Iterator[Floor]:
        yield self.floor
        raise StopIteration  #! L2

    def empty(self) -> bool:  #! L2
        return True

    def contains(self, floor: Floor) -> bool:
        return floor == self.floor

    def __iter__(self) -> Any:
        raise TypeError("a tower is no list")

    def __call__(self) -> Self:
        raise Halted  #! L2


class Halted(Warning):  #! L2
    pass
