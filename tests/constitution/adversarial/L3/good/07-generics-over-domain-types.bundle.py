# --- file: src/app/domain/inventory/page.py
from collections.abc import Mapping
from typing import Annotated, Generic, NewType, TypeVar

from pydantic import Field

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel

EntryT = TypeVar("EntryT", bound=DomainModel)
Barcode = NewType("Barcode", Sku)
type Skus = tuple[Sku, ...]
type Levels = Mapping[Sku, Quantity]
SomeSkus = Annotated[Skus, Field(min_length=1)]


class Level(DomainModel):
    sku: Sku
    on_hand: Quantity


class Page(DomainModel, Generic[EntryT]):
    entries: tuple[EntryT, ...] = ()

    def first(self) -> EntryT:
        return self.entries[0]


class Slice[T: DomainModel](DomainModel):
    entries: tuple[T, ...]


class LevelPage(Page[Level]):
    after: Sku | None = None


class Catalogue(DomainModel):
    barcode: Barcode
    skus: SomeSkus
    levels: Levels
    page: Page[Level]
    slice: "Slice[Level] | None" = None
