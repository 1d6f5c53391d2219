# === case: 01-work-outside-the-span
# --- file: src/app/service/reminder.py
import asyncio

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import OrderId


class ReminderService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def remind(self, order_id: OrderId) -> None:  #! L8
        await self._orders.get(order_id)

    async def later(self, order_id: OrderId) -> None:
        await asyncio.sleep(1)  #! L8
        with logfire.span("later"):
            await self._orders.get(order_id)

    @logfire.instrument("again")
    async def again(self, order: Order) -> Order:
        return await self._orders.save(order)

    async def both(self, order: Order) -> Order:
        with logfire.span("both"):
            saved = await self._orders.save(order)
        await self._orders.save(saved)  #! L8
        return saved

    async def _quiet(self, order: Order) -> Order:
        return await self._orders.save(order)
# === case: 02-repository-in-the-dark
# --- file: src/app/domain/badge/badge.py
from app.domain.badge.value import BadgeId
from app.domain.shared.model import DomainModel


class Badge(DomainModel):
    id: BadgeId
# --- file: src/app/domain/badge/value.py
from uuid import UUID

from pydantic import RootModel


class BadgeId(RootModel[UUID], frozen=True):
    pass
# --- file: src/app/domain/badge/repository.py
from collections.abc import AsyncIterator
from typing import Protocol

import logfire
from redis.asyncio import Redis
from redis import Redis as BlockingRedis

from app.domain.badge.badge import Badge
from app.domain.badge.value import BadgeId


class BadgeRepository(Protocol):
    async def find(self, badge_id: BadgeId) -> Badge | None: ...


class RedisBadgeRepository:
    def __init__(self, redis: Redis, blocking: BlockingRedis) -> None:
        self._redis = redis
        self._blocking = blocking

    async def find(self, badge_id: BadgeId) -> Badge | None:
        cached = await self._redis.get(str(badge_id.root))  #! L8
        if cached is None:
            return None
        with logfire.span("badge.find"):
            await self._redis.incr("hits")
            return Badge(id=badge_id)

    def forget(self, badge_id: BadgeId) -> None:  #! L8
        self._blocking.delete(str(badge_id.root))

    async def all(self) -> AsyncIterator[Badge]:  #! L8
        async for key in self._redis.scan_iter("badge:*"):
            yield Badge.model_validate({"id": key})
# === case: 03-late-shift
# --- file: src/app/service/shift.py
import asyncio
from contextlib import nullcontext

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository


class ShiftService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def start(self, order: Order) -> None:
        logfire.info("starting")
        try:
            with logfire.span("shift.start"):
                await self._orders.save(order)
        finally:
            await self._orders.save(order)  #! L8

    async def all(self, orders: list[Order]) -> None:  #! L8
        with nullcontext():
            await asyncio.gather(*(self._orders.save(o) for o in orders))

    async def plain(self, order: Order) -> None:
        span = logfire.span("shift.plain")
        with span:
            await self._orders.save(order)
