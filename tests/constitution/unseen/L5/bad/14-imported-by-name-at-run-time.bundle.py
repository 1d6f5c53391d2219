# --- file: src/app/domain/inventory/plugin.py
from importlib import import_module as load

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel

DRIVER = "redis.asyncio"


class Plugin(DomainModel):
    sku: Sku

    def loaded(self) -> "Plugin":
        load(DRIVER)  #! L5
        __import__("boto3")  #! L5
        return self
