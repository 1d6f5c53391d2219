# --- file: src/app/service/gateway.py
import asyncio
import inspect
import signal
import socket
from http import HTTPMethod, HTTPStatus

import httpx
import logfire

from app.domain.inventory.value import Sku

RETRY = {HTTPStatus.BAD_GATEWAY: 1, HTTPStatus.SERVICE_UNAVAILABLE: 5}
IDEMPOTENT = {HTTPMethod.GET, HTTPMethod.PUT}


class Gateway:
    def __init__(self, http: httpx.AsyncClient, method: HTTPMethod = HTTPMethod.GET) -> None:
        self._http = http
        self._method = method

    @logfire.instrument("service.gateway.fetch")
    async def fetch(self, sku: Sku) -> Sku:
        response = await self._http.request(self._method, f"/{sku.root}")
        if response.status_code == HTTPStatus.NOT_FOUND:
            return sku
        if self._method in IDEMPOTENT and response.status_code in RETRY:
            await asyncio.sleep(RETRY[HTTPStatus(response.status_code)])
        match response.status_code:
            case HTTPStatus.OK | HTTPStatus.CREATED:
                return sku
        return sku

    def handles(self, number: signal.Signals) -> bool:
        return number == signal.SIGTERM or number is signal.Signals.SIGINT

    def takes(self, parameter: inspect.Parameter) -> bool:
        return parameter.kind is inspect.Parameter.KEYWORD_ONLY

    def is_inet(self, family: socket.AddressFamily) -> bool:
        return family == socket.AF_INET
