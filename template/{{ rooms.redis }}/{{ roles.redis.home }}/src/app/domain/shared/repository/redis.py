"""Aggregates in Redis: one JSON document each, compared and set by a script."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any, ClassVar

import logfire
from pydantic_core import to_jsonable_python
from redis.asyncio import Redis

from app.domain.event.base import EventBase, RecordedEvent
from app.domain.event.repository.redis import stream_of
from app.domain.shared.aggregate import Aggregate
from app.domain.shared.outcome import Deleted, Found, NotFound, Saved, Stale, Taken
from app.domain.shared.page import Limit, Page, PageRequest
from app.domain.shared.value import Key, Noun, Revision, Value

SAVE = """
local function forget_indexes(document, all, id)
  local kept = redis.call('HMGET', document, 'indexes', 'uniques')
  for _, index in ipairs(cjson.decode(kept[1] or '[]')) do redis.call('ZREM', index, id) end
  for _, unique in ipairs(cjson.decode(kept[2] or '[]')) do redis.call('DEL', unique) end
  redis.call('ZREM', all, id)
end

local document, all = KEYS[1], KEYS[2]
local id, expected, revision, body, lifetime = unpack(ARGV, 1, 5)
local indexes, uniques, events = cjson.decode(ARGV[6]), cjson.decode(ARGV[7]), cjson.decode(ARGV[8])
if (redis.call('HGET', document, 'revision') or '0') ~= expected then return 0 end
for place, unique in ipairs(uniques) do
  local owner = redis.call('GET', unique)
  if owner and owner ~= id then return -place end
end
forget_indexes(document, all, id)
redis.call('HSET', document, 'revision', revision, 'body', body, 'indexes', ARGV[6], 'uniques', ARGV[7])
redis.call('ZADD', all, 0, id)
for _, index in ipairs(indexes) do redis.call('ZADD', index, 0, id) end
for _, unique in ipairs(uniques) do redis.call('SET', unique, id) end
if lifetime ~= '0' then
  redis.call('PEXPIRE', document, lifetime)
  for _, unique in ipairs(uniques) do redis.call('PEXPIRE', unique, lifetime) end
end
for _, event in ipairs(events) do redis.call('XADD', event[1], '*', 'event', event[2]) end
return 1
"""
DELETE = """
local function forget_indexes(document, all, id)
  local kept = redis.call('HMGET', document, 'indexes', 'uniques')
  for _, index in ipairs(cjson.decode(kept[1] or '[]')) do redis.call('ZREM', index, id) end
  for _, unique in ipairs(cjson.decode(kept[2] or '[]')) do redis.call('DEL', unique) end
  redis.call('ZREM', all, id)
end

local document, all = KEYS[1], KEYS[2]
local revision = redis.call('HGET', document, 'revision')
if not revision then return -1 end
if revision ~= ARGV[2] then return 0 end
forget_indexes(document, all, ARGV[1])
return redis.call('DEL', document)
"""


class RedisRepository[A: Aggregate, E: EventBase]:
    """The documents of one aggregate, and the events that explain them."""

    place: ClassVar[str]
    model: type[A]
    indexed: ClassVar[tuple[tuple[str, ...], ...]] = ()
    unique: ClassVar[tuple[str, ...]] = ()
    time_to_live: ClassVar[timedelta] = timedelta(0)

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._save = redis.register_script(SAVE)
        self._delete = redis.register_script(DELETE)

    async def get(self, key: Value[Any], /) -> Found[A] | NotFound:
        """Fetch the aggregate itself, to decide on."""
        with logfire.span("{what}.get", what=str(self.model.what)):
            body = await self._redis.hget(self._document(str(key)), "body")
            if body is None:
                return self._missing(key)
            return Found(aggregate=self.model.model_validate_json(body))

    async def save(self, aggregate: A, /, *events: E) -> Saved[A] | Stale | Taken:
        """Keep the new state and the events that explain it, together or not at all."""
        with logfire.span("{what}.save", what=str(self.model.what)):
            saved = aggregate.model_copy(update={"revision": aggregate.revision.next})
            subject = Key(str(saved.id))
            records = [RecordedEvent.of(event, subject) for event in events]
            result = await self._save(
                keys=[self._document(subject.root), self.place],
                args=[
                    subject.root,
                    aggregate.revision.root,
                    saved.revision.root,
                    saved.model_dump_json(),
                    int(self.time_to_live / timedelta(milliseconds=1)),
                    json.dumps([self._index(saved, *fields) for fields in self.indexed]),
                    json.dumps([self._index(saved, field) + ":only" for field in self.unique]),
                    json.dumps([[stream_of(r), r.model_dump_json()] for r in records]),
                ],
            )
            if result > 0:
                return Saved(aggregate=saved)
            if result == 0:
                return self._stale(aggregate.id, aggregate.revision)
            field = self.unique[-result - 1].replace("_", " ")
            return Taken(what=self.model.what, field=Noun(field))

    async def delete(self, key: Value[Any], /, *, seen: Revision) -> Deleted | NotFound | Stale:
        """Remove the aggregate, provided nobody saved it since the caller saw it."""
        with logfire.span("{what}.delete", what=str(self.model.what)):
            keys = [self._document(str(key)), self.place]
            result = await self._delete(keys=keys, args=[str(key), seen.root])
            if result > 0:
                return Deleted()
            return self._stale(key, seen) if result == 0 else self._missing(key)

    async def list(self, page: PageRequest, /) -> Page[A]:
        """Read all aggregates in the order of their keys."""
        with logfire.span("{what}.list", what=str(self.model.what)):
            return await self._page(page, self.place)

    async def _where(self, page: PageRequest, /, **fields: object) -> Page[A]:
        return await self._page(page, self._index_of(**fields))

    async def _one(self, key: object, /, **fields: object) -> Found[A] | NotFound:
        page = await self._page(PageRequest(), self._index_of(**fields))
        return Found(aggregate=page.items[0]) if page.items else self._missing(key)

    async def _count(self, **fields: object) -> int:
        return await self._redis.zcard(self._index_of(**fields))

    async def _delete_where(self, **fields: object) -> int:
        deleted = 0
        page = PageRequest(limit=Limit(200))
        while (found := await self._where(page, **fields)).items:
            for aggregate in found.items:
                outcome = await self.delete(aggregate.id, seen=aggregate.revision)
                deleted += isinstance(outcome, Deleted)
        return deleted

    async def _page(self, page: PageRequest, index: str) -> Page[A]:
        items: list[A] = []
        after = page.after.root if page.after else None
        while len(items) <= page.limit.root:
            start = "-" if after is None else f"({after}"
            wanted = page.limit.root + 1 - len(items)
            found = await self._redis.zrangebylex(index, start, "+", start=0, num=wanted)
            if not found:
                return Page(items=tuple(items))
            keys = [_text(key) for key in found]
            after = keys[-1]
            async with self._redis.pipeline(transaction=False) as pipeline:
                for key in keys:
                    pipeline.hget(self._document(key), "body")
                bodies = await pipeline.execute()
            expired = [key for key, body in zip(keys, bodies, strict=True) if body is None]
            if expired:
                await self._redis.zrem(index, *expired)
            items += [self.model.model_validate_json(body) for body in bodies if body is not None]
        items = items[: page.limit.root]
        return Page(items=tuple(items), next=Key(str(items[-1].id)))

    def _document(self, key: str) -> str:
        return f"{self.place}:{key}"

    def _index(self, aggregate: A, *fields: str) -> str:
        return self._index_of(**{field: getattr(aggregate, field) for field in fields})

    def _index_of(self, **fields: object) -> str:
        return f"{self.place}:by:{json.dumps(to_jsonable_python(fields), sort_keys=True)}"

    def _missing(self, key: object) -> NotFound:
        return NotFound(what=self.model.what, key=Key(str(key)))

    def _stale(self, key: Value[Any], seen: Revision) -> Stale:
        return Stale(what=self.model.what, key=Key(str(key)), seen=seen)


def _text(data: bytes | str) -> str:
    return data.decode() if isinstance(data, bytes) else data
