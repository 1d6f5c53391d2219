# --- file: src/app/domain/reading/__init__.py
# --- file: src/app/domain/reading/value.py
"""The words of meter readings."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, RootModel


class MeterId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID

    def __str__(self) -> str:
        return str(self.root)


class Volume(RootModel[Decimal], frozen=True):
    root: Decimal = Field(ge=0, decimal_places=3)

    def exceeds(self, other: "Volume") -> bool:
        return self.root > other.root


class Span(BaseModel):
    """A stretch of time, open at its end."""

    model_config = ConfigDict(frozen=True)

    start: datetime
    end: datetime

    def covers(self, moment: datetime) -> bool:
        return self.start <= moment < self.end
# --- file: src/app/domain/reading/reading.py
"""A reading: what a meter showed at a moment."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from app.domain.reading.value import MeterId, Span, Volume
from app.domain.shared.model import DomainModel


class Reading(DomainModel):
    """The aggregate."""

    id: MeterId
    volume: Volume
    taken_at: datetime

    def follow(self, later: "Reading") -> "FollowOutcome":
        """Accept a later reading, which can only show more."""
        if self.volume.exceeds(later.volume):
            return RanBackwards(meter_id=self.id, shown=later.volume)
        return Followed(reading=later)

    def is_within(self, span: Span) -> bool:
        return span.covers(self.taken_at)


class Followed(DomainModel):
    kind: Literal["followed"] = "followed"
    reading: Reading


class RanBackwards(DomainModel):
    kind: Literal["ran_backwards"] = "ran_backwards"
    meter_id: MeterId
    shown: Volume


class ReadingFound(DomainModel):
    kind: Literal["found"] = "found"
    reading: Reading


class NeverRead(DomainModel):
    kind: Literal["never_read"] = "never_read"
    meter_id: MeterId


type FollowOutcome = Annotated[Followed | RanBackwards, Field(discriminator="kind")]
type LatestOutcome = Annotated[ReadingFound | NeverRead, Field(discriminator="kind")]
# --- file: src/app/domain/reading/repository.py
"""Where readings live: one row for each, the newest found quickly."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Protocol
from uuid import UUID

import logfire
from sqlalchemy import Numeric, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.reading.reading import LatestOutcome, NeverRead, Reading, ReadingFound
from app.domain.reading.value import MeterId, Span, Volume


class ReadingRepository(Protocol):
    """What a use case may ask of any storage."""

    async def latest(self, meter_id: MeterId) -> LatestOutcome: ...

    async def save(self, reading: Reading) -> Reading: ...

    def within(self, span: Span) -> AsyncIterator[Reading]: ...


class Base(DeclarativeBase):
    """The tables of readings."""


class ReadingRow(Base):
    __tablename__ = "reading"

    meter_id: Mapped[UUID] = mapped_column(primary_key=True)
    taken_at: Mapped[datetime] = mapped_column(primary_key=True)
    volume: Mapped[Decimal] = mapped_column(Numeric(12, 3))

    def to_domain(self) -> Reading:
        return Reading(
            id=MeterId(self.meter_id), volume=Volume(self.volume), taken_at=self.taken_at
        )


class SqlReadingRepository:
    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def latest(self, meter_id: MeterId) -> LatestOutcome:
        with logfire.span("repo.reading.latest", meter_id=str(meter_id)) as span:
            statement = (
                select(ReadingRow)
                .where(ReadingRow.meter_id == meter_id.root)
                .order_by(ReadingRow.taken_at.desc())
                .limit(1)
            )
            async with self._sessions() as session:
                row = await session.scalar(statement)
            span.set_attribute("found", row is not None)
            if row is None:
                return NeverRead(meter_id=meter_id)
            return ReadingFound(reading=row.to_domain())

    @logfire.instrument("repo.reading.save", extract_args=False)
    async def save(self, reading: Reading) -> Reading:
        async with self._sessions.begin() as session:
            session.add(_row(reading))
            await session.flush()
        return reading

    async def within(self, span: Span) -> AsyncIterator[Reading]:
        with logfire.span("repo.reading.within"):
            statement = select(ReadingRow).where(ReadingRow.taken_at.between(span.start, span.end))
            async with self._sessions() as session:
                async for row in await session.stream_scalars(statement):
                    yield row.to_domain()

    @logfire.instrument("repo.reading.forget", extract_args=False)
    async def forget(self, meter_ids: Sequence[MeterId]) -> int:
        """Remove every reading of these meters, and say how many there were."""
        roots = [meter_id.root for meter_id in meter_ids]
        async with self._sessions.begin() as session:
            counted = select(func.count()).where(ReadingRow.meter_id.in_(roots))
            count = await session.scalar(counted)
            await session.execute(delete(ReadingRow).where(ReadingRow.meter_id.in_(roots)))
        return count or 0


def _row(reading: Reading) -> ReadingRow:
    return ReadingRow(
        meter_id=reading.id.root, taken_at=reading.taken_at, volume=reading.volume.root
    )
