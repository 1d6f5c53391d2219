"""A client per engine that leaves a word and finds it again."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass

import asyncpg
import nats
from nats.js.api import KeyValueConfig
from redis.asyncio import Redis


async def write_to_nats(url: str, word: str) -> None:
    client = await nats.connect(url)
    bucket = await client.jetstream().create_key_value(KeyValueConfig(bucket="kept"))
    await bucket.put("word", word.encode())
    await client.close()


async def read_from_nats(url: str) -> str:
    client = await nats.connect(url)
    bucket = await client.jetstream().key_value("kept")
    entry = await bucket.get("word")
    await client.close()
    return (entry.value or b"").decode()


async def write_to_postgresql(url: str, word: str) -> None:
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    await connection.execute("CREATE TABLE kept (word text)")
    await connection.execute("INSERT INTO kept VALUES ($1)", word)
    await connection.close()


async def read_from_postgresql(url: str) -> str:
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    word = await connection.fetchval("SELECT word FROM kept")
    await connection.close()
    return str(word)


async def write_to_redis(url: str, word: str) -> None:
    async with Redis.from_url(url) as redis:
        await redis.set("word", word)


async def read_from_redis(url: str) -> str:
    async with Redis.from_url(url, decode_responses=True) as redis:
        return str(await redis.get("word"))


@dataclass(frozen=True)
class Client:
    """How to leave a word with an engine, and how to find it again."""

    setting: str
    write: Callable[[str, str], Coroutine[None, None, None]]
    read: Callable[[str], Coroutine[None, None, str]]


CLIENTS = {
    "nats": Client("APP_NATS_URL", write_to_nats, read_from_nats),
    "postgresql": Client("APP_POSTGRES_URL", write_to_postgresql, read_from_postgresql),
    "redis": Client("APP_REDIS_URL", write_to_redis, read_from_redis),
}
