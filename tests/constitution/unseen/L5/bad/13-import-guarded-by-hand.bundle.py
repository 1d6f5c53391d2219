# --- file: src/app/domain/inventory/barcode.py
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel

try:
    from psycopg import AsyncConnection  #! L5
except ImportError:
    AsyncConnection = None  # type: ignore[assignment,misc]

if False:
    import aiosqlite  #! L5


class Barcode(DomainModel):
    sku: Sku

    def stored(self) -> "Barcode":
        def connect() -> object:
            from elasticsearch import AsyncElasticsearch  #! L5

            return AsyncElasticsearch

        connect()
        return self
