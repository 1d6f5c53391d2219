# --- file: src/app/service/mirroring.py
import aioboto3
import logfire
from aiokafka import AIOKafkaProducer
from opensearchpy import AsyncOpenSearch

from app.domain.inventory.value import Sku


class MirroringService:
    def __init__(self, search: AsyncOpenSearch, producer: AIOKafkaProducer) -> None:
        self._search = search
        self._producer = producer
        self._aws = aioboto3.Session()

    @logfire.instrument("service.mirroring.mirror")
    async def mirror(self, sku: Sku) -> Sku:
        await self._search.index(index="skus", body={"sku": sku.root})  #! L5
        await self._producer.send_and_wait("skus", sku.root.encode())  #! L5
        async with self._aws.client("s3") as s3:
            await s3.put_object(Bucket="skus", Key=sku.root)  #! L5
        return sku
