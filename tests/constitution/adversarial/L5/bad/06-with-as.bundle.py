# --- file: src/app/service/maintenance.py
import logfire
from redis.asyncio import Redis
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from app.config import Settings
from app.domain.order.value import OrderId


class MaintenanceService:
    def __init__(self, settings: Settings) -> None:
        self._engine = create_async_engine(settings.database_url)
        self._redis_url = settings.redis_url

    @logfire.instrument("service.maintenance.vacuum")
    async def vacuum(self, order_id: OrderId) -> OrderId:
        async with self._engine.begin() as connection:
            await connection.execute(text("VACUUM"))  #! L5
        async with AsyncSession(self._engine) as session, session.begin():
            await session.scalars(text("SELECT 1"))  #! L5
        async with Redis.from_url(self._redis_url) as redis:
            await redis.flushall()  #! L5
        return order_id
