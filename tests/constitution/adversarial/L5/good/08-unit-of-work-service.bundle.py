# --- file: src/app/service/orders.py
"""Order use cases: one transaction each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import logfire
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from app.config import Settings
from app.domain.order.order import CancelOutcome, Order, OrderCancelled
from app.domain.order.repository import OrderFound, OrderLookup, SqlOrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class OrderUseCases:
    def __init__(self, settings: Settings) -> None:
        self._engine = create_async_engine(settings.database_url)
        self._sessions = async_sessionmaker(self._engine)

    @asynccontextmanager
    async def _unit_of_work(self) -> AsyncIterator[SqlOrderRepository]:
        session: AsyncSession = self._sessions()
        try:
            yield SqlOrderRepository(session)
            await session.commit()
        except OSError:
            await session.rollback()
            raise
        finally:
            await session.close()

    async def show(self, order_id: OrderId) -> OrderLookup:
        with logfire.span("service.orders.show", order_id=str(order_id.root)):
            async with self._unit_of_work() as orders:
                return await orders.get(order_id)

    async def place(self, order: Order) -> Order:
        with logfire.span("service.orders.place", lines=len(order.lines)):
            async with self._unit_of_work() as orders:
                return await orders.save(order)

    async def cancel(self, order_id: OrderId, reason: CancelReason) -> CancelOutcome:
        with logfire.span("service.orders.cancel", order_id=str(order_id.root)) as span:
            async with self._sessions.begin() as session:
                orders = SqlOrderRepository(session)
                found = await orders.get(order_id)
                if not isinstance(found, OrderFound):
                    return found
                outcome = found.order.cancel(reason)
                if isinstance(outcome, OrderCancelled):
                    await orders.save(outcome.order)
                span.set_attribute("outcome", outcome.kind)
                return outcome

    @logfire.instrument("service.orders.close")
    async def close(self) -> None:
        await self._engine.dispose()
