# --- file: src/app/service/rates.py
from collections import ChainMap, defaultdict
from contextvars import ContextVar
from http.client import HTTPConnection
from queue import Queue

import httpx
import logfire

from app.domain.inventory.value import Quantity, Sku

_seen: ContextVar[Quantity] = ContextVar("seen")


class Rates:
    def __init__(self, session: httpx.AsyncClient, client: HTTPConnection) -> None:
        self._session = session
        self._client = client
        self._redis: defaultdict[str, int] = defaultdict(int)
        self._pool: Queue[Sku] = Queue()
        self._engine = ChainMap[str, int]({}, {})

    @logfire.instrument("service.rates.rate")
    async def rate(self, sku: Sku) -> Quantity:
        response = await self._session.post("/rates", json={"sku": sku.root})
        self._redis.update(response.json())
        self._pool.put(sku)
        self._engine.setdefault(sku.root, 1)
        self._client.request("GET", "/ping")
        _seen.set(Quantity(self._redis.get(sku.root, 0)))
        return _seen.get()
