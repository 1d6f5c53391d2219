# --- file: src/app/domain/inventory/label.py
from typing import Generic, TypeVar

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel

TextT = TypeVar("TextT", bound=str)
SkuT = TypeVar("SkuT", bound=Sku)


class Label(DomainModel, Generic[TextT]):
    text: TextT  #! L3


class Tag(DomainModel, Generic[SkuT]):
    sku: SkuT


class Measure[N: int](DomainModel):
    sku: Sku
    points: tuple[N, ...] = ()  #! L3


class Marked[S: Sku](DomainModel):
    sku: S
