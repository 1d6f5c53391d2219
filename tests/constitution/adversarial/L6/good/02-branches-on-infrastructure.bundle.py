# --- file: src/app/service/relay.py
"""Relays what happened to whoever listens, as long as anybody does."""

import asyncio
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
import logfire

from app.config import Settings
from app.domain.order.event import OrderWasCancelled


@dataclass(frozen=True)
class RelaySettings:
    attempts: int = 3
    pause: timedelta = timedelta(seconds=1)


class RelayService:
    def __init__(self, settings: Settings, relay: RelaySettings, http: httpx.AsyncClient) -> None:
        self._settings = settings
        self._relay = relay
        self._http = http
        self._waiting: deque[OrderWasCancelled] = deque()
        self._failures = 0
        self._opened_at: datetime | None = None

    @logfire.instrument("service.relay.announce")
    async def announce(self, event: OrderWasCancelled) -> None:
        if self._failures > self._relay.attempts or self._opened_at is None:
            self._waiting.append(event)
            return
        for attempt in range(self._relay.attempts):
            response = await self._http.post("/events", content=event.model_dump_json())
            if response.is_success:
                self._failures = 0
                return
            if response.status_code == 429 and "retry-after" in response.headers:
                await asyncio.sleep(float(response.headers["retry-after"]))
            pause = self._relay.pause.total_seconds() * 2**attempt
            await asyncio.sleep(min(pause, 30.0))
            self._failures += 1

    @logfire.instrument("service.relay.drain")
    async def drain(self) -> None:
        while self._waiting and len(self._waiting) < self._settings.pool_size * 100:
            await self.announce(self._waiting.popleft())
        if self._settings.redis_url.startswith("rediss://"):
            logfire.info("drained securely", left=len(self._waiting))
