# --- file: src/app/domain/inventory/report.py
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, create_model

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel

EntryT = TypeVar("EntryT", bound=BaseModel)

Counted = create_model("Counted", __base__=DomainModel, sku=(Sku, ...), seen=(Quantity, ...))
Missing = create_model("Missing", __config__=ConfigDict(frozen=True), sku=(Sku, ...))


class Report(BaseModel, Generic[EntryT]):
    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    entries: tuple[EntryT, ...] = ()


class Gap(DomainModel):
    sku: Sku


class GapReport(Report[Gap]):
    counted_by: Sku


class Ranking[T: BaseModel](DomainModel):
    entries: tuple[T, ...] = ()


class GapRanking(Ranking[Gap]):
    worst: Gap
