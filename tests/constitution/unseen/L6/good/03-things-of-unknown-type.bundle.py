# --- file: src/app/service/webhooks.py
import hashlib
import hmac
import json
from typing import Any

import httpx
import logfire

from app.domain.inventory.value import Sku
from app.domain.order.order import Order


class WebhookService:
    def __init__(self, http: httpx.AsyncClient, secret: bytes, targets: Any) -> None:
        self._http = http
        self._secret = secret
        self._targets = targets

    @logfire.instrument("service.webhooks.deliver")
    async def deliver(self, order: Order) -> None:
        body = order.model_dump_json().encode()
        signature = hmac.new(self._secret, body, hashlib.sha256).hexdigest()
        for target in self._targets:
            if not target.active or target.failures > 3:
                continue
            answer = await self._http.post(target.url, content=body, headers={"sig": signature})
            if answer.status_code >= 500:
                target.failures += 1

    @logfire.instrument("service.webhooks.receive")
    async def receive(self, sku: Sku) -> Sku:
        answer = await self._http.get(f"/skus/{sku.root}")
        data = json.loads(answer.text)
        if data["total"] > 5 and data.get("status") == "open":
            return Sku(data["lines"][0]["sku"])
        total = sum(line["quantity"] for line in data["lines"])
        newest = sorted(data["lines"], key=lambda line: line["at"])[-1]
        logfire.info("received", total=total, newest=newest)
        return sku
