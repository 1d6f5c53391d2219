# --- file: src/app/service/notice.py
"""Notices to customers, over an HTTP gateway that is sometimes away."""

import asyncio

import httpx
import logfire

from app.domain.order.value import OrderId


class NoticeService:
    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http
        self._open = False

    @logfire.instrument("service.notice.send")
    async def send(self, order_id: OrderId) -> OrderId:
        try:
            response = await self._http.post("/notices", json={"order": str(order_id.root)})
            response.raise_for_status()
        except httpx.TimeoutException as late:
            raise ConnectionError("the notice gateway does not answer") from late
        except httpx.HTTPError:
            logfire.warn("notice refused")
            raise
        return order_id

    @logfire.instrument("service.notice.flush")
    async def flush(self) -> None:
        if not self._open:
            raise RuntimeError("start the service first")
        failure: OSError | None = None
        for _ in range(3):
            try:
                await self._http.post("/flush")
                return
            except OSError as error:
                failure = error
                await asyncio.sleep(0.1)
        raise OSError("the gateway is gone") from failure

    @logfire.instrument("service.notice.drain")
    async def drain(self) -> None:
        try:
            await self._http.post("/drain")
        except httpx.HTTPError as error:
            logfire.exception("drain failed")
            raise error

    @staticmethod
    def raise_for_silence(response: httpx.Response) -> None:
        response.raise_for_status()
