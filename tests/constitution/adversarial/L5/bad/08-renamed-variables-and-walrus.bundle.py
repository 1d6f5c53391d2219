# --- file: src/app/service/pictures.py
import boto3
import logfire
from redis.asyncio import Redis as Cache

from app.domain.inventory.value import Sku


class PictureService:
    def __init__(self, cache: Cache | None = None) -> None:
        self._s3 = boto3.client("s3")
        self._cache = cache or Cache()

    @logfire.instrument("service.pictures.publish")
    async def publish(self, sku: Sku) -> Sku:
        cache = self._cache
        if (seen := await cache.get(sku.root)) is not None:  #! L5
            logfire.info("seen before", size=len(seen))
            return sku
        store = bucket = self._s3
        store.put_object(Bucket="pictures", Key=sku.root, Body=b"")  #! L5
        remember = cache
        await remember.set(sku.root, "1")  #! L5
        bucket.delete_object(Bucket="drafts", Key=sku.root)  #! L5
        return sku
