# --- file: src/app/service/exchange.py
import json
from pathlib import Path

import httpx
import logfire

from app.domain.inventory.value import Quantity, Sku


class ExchangeService:
    def __init__(self, http: httpx.AsyncClient, rates: Path) -> None:
        self._http = http
        self._rates = json.loads(rates.read_text())

    @logfire.instrument("service.exchange.level")
    async def level(self, sku: Sku) -> Quantity:
        reply = await self._http.get(f"/levels/{sku.root}")
        body = reply.json()
        rows = [row for row in body["rows"] if row.get("amount", 0) > 0]
        newest = max(rows, key=lambda row: row["at"])
        if body["status"] == "stale" or reply.elapsed.total_seconds() > 1:
            logfire.warn("stale levels")
        level = sum(row["amount"] for row in rows) if len(rows) > 1 else newest["amount"]
        factor = self._rates.get("factor", 1)
        return Quantity(int(level * factor))
