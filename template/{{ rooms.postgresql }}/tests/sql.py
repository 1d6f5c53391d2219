"""What tests look up in SQL behind a repository's back."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import col, select

from app.domain.event.repository.sql import EventRow
from app.domain.event.value import EventId
from app.domain.shared.value import Value


async def recorded_in_sql(sql: AsyncEngine, subject: Value[Any]) -> list[EventId]:
    """The events recorded of an aggregate, oldest first."""
    rows = select(EventRow.id).where(col(EventRow.subject) == str(subject))
    async with sql.connect() as connection:
        ids = await connection.scalars(rows.order_by(col(EventRow.position)))
    return [EventId(event_id) for event_id in ids]
