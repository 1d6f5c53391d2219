# --- file: src/app/domain/inventory/value.py
from collections.abc import Iterator

from pydantic import ConfigDict, Field, RootModel


class Sku(RootModel[str]):
    model_config = ConfigDict(frozen=True)
    root: str = Field(pattern=r"^[A-Z0-9-]{3,20}$")


class Quantity(RootModel[int]):
    model_config = ConfigDict(frozen=True)
    root: int = Field(ge=0)

    def covers(self, other: "Quantity") -> bool:
        return self.root >= other.root

    def minus(self, other: "Quantity") -> "Quantity":
        return Quantity(self.root - other.root)


class Skus(RootModel[tuple[Sku, ...]], frozen=True):
    root: tuple[Sku, ...] = ()

    def __iter__(self) -> Iterator[Sku]:  # type: ignore[override]
        return iter(self.root)


class PickList(RootModel[list[Sku]]):
    model_config = ConfigDict(frozen=True)


class Stocktake(RootModel[dict[Sku, Quantity]], frozen=True):
    def counted(self, sku: Sku) -> Quantity:
        return self.root.get(sku, Quantity(0))
