# --- file: src/app/service/oven/state.py
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Self, TypeVar

import logfire
from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorDatabase
from neo4j import AsyncDriver, AsyncGraphDatabase
from redis.asyncio import Redis

C = TypeVar("C")


class Box(Generic[C]):
    def __init__(self, content: C) -> None:
        self.content = content

    def map[R](self, change: Callable[[C], R]) -> R:
        return change(self.content)


@dataclass
class State:
    shared: ClassVar[dict[str, Redis]] = {}
    box: Box[Redis]
    stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    graph: AsyncDriver | None = None

    async def opened(self) -> Self:
        with logfire.span("service.oven.opened"):
            self.graph = AsyncGraphDatabase.driver("bolt://localhost")
            await self.graph.verify_connectivity()
            return self

    @property
    def database(self) -> AsyncIOMotorDatabase[dict[str, Any]]:
        return AsyncIOMotorClient().oven

    @contextmanager
    def lent(self) -> Iterator[Redis]:
        yield self.box.content

    @asynccontextmanager
    async def _session(self) -> AsyncIterator[Any]:
        assert self.graph is not None
        async with self.graph.session() as session:
            yield session
# --- file: src/app/service/oven/bake.py
import functools

import logfire

from app.service.oven.state import State


def connected(work):
    @functools.wraps(work)
    async def call(self, *args):
        return await work(self, *args, self.state.box.content)

    return call


class OvenService:
    def __init__(self, state: State) -> None:
        self.state = state

    @logfire.instrument("service.oven.bake")
    async def bake(self) -> None:
        await self.state.box.content.set("a", "b")  #! L5
        await State.shared["a"].get("b")  #! L5
        with self.state.lent() as cache:
            await cache.rpush("a", "b")  #! L5
        await self.state.box.map(lambda redis: redis.get("a"))  #! L5
        await self.state.database.breads.insert_one({"a": 1})  #! L5
        await self.state.database["breads"].find_one({})  #! L5
        if (graph := self.state.graph) is not None:
            async with graph.session() as session:
                result = await session.run("MATCH (n) RETURN n")  #! L5
                logfire.info("found", result=repr(result))
        pipe = self.state.box.content.pipeline()
        pipe.incr("a")  #! L5
        await pipe.execute()  #! L5

    @logfire.instrument("service.oven.cool")
    async def cool(self) -> None:
        state = await self.state.opened()
        if state.graph:
            await state.graph.execute_query("RETURN 1")  #! L5
        async for bread in self.state.database.breads.find():  #! L5
            logfire.info("bread", bread=bread)
        await state.stack.aclose()
