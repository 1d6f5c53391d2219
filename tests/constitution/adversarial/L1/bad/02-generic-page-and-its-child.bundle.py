# --- file: src/app/domain/inventory/page.py
from typing import Generic, TypeVar

from pydantic import BaseModel

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel

ItemT = TypeVar("ItemT", bound=BaseModel)


class StockLevel(DomainModel):
    sku: Sku
    on_hand: Quantity


class Page(BaseModel, Generic[ItemT]):  #! L1
    items: tuple[ItemT, ...] = ()


class StockPage(Page[StockLevel]):  #! L1
    first: Sku


class Slice[T: BaseModel](BaseModel):  #! L1
    items: tuple[T, ...] = ()


class StockSlice(Slice[StockLevel], frozen=True):
    first: Sku
