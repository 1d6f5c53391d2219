# --- file: src/app/domain/inventory/naming.py
from pydantic import BaseModel, RootModel, field_validator

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class DisplayName(DomainModel):
    value: str

    @field_validator("value", mode="before")
    @classmethod
    def trimmed(cls, value: str) -> str:
        return value.strip()


class Shade(BaseModel, frozen=True):
    root: int


class Slug(RootModel[str], frozen=True):
    def joined(self, text: str) -> "Slug":
        return Slug(f"{self.root}-{text}")


class Naming(DomainModel):
    sku: Sku
    name: DisplayName
    shade: Shade | None = None
    slug: Slug
