# --- file: src/app/domain/inventory/adjustment.py
from pydantic import BaseModel, ConfigDict

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Draft(BaseModel):
    model_config = ConfigDict(
        validate_default=True,
        frozen=False,  #! L1
    )

    sku: Sku


class OpenAdjustment(DomainModel, Draft):  #! L1
    counted: Quantity


class SettledAdjustment(Draft, DomainModel):
    counted: Quantity
