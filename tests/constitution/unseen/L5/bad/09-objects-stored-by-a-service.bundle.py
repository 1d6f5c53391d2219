# --- file: src/app/service/pictures.py
import logfire
import obstore
from minio import Minio
from obstore.store import S3Store

from app.domain.inventory.value import Sku


class PictureService:
    def __init__(self, store: S3Store, archive: Minio) -> None:
        self._store = store
        self._archive = archive

    @logfire.instrument("service.pictures.keep")
    async def keep(self, sku: Sku) -> Sku:
        await obstore.put_async(self._store, sku.root, b"")  #! L5
        return sku

    @logfire.instrument("service.pictures.show")
    async def show(self, sku: Sku) -> Sku:
        await self._store.get_async(sku.root)  #! L5
        return sku

    @logfire.instrument("service.pictures.archive")
    async def archive(self, sku: Sku) -> Sku:
        if self._archive.bucket_exists("pictures"):
            self._archive.remove_object("pictures", sku.root)  #! L5
        return sku
