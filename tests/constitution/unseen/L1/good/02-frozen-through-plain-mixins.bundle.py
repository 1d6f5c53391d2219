# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from pydantic import RootModel


class Rate(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/tariff/mixins.py
from abc import ABC, abstractmethod
from datetime import datetime
from typing import Generic, Protocol, Self, TypeVar

from app.domain.shared.model import DomainModel
from app.domain.tariff.value import Rate

T_co = TypeVar("T_co", covariant=True)


class Comparable(Protocol):
    def exceeds(self, other: Self) -> bool: ...


class Named(ABC):
    @property
    @abstractmethod
    def caption(self) -> str: ...


class Stamped(DomainModel):
    at: datetime


class Priced(DomainModel):
    rate: Rate


class Tariff(Named, Stamped, Priced):
    @property
    def caption(self) -> str:
        return f"{self.rate.root} since {self.at:%Y}"


class Wrapper(DomainModel, Generic[T_co]):
    inner: T_co


class Wrapped(Wrapper["Tariff"]):
    pass
