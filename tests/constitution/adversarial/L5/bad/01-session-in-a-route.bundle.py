# --- file: src/app/api/order/report.py
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from sqlalchemy import text  #! L5
from sqlalchemy.ext.asyncio import AsyncSession  #! L5

router = APIRouter(prefix="/report")


async def get_session(request: Request) -> AsyncSession:
    session: AsyncSession = request.app.state.session
    return session


Session = Annotated[AsyncSession, Depends(get_session)]


@router.get("")
async def report(session: Session) -> dict[str, int]:
    rows = await session.execute(text("SELECT count(*) FROM orders"))  #! L5
    return {"orders": len(list(rows))}
