# --- file: src/app/domain/postbag/value.py
from pydantic import RootModel


class BagId(RootModel[str], frozen=True):
    """Names one bag."""
# --- file: src/app/domain/postbag/bag.py
from app.domain.postbag.value import BagId
from app.domain.shared.model import DomainModel


class Bag(DomainModel):
    id: BagId
# --- file: src/app/domain/postbag/repository.py
from contextlib import suppress
from typing import Protocol, Self, overload

import logfire
import nats
import redis
from logfire import no_auto_trace
from nats.aio.client import Client

from app.domain.postbag.bag import Bag
from app.domain.postbag.value import BagId


class Bags(Protocol):
    async def get(self, bag_id: BagId, /) -> Bag | None: ...


class NatsBags:
    def __init__(self, client: Client, cache: "redis.Redis") -> None:
        self._client = client
        self._cache = cache

    @classmethod
    async def connected(cls, cache: "redis.Redis") -> Self:  #! L8
        return cls(await nats.connect(), cache)

    @overload
    async def get(self, bag_id: BagId, /) -> Bag | None: ...
    @overload
    async def get(self, bag_id: None, /) -> None: ...
    async def get(self, bag_id: BagId | None, /) -> Bag | None:
        with suppress(TimeoutError), logfire.span("repo.bag.get"):
            if bag_id is not None:
                message = await self._client.request("bag", bag_id.root.encode())
                return self.to_bag(message.data)
        return None

    @no_auto_trace
    async def put(self, bag: Bag) -> None:  #! L8
        await self._client.publish("bag", bag.id.root.encode())

    async def move(self, bag: Bag) -> None:
        with logfire.span("repo.bag.move"):
            await self._client.publish("bag.moved", b"")
        with suppress(OSError):
            await self._client.flush()  #! L8

    def count(self) -> int:  #! L8
        return int(self._cache.dbsize())

    def is_known(self, bag: Bag) -> bool:
        with logfire.span("repo.bag.is_known"):
            return bool(self._cache.exists(bag.id.root))

    def mark(self, bag: Bag) -> None:
        self._cache.set(bag.id.root, "1")  #! L8
        with logfire.span("repo.bag.mark"):
            self._cache.expire(bag.id.root, 5)

    def close(self) -> None:
        self._cache.close()

    @property
    def is_up(self) -> bool:
        return bool(self._cache.ping())

    @staticmethod
    def to_bag(data: bytes) -> Bag:
        return Bag.model_validate_json(data)
