# --- file: src/app/domain/inventory/repository.py
from typing import Protocol, Self

import logfire
from redis.asyncio import Redis
from sqlalchemy import Connection

from app.domain.inventory.value import Quantity, Sku


class LevelRepository(Protocol):
    async def level(self, sku: Sku) -> Quantity: ...

    async def save(self, sku: Sku, level: Quantity) -> Quantity: ...


class RedisLevelRepository:
    def __init__(self, client: Redis, audit: Connection | None = None) -> None:
        self._client = client
        self._audit = audit

    @property
    def client(self) -> Redis:
        return self._client

    @classmethod
    def from_url(cls, url: str) -> Self:
        return cls(Redis.from_url(url))

    def close(self) -> None:
        if self._audit is not None:
            self._audit.close()

    def to_domain(self, raw: bytes | None) -> Quantity:
        return Quantity(int(raw or 0))

    def as_bytes(self, level: Quantity) -> bytes:
        return str(level.root).encode()

    def describe(self, sku: Sku) -> str:
        return f"level of {sku.root}"

    async def level(self, sku: Sku) -> Quantity:
        with logfire.span("repo.level.level"):
            return await self._read(sku)

    @logfire.instrument("repo.level.save")
    async def save(self, sku: Sku, level: Quantity) -> Quantity:
        await self._write(sku, level)
        return level

    async def _read(self, sku: Sku) -> Quantity:
        return self.to_domain(await self._client.get(sku.root))

    async def _write(self, sku: Sku, level: Quantity) -> None:
        await self._client.set(sku.root, self.as_bytes(level))
