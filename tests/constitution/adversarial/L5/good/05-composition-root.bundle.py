# --- file: src/app/config.py
"""Environment schema, and the clients it describes."""

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
# --- file: src/app/main.py
"""Composition root."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import logfire
from fastapi import FastAPI
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncEngine

from app.api.order.routes import router as order_router
from app.config import Settings
from app.service.order import OrderServiceRunner


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    settings = Settings()
    engine: AsyncEngine = settings.engine()
    redis: Redis = settings.redis()
    await redis.ping()
    app.state.order_service = OrderServiceRunner(settings)
    yield
    await redis.aclose()
    await engine.dispose()


def create_app() -> FastAPI:
    app = FastAPI(lifespan=lifespan)
    logfire.instrument_fastapi(app)
    app.include_router(order_router)
    return app
