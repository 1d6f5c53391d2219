# --- file: src/app/service/quotes.py
from collections import ChainMap, OrderedDict

import httpx
import logfire

from app.domain.order.value import OrderId


class Cache:
    def __init__(self) -> None:
        self._kept: OrderedDict[OrderId, bytes] = OrderedDict()

    def get(self, key: OrderId) -> bytes | None:
        return self._kept.get(key)

    def set(self, key: OrderId, content: bytes) -> None:  #! L3
        self._kept[key] = content
        while len(self._kept) > 100:
            self._kept.popitem(last=False)


class QuoteService:
    def __init__(self, cache: Cache, client: httpx.AsyncClient, defaults: ChainMap[str, str]) -> None:
        self._cache = cache
        self._client = client
        self._defaults = defaults

    async def quote(self, order_id: OrderId) -> bytes:
        with logfire.span("quotes.quote"):
            if (known := self._cache.get(order_id)) is not None:
                return known
            url = self._defaults.get("url", "/")
            response = await self._client.get(url, params={"order": str(order_id.root)})
            if response.status_code >= 500:
                raise ConnectionError("the quoting house is down")
            self._cache.set(order_id, response.content)
            return response.content
