# --- file: src/app/domain/inventory/ration.py
from abc import ABC, abstractmethod
from enum import StrEnum
from typing import Literal, Self, assert_never

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Grade(StrEnum):
    A = "a"
    B = "b"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        raise ValueError(f"no such grade: {value}")


class Ration(DomainModel):
    sku: Sku
    portions: tuple[Quantity, ...] = ()
    spare: Quantity | None = None

    def __getitem__(self, sku: Sku) -> Quantity:
        if sku != self.sku:
            raise KeyError(sku)
        return self.portions[0]

    def __lt__(self, other: "Ration") -> bool:
        if not isinstance(other, Ration):
            raise TypeError("only rations compare")
        return len(self.portions) < len(other.portions)

    def topped_up(self, extra: Quantity | None) -> Self:
        assert extra is not None
        assert isinstance(extra, Quantity), "typed by the caller"
        return self.model_copy(update={"spare": extra})


class Split(ABC):
    @abstractmethod
    def apply(self, ration: Ration) -> Ration:
        raise NotImplementedError

    def undo(self, ration: Ration) -> Ration:
        raise NotImplementedError("not every split can be undone")


class Whole(DomainModel):
    kind: Literal["whole"] = "whole"


class Halves(DomainModel):
    kind: Literal["halves"] = "halves"


def portions(shape: Whole | Halves) -> Quantity:
    match shape:
        case Whole():
            return Quantity(1)
        case Halves():
            return Quantity(2)
        case _:
            assert_never(shape)
