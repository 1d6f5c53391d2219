# === case: 01-sql-in-service
# --- file: src/app/service/order.py
import logfire
from sqlalchemy import text
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from app.config import Settings
from app.domain.order.value import OrderId


class OrderServiceRunner:
    def __init__(self, settings: Settings) -> None:
        self._sessions = async_sessionmaker(create_async_engine(settings.database_url))

    async def purge(self, order_id: OrderId) -> OrderId:
        with logfire.span("service.order.purge"):
            async with self._sessions.begin() as session:
                await session.execute(text("DELETE FROM orders WHERE id = :id"), {"id": order_id.root})  #! L5
            return order_id
# --- file: src/app/main.py
# --- file: src/app/api/order/routes.py
# --- file: src/app/api/deps.py
# === case: 02-redis-cache-aside-in-service
# --- file: src/app/service/inventory.py
import logfire
from redis.asyncio import Redis

from app.config import Settings
from app.domain.inventory.value import Quantity, Sku


class InventoryServiceRunner:
    def __init__(self, settings: Settings) -> None:
        self._cache = Redis.from_url(settings.redis_url)

    @logfire.instrument("service.inventory.level")
    async def level(self, sku: Sku) -> Quantity:
        cached = await self._cache.get(f"level:{sku.root}")  #! L5
        if cached is not None:
            return Quantity(int(cached))
        fresh = Quantity(0)
        await self._cache.set(f"level:{sku.root}", fresh.root, ex=30)  #! L5
        return fresh
# === case: 05-lazy-import-in-domain
# --- file: src/app/domain/order/archive.py
from app.domain.order.order import Order
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Archive(DomainModel):
    owner: OrderId

    def store(self, order: Order) -> OrderId:
        import boto3  #! L5

        boto3.client("s3").put_object(Bucket="orders", Key="x", Body=order.model_dump_json())  #! L5
        return order.id
