# --- file: src/app/domain/inventory/labels.py
import io
import os
from builtins import open as unlock
from pathlib import Path as Location

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel

FOLDER = Location("labels")


class Label(DomainModel):
    sku: Sku

    def text(self) -> str:
        return (FOLDER / self.sku.root).with_suffix(".txt").read_text()  #! L5

    def raw(self) -> bytes:
        with io.open(self.sku.root, "rb") as file:  #! L5
            return file.read()

    def unlocked(self) -> str:
        return unlock(self.sku.root).read()  #! L5

    def remove(self) -> Sku:
        os.remove(self.sku.root)  #! L5
        return self.sku
