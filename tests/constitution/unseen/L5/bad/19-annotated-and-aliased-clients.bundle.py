# --- file: src/app/api/deps.py
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession  #! L5

from app.service.order import OrderServiceRunner


def get_order_service(request: Request) -> OrderServiceRunner:
    return request.app.state.order_service


async def open_session(request: Request) -> AsyncIterator[AsyncSession]:
    async with request.app.state.sessions() as session:
        yield session


Db = Annotated[AsyncSession, Depends(open_session)]
type Reader = Db
# --- file: src/app/api/order/search.py
from fastapi import APIRouter

from app.api.deps import Db, Reader
from app.domain.order.repository import OrderRow

router = APIRouter()


@router.get("/search/{key}")
async def search(key: str, db: Db) -> bool:
    return await db.get(OrderRow, key) is not None  #! L5


@router.get("/list")
async def everything(reader: Reader) -> int:
    rows = await reader.scalars(OrderRow.__table__.select())  #! L5
    return len(list(rows))
