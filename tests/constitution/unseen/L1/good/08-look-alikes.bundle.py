# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from pydantic import RootModel


class Rate(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/tariff/plain.py
from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from app.domain.shared.model import DomainModel
from app.domain.tariff.value import Rate

if TYPE_CHECKING:
    from collections.abc import Iterable


class BaseModel(DomainModel):
    """The context's own base: frozen, as what it builds on."""


class ConfigDict(BaseModel):
    frozen: Rate


class Tariff(BaseModel):
    rate: Rate
    model_config_rate: Rate

    @classmethod
    def best(cls, tariffs: Iterable[Tariff]) -> Tariff:
        ranked: list[Tariff] = list(tariffs)
        self = ranked[0]
        return self


class Listing(Protocol):
    tariffs: list[Tariff]

    def add(self, tariff: Tariff) -> None: ...


def dataclass(cls: type[Listing]) -> type[Listing]:
    return cls


@dataclass
class Book:
    """Decorated by a function that merely bears the name."""

    def add(self, tariff: Tariff) -> Tariff:
        return tariff
