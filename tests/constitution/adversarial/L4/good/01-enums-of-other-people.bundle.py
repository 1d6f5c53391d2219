# --- file: src/app/service/courier.py
import http
import signal
import ssl
from http import HTTPMethod, HTTPStatus
from inspect import Parameter
from uuid import SafeUUID

import httpx
import logfire

from app.domain.order.value import OrderId

RETRIED = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}
DELAYS = {HTTPStatus.TOO_MANY_REQUESTS: 2.0, HTTPStatus.SERVICE_UNAVAILABLE: 5.0}


class CourierService:
    def __init__(self, http_client: httpx.AsyncClient, context: ssl.SSLContext) -> None:
        self._http = http_client
        self._strict = context.verify_mode is ssl.CERT_REQUIRED

    @logfire.instrument("service.courier.announce")
    async def announce(self, order_id: OrderId, method: HTTPMethod) -> OrderId:
        response = await self._http.request(method, f"/parcels/{order_id.root}")
        if response.status_code == HTTPStatus.NOT_FOUND:
            return order_id
        if response.status_code in RETRIED and method is HTTPMethod.PUT:
            await self._http.request(method, f"/parcels/{order_id.root}")
        match HTTPStatus(response.status_code):
            case http.HTTPStatus.OK | http.HTTPStatus.CREATED:
                return order_id
            case _:
                logfire.warn("refused", delay=DELAYS.get(HTTPStatus(response.status_code), 0.0))
                return order_id

    def stopped_by(self, number: signal.Signals, parameter: Parameter, safe: SafeUUID) -> None:
        if number == signal.SIGTERM and safe is SafeUUID.safe:
            logfire.info("stopped", kind=str(parameter.kind is Parameter.KEYWORD_ONLY))
