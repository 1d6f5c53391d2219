# --- file: src/app/main.py
"""The only module that knows every other one."""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager

import logfire
import nats
from fastapi import FastAPI
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import create_async_engine

from app.api.order.routes import router as order_router
from app.config import Settings
from app.service.order import OrderServiceRunner


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    settings = Settings()
    engine = create_async_engine(settings.database_url)
    async with AsyncExitStack() as stack:
        redis = await stack.enter_async_context(Redis.from_url(settings.redis_url))
        connection = await nats.connect("nats://localhost:4222")
        stack.push_async_callback(connection.drain)
        app.state.redis = redis
        app.state.order_service = OrderServiceRunner(settings)
        yield
    await engine.dispose()


def create_app(settings: Settings | None = None) -> FastAPI:
    app = FastAPI(lifespan=lifespan)
    logfire.instrument_fastapi(app)
    app.include_router(order_router)
    return app
# --- file: src/app/config.py
from pydantic_settings import BaseSettings, SettingsConfigDict
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine


class Settings(BaseSettings):
    model_config = SettingsConfigDict(frozen=True, env_prefix="APP_")

    database_url: str = "sqlite+aiosqlite:///app.db"
    redis_url: str = "redis://localhost:6379/0"
    pool_size: int = 5

    def engine(self) -> AsyncEngine:
        return create_async_engine(self.database_url, pool_size=self.pool_size)

    def redis(self) -> Redis:
        return Redis.from_url(self.redis_url)
