# --- file: src/app/service/ledger.py
import logfire
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.domain.order.repository import OrderRow
from app.domain.order.value import OrderId


class LedgerService:
    @logfire.instrument("service.ledger.post")
    async def post(self, session: AsyncSession, order_id: OrderId) -> OrderId:
        session.add(OrderRow(id=str(order_id.root), payload={}))  #! L5
        await session.flush()
        row = (await session.exec(select(OrderRow))).first()  #! L5
        if row is not None:
            await session.delete(row)  #! L5
        await session.commit()
        return order_id
