# --- file: src/app/service/reporting.py
import logfire
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from app.domain.inventory.value import Quantity
from app.domain.order.repository import OrderRow


class ReportingService:
    def __init__(self, engine: AsyncEngine) -> None:
        self._session_factory: async_sessionmaker[AsyncSession] = async_sessionmaker(engine)

    @logfire.instrument("service.reporting.orders")
    async def orders(self) -> Quantity:
        async with self._session_factory() as session:
            found = await session.scalar(select(func.count()).select_from(OrderRow))  #! L5
        return Quantity(found or 0)

    @logfire.instrument("service.reporting.all")
    async def everything(self) -> Quantity:
        session = self._session_factory()
        try:
            result = await session.execute(select(OrderRow))  #! L5
        finally:
            await session.close()
        return Quantity(len(list(result)))
