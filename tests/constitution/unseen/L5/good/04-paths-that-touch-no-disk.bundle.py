# --- file: src/app/domain/inventory/picture.py
from pathlib import Path, PurePosixPath

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Picture(DomainModel):
    sku: Sku
    path: PurePosixPath

    def thumbnail(self) -> PurePosixPath:
        return self.path.with_suffix(".thumb.png")

    def local(self) -> Path:
        return Path("pictures") / self.path.name

    def is_in(self, folder: PurePosixPath) -> bool:
        return self.path.is_relative_to(folder)


class Shop(DomainModel):
    """Shops open and close; files play no part."""

    opened: bool | None = None  #! L3

    def open(self) -> "Shop":
        return self.model_copy(update={"opened": True})

    def reopened(self) -> "Shop":
        return self.open()
