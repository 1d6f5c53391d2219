# --- file: src/app/service/base.py
from sqlalchemy.ext.asyncio import AsyncSession


class SessionService:
    session: AsyncSession

    def __init__(self, session: AsyncSession) -> None:
        self.session = session
# --- file: src/app/service/archive.py
import logfire
from sqlalchemy import text

from app.domain.order.value import OrderId
from app.service.base import SessionService


class ArchiveService(SessionService):
    @logfire.instrument("service.archive.archive")
    async def archive(self, order_id: OrderId) -> OrderId:
        await self.session.execute(text("UPDATE orders SET archived = true"))  #! L5
        await self.session.commit()
        return order_id
