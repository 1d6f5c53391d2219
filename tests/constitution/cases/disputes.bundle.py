# --- file: src/app/domain/dispute/__init__.py
"""Disputes: a payer says that a payment was not theirs."""

from app.domain.dispute.dispute import Dispute as Dispute
from app.domain.dispute.policy import DisputePolicy as DisputePolicy
# --- file: src/app/domain/dispute/value.py
"""The words of the dispute context."""

import re
import unicodedata
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from functools import total_ordering
from typing import Annotated, Any, Final, Self, override
from uuid import UUID, uuid4

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    RootModel,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from app.domain.shared.value import Id, Value

MAX_EVIDENCE: Final = 12
_CENT = Decimal("0.01")
_CODE = re.compile(r"^[A-Z]{2}\d{4}$")


def _normal(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).strip()
    if not folded:
        raise ValueError("a text has at least one letter")
    return folded


def _as_cents(value: Any) -> Any:
    if isinstance(value, float):
        raise TypeError("an amount is never a float")
    return Decimal(value) if isinstance(value, str) else value


class DisputeId(Id, frozen=True):
    """Names one dispute."""


class EvidenceId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)

    root: UUID = Field(default_factory=uuid4)

    def __str__(self) -> str:
        return self.root.hex


@total_ordering
class ClaimedAmount(Value[Annotated[Decimal, BeforeValidator(_as_cents)]], frozen=True):
    """How much the payer wants back."""

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, ClaimedAmount):
            return NotImplemented
        return self.root < other.root

    def share(self, percent: int) -> "ClaimedAmount":
        if not 0 <= percent <= 100:
            raise ValueError("a share is between nothing and everything")
        return ClaimedAmount((self.root * percent / 100).quantize(_CENT, ROUND_HALF_EVEN))

    def exceeds(self, other: Self) -> bool:
        return self.root > other.root

    def split(self, ways: int) -> tuple[Self, ...]:
        part = (self.root / ways).quantize(_CENT)
        return tuple(self.model_copy(update={"root": part}) for _ in range(ways))


class Statement(RootModel[Annotated[str, AfterValidator(_normal)]], frozen=True):
    """What the payer wrote."""

    @property
    def first_line(self) -> str:
        return self.root.partition("\n")[0]

    def mentions(self, word: str) -> bool:
        return word.casefold() in self.root.casefold()


class Scan(RootModel[bytes], frozen=True):
    """A page as the scanner saw it."""


class ReasonCode(Value[str], frozen=True):
    """The network's code for why."""

    @field_validator("root")
    @classmethod
    def _coded(cls, root: str) -> str:
        if not _CODE.fullmatch(root):
            raise PydanticCustomError("reason_code", "a code is two letters and four digits")
        return root


class Deadline(RootModel[date], frozen=True):
    def has_passed(self, today: date) -> bool:
        return today > self.root

    def moved(self, by: timedelta) -> "Deadline":
        return Deadline(self.root + by)


class Window(BaseModel, frozen=True):
    """When a dispute may be opened."""

    opens: date
    closes: date

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.closes < self.opens:
            raise ValueError("a window closes after it opens")
        return self

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.opens <= day <= self.closes

    def __and__(self, other: "Window") -> "Window | None":
        opens, closes = max(self.opens, other.opens), min(self.closes, other.closes)
        return Window(opens=opens, closes=closes) if opens <= closes else None


class Tags(RootModel[frozenset[str]], frozen=True):
    def __iter__(self) -> Any:
        return iter(sorted(self.root))

    def adding(self, *tags: str) -> "Tags":
        return Tags(self.root | frozenset(tags))


class Reference(Value[Annotated[int, Field(ge=0), PlainSerializer(str)]], frozen=True):
    @override
    def __repr__(self) -> str:
        return f"#{self.root}"
# --- file: src/app/domain/dispute/type.py
"""The states of a dispute and of a payer's standing."""

from enum import Enum, IntEnum, StrEnum, auto, unique
from typing import assert_never


@unique
class DisputeStatus(StrEnum):
    OPEN = auto()
    ANSWERED = auto()
    WON = auto()
    LOST = auto()

    def can_become(self, target: "DisputeStatus") -> bool:
        return target in _NEXT[self]

    def is_final(self) -> bool:
        return not _NEXT[self]

    @property
    def label(self) -> str:
        match self:
            case DisputeStatus.OPEN | DisputeStatus.ANSWERED:
                return "pending"
            case DisputeStatus.WON:
                return "won"
            case DisputeStatus.LOST:
                return "lost"
            case _:
                assert_never(self)


_NEXT: dict[DisputeStatus, frozenset[DisputeStatus]] = {
    DisputeStatus.OPEN: frozenset({DisputeStatus.ANSWERED, DisputeStatus.LOST}),
    DisputeStatus.ANSWERED: frozenset({DisputeStatus.WON, DisputeStatus.LOST}),
    DisputeStatus.WON: frozenset(),
    DisputeStatus.LOST: frozenset(),
}


class Standing(IntEnum):
    NEW = 0
    TRUSTED = 1

    def at_least(self, other: "Standing") -> bool:
        return self >= other


class Channel(Enum):
    MAIL = ("mail", 3)
    PHONE = ("phone", 1)

    def __init__(self, label: str, days: int) -> None:
        self.label = label
        self.days = days

    @classmethod
    def quickest(cls) -> "Channel":
        return min(cls, key=lambda channel: channel.days)

    @classmethod
    def _missing_(cls, value: object) -> "Channel | None":
        return next((each for each in cls if each.label == value), None)
# --- file: src/app/domain/dispute/event.py
"""What happens to disputes."""

from typing import ClassVar, Literal

from pydantic import AwareDatetime, BaseModel

from app.domain.dispute.type import DisputeStatus
from app.domain.dispute.value import ClaimedAmount, DisputeId, EvidenceId


class DisputeFact(BaseModel, frozen=True):
    topic: ClassVar[str] = "dispute"

    dispute_id: DisputeId
    at: AwareDatetime


class DisputeOpened(DisputeFact, frozen=True):
    kind: Literal["dispute_opened"] = "dispute_opened"
    claimed: ClaimedAmount


class DisputeDecided(DisputeFact, frozen=True):
    kind: Literal["dispute_decided"] = "dispute_decided"
    status: DisputeStatus
    evidence: frozenset[EvidenceId] = frozenset()


type AnyDisputeFact = DisputeOpened | DisputeDecided
# --- file: src/app/domain/dispute/dispute.py
"""A dispute: a claim that a payment was not the payer's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import AwareDatetime, BaseModel, Discriminator, Field, PrivateAttr, computed_field

from app.domain.dispute.event import DisputeDecided, DisputeOpened
from app.domain.dispute.type import Channel, DisputeStatus, Standing
from app.domain.dispute.value import (
    MAX_EVIDENCE,
    ClaimedAmount,
    Deadline,
    DisputeId,
    EvidenceId,
    ReasonCode,
    Statement,
    Tags,
    Window,
)
from app.domain.payment.value import PaymentId
from app.domain.shared.outcome import Changed
from app.domain.shared.value import Noun, Revision

if TYPE_CHECKING:
    from app.domain.dispute.policy import DisputePolicy


class Evidence(BaseModel, frozen=True):
    id: EvidenceId = Field(default_factory=EvidenceId)
    text: Statement
    seen: AwareDatetime | None = None

    def read(self, at: datetime) -> Self:
        return self.model_copy(update={"seen": at})


class Dispute(BaseModel, frozen=True):
    what: ClassVar[Noun] = Noun("dispute")

    id: DisputeId
    revision: Revision = Revision.new()
    payment_id: PaymentId
    claimed: ClaimedAmount
    reason: ReasonCode
    status: DisputeStatus = DisputeStatus.OPEN
    due: Deadline
    channel: Channel = Channel.MAIL
    standing: Standing = Standing.NEW
    evidence: tuple[Evidence, ...] = ()
    notes: Mapping[EvidenceId, Statement] = Field(default_factory=dict)
    tags: Tags = Tags(frozenset())
    window: Window | None = None
    _by_id: dict[EvidenceId, Evidence] = PrivateAttr(default_factory=dict)

    @classmethod
    def open(
        cls,
        dispute_id: DisputeId,
        payment_id: PaymentId,
        claimed: ClaimedAmount,
        reason: ReasonCode,
        *,
        at: datetime,
    ) -> Changed[Dispute, DisputeOpened]:
        dispute = cls(
            id=dispute_id,
            payment_id=payment_id,
            claimed=claimed,
            reason=reason,
            due=Deadline(at.date()).moved(timedelta(days=14)),
        )
        opened = DisputeOpened(dispute_id=dispute_id, at=at, claimed=claimed)
        return Changed(aggregate=dispute, events=(opened,))

    def attach(self, evidence: Evidence) -> Attached | TooMuch | Closed:
        if self.status.is_final():
            return Closed(dispute_id=self.id, status=self.status)
        if len(self.evidence) >= MAX_EVIDENCE:
            return TooMuch(dispute_id=self.id, first=self.evidence[0].id)
        return Attached(dispute=self._with(evidence=(*self.evidence, evidence)))

    def decide(self, policy: DisputePolicy, *, today: date) -> Decision:
        verdict = policy.judge(self, today=today)
        if not self.status.can_become(verdict):
            return Closed(dispute_id=self.id, status=self.status)
        decided = self._with(status=verdict)
        return Decided(dispute=decided, refund=self.claimed.share(policy.percent_of(self)))

    def is_overdue(self, today: date) -> bool:
        return self.due.has_passed(today) and not self.status.is_final()

    def belongs_to(self, payment_id: PaymentId) -> bool:
        return self.payment_id == payment_id

    @computed_field
    @property
    def weight(self) -> int:
        return len(self.evidence) + int(self.standing)

    @cached_property
    def texts(self) -> tuple[Statement, ...]:
        return tuple(each.text for each in self.evidence)

    def piece(self, evidence_id: EvidenceId) -> Evidence | None:
        if evidence_id not in self._by_id:
            self._by_id.update({each.id: each for each in self.evidence})
        return self._by_id.get(evidence_id)

    def newest_first(self) -> Iterator[Evidence]:
        yield from reversed(self.evidence)

    def title(self) -> str:
        return f"{self.reason} over {self.claimed}"

    def total_of(self, others: tuple[Dispute, ...]) -> ClaimedAmount:
        return reduce(
            lambda total, other: ClaimedAmount(total.root + other.claimed.root),
            others,
            self.claimed,
        )

    def _with(self, **changes: object) -> Self:
        return self.model_copy(update=changes)


class Attached(BaseModel, frozen=True):
    kind: Literal["attached"] = "attached"
    dispute: Dispute


class TooMuch(BaseModel, frozen=True):
    kind: Literal["too_much"] = "too_much"
    dispute_id: DisputeId
    first: EvidenceId

    @property
    def reason(self) -> str:
        return f"The dispute {self.dispute_id} has all the evidence it can hold."


class Closed(BaseModel, frozen=True):
    kind: Literal["closed"] = "closed"
    dispute_id: DisputeId
    status: DisputeStatus


class Decided(BaseModel, frozen=True):
    kind: Literal["decided"] = "decided"
    dispute: Dispute
    refund: ClaimedAmount

    def told(self, at: datetime) -> DisputeDecided:
        return DisputeDecided(dispute_id=self.dispute.id, at=at, status=self.dispute.status)


type Decision = Annotated[Decided | Closed, Discriminator("kind")]
# --- file: src/app/domain/dispute/policy.py
"""How disputes are judged: rules that a lawyer wrote, as functions of a dispute."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Protocol, final, override, runtime_checkable

from pydantic import BaseModel

from app.domain.dispute.dispute import Dispute
from app.domain.dispute.type import DisputeStatus, Standing
from app.domain.dispute.value import ClaimedAmount, Window

type Rule = Callable[[Dispute], bool]

SMALL = ClaimedAmount(20)


@runtime_checkable
class DisputePolicy(Protocol):
    """Whoever may judge a dispute."""

    def judge(self, dispute: Dispute, *, today: date) -> DisputeStatus: ...

    def percent_of(self, dispute: Dispute) -> int: ...


class Lenient:
    """Believes everybody."""

    def judge(self, dispute: Dispute, *, today: date) -> DisputeStatus:
        return DisputeStatus.WON

    def percent_of(self, dispute: Dispute) -> int:
        return 100


@final
class ByTheBook(BaseModel, DisputePolicy, frozen=True):
    window: Window
    smallest: ClaimedAmount = SMALL

    @override
    def judge(self, dispute: Dispute, *, today: date) -> DisputeStatus:
        if dispute.is_overdue(today) or today not in self.window:
            return DisputeStatus.LOST
        return DisputeStatus.WON if all(rule(dispute) for rule in RULES) else DisputeStatus.LOST

    @override
    def percent_of(self, dispute: Dispute) -> int:
        return 100 if dispute.standing.at_least(Standing.TRUSTED) else 50


class Review(ABC):
    @abstractmethod
    def look(self, disputes: Iterable[Dispute]) -> Sequence[Dispute]: ...

    @staticmethod
    def sorted_by_claim(disputes: Iterable[Dispute]) -> Sequence[Dispute]:
        return sorted(disputes, key=lambda dispute: dispute.claimed)


def is_small(dispute: Dispute) -> bool:
    return not dispute.claimed.exceeds(SMALL)


def has_evidence(dispute: Dispute) -> bool:
    return bool(dispute.evidence)


RULES: tuple[Rule, ...] = (is_small, has_evidence)


def worst(disputes: Sequence[Dispute]) -> Dispute | None:
    return max(disputes, key=lambda each: each.claimed.root, default=None)


def overdue(disputes: Iterable[Dispute], today: date) -> tuple[Dispute, ...]:
    return tuple(filter(lambda each: each.is_overdue(today), disputes))
# --- file: src/app/domain/dispute/repository/__init__.py
"""Where disputes live."""

from app.domain.dispute.repository.cached import CachedDisputes
from app.domain.dispute.repository.memory import MemoryDisputes
from app.domain.dispute.repository.port import DisputeRepository, EvidenceStore
from app.domain.dispute.repository.sql import SqlDisputes

__all__ = [
    "CachedDisputes",
    "DisputeRepository",
    "EvidenceStore",
    "MemoryDisputes",
    "SqlDisputes",
]
# --- file: src/app/domain/dispute/repository/port.py
from collections.abc import AsyncIterator, Sequence
from datetime import date
from typing import Protocol

from app.domain.dispute.dispute import Dispute, Evidence
from app.domain.dispute.event import AnyDisputeFact
from app.domain.dispute.value import DisputeId, EvidenceId, Scan
from app.domain.payment.value import PaymentId
from app.domain.shared.outcome import Found, NotFound, Saved, Stale, Taken


class DisputeRepository(Protocol):
    async def get(self, dispute_id: DisputeId, /) -> Found[Dispute] | NotFound: ...

    async def save(
        self, dispute: Dispute, /, *facts: AnyDisputeFact
    ) -> Saved[Dispute] | Stale | Taken: ...

    async def of_payment(self, payment_id: PaymentId, /, *, limit: int = 20) -> Sequence[Dispute]: ...

    def due(self, today: date, /) -> AsyncIterator[Dispute]: ...

    async def exists(self, dispute_id: DisputeId, /) -> bool: ...


class EvidenceStore(Protocol):
    async def put(self, evidence: Evidence, /, scan: Scan) -> None: ...

    async def content(self, evidence_id: EvidenceId, /) -> bytes | None: ...
# --- file: src/app/domain/dispute/repository/sql.py
"""Disputes in SQL."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date
from typing import Any, Self
from uuid import UUID

import logfire
from sqlalchemy import JSON, ColumnElement, Date, Index, String, and_, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.dispute.dispute import Dispute
from app.domain.dispute.event import AnyDisputeFact
from app.domain.dispute.type import DisputeStatus
from app.domain.dispute.value import DisputeId
from app.domain.payment.value import PaymentId
from app.domain.shared.outcome import Found, NotFound, Saved, Stale, Taken
from app.domain.shared.value import Key, Noun


class Table(DeclarativeBase):
    type_annotation_map = {dict[str, Any]: JSON}


class DisputeRow(Table):
    __tablename__ = "dispute"
    __table_args__ = (Index("by_payment", "payment_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    revision: Mapped[int]
    payment_id: Mapped[UUID]
    status: Mapped[str] = mapped_column(String(16))
    due: Mapped[date] = mapped_column(Date)
    document: Mapped[dict[str, Any]]

    @classmethod
    def from_domain(cls, dispute: Dispute) -> Self:
        return cls(
            id=dispute.id.root,
            revision=dispute.revision.root,
            payment_id=dispute.payment_id.root,
            status=dispute.status.value,
            due=dispute.due.root,
            document=json.loads(dispute.model_dump_json()),
        )

    def to_domain(self) -> Dispute:
        return Dispute.model_validate({**self.document, "revision": self.revision})


class SqlDisputes:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._sessions = async_sessionmaker(engine, expire_on_commit=False)

    @logfire.instrument("dispute.get", extract_args=False)
    async def get(self, dispute_id: DisputeId, /) -> Found[Dispute] | NotFound:
        async with self._sessions() as session:
            row = await session.get(DisputeRow, dispute_id.root)
        if row is None:
            return NotFound(what=Dispute.what, key=Key(str(dispute_id)))
        return Found(aggregate=row.to_domain())

    async def save(
        self, dispute: Dispute, /, *facts: AnyDisputeFact
    ) -> Saved[Dispute] | Stale | Taken:
        with logfire.span("dispute.save", facts=len(facts)) as span:
            try:
                async with self._engine.begin() as connection:
                    if await self._is_stale(connection, dispute):
                        return Stale(
                            what=dispute.what, key=Key(str(dispute.id)), seen=dispute.revision
                        )
                    values = _columns(dispute)
                    await connection.execute(
                        insert(DisputeRow)
                        .values(**values)
                        .on_conflict_do_update(index_elements=["id"], set_=values)
                    )
            except IntegrityError as error:
                span.record_exception(error)
                return Taken(what=Dispute.what, field=Noun("payment"))
        return Saved(aggregate=dispute)

    async def of_payment(self, payment_id: PaymentId, /, *, limit: int = 20) -> Sequence[Dispute]:
        with logfire.span("dispute.of_payment"):
            async with self._session() as session:
                query = (
                    select(DisputeRow)
                    .where(DisputeRow.payment_id == payment_id.root)
                    .order_by(DisputeRow.due.desc())
                    .limit(limit)
                )
                rows = await session.scalars(query)
                return [row.to_domain() for row in rows]

    async def due(self, today: date, /) -> AsyncIterator[Dispute]:
        with logfire.span("dispute.due"):
            async with self._session() as session:
                stream = await session.stream_scalars(select(DisputeRow).where(_open_at(today)))
                async for row in stream:
                    yield row.to_domain()

    @logfire.instrument("dispute.exists", extract_args=False)
    async def exists(self, dispute_id: DisputeId, /) -> bool:
        async with self._session() as session:
            count = await session.scalar(
                select(func.count()).where(DisputeRow.id == dispute_id.root)
            )
            return bool(count)

    @asynccontextmanager
    async def _session(self) -> AsyncIterator[AsyncSession]:
        async with self._sessions() as session, session.begin():
            yield session

    async def _is_stale(self, connection: AsyncConnection, dispute: Dispute) -> bool:
        found = await connection.scalar(
            select(DisputeRow.revision).where(DisputeRow.id == dispute.id.root)
        )
        return found is not None and found != dispute.revision.root


def _open_at(today: date) -> ColumnElement[bool]:
    return and_(
        DisputeRow.due < today,
        DisputeRow.status.in_([DisputeStatus.OPEN, DisputeStatus.ANSWERED]),
    )


def _columns(dispute: Dispute) -> dict[str, Any]:
    row = DisputeRow.from_domain(dispute)
    return {name: value for name, value in vars(row).items() if not name.startswith("_")}
# --- file: src/app/domain/dispute/repository/memory.py
"""Disputes for a test, or a laptop."""

from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from datetime import date

from app.domain.dispute.dispute import Dispute, Evidence
from app.domain.dispute.event import AnyDisputeFact
from app.domain.dispute.value import DisputeId, EvidenceId, Scan
from app.domain.payment.value import PaymentId
from app.domain.shared.outcome import Found, NotFound, Saved
from app.domain.shared.value import Key


class MemoryDisputes:
    def __init__(self) -> None:
        self._kept: dict[DisputeId, Dispute] = {}
        self._facts: defaultdict[DisputeId, list[AnyDisputeFact]] = defaultdict(list)

    async def get(self, dispute_id: DisputeId, /) -> Found[Dispute] | NotFound:
        try:
            return Found(aggregate=self._kept[dispute_id])
        except KeyError:
            return NotFound(what=Dispute.what, key=Key(str(dispute_id)))

    async def save(self, dispute: Dispute, /, *facts: AnyDisputeFact) -> Saved[Dispute]:
        self._kept[dispute.id] = dispute
        self._facts[dispute.id].extend(facts)
        return Saved(aggregate=dispute)

    async def of_payment(self, payment_id: PaymentId, /, *, limit: int = 20) -> Sequence[Dispute]:
        return [each for each in self._kept.values() if each.belongs_to(payment_id)][:limit]

    async def due(self, today: date, /) -> AsyncIterator[Dispute]:
        for dispute in self._kept.values():
            if dispute.is_overdue(today):
                yield dispute

    async def exists(self, dispute_id: DisputeId, /) -> bool:
        return dispute_id in self._kept


class MemoryEvidence:
    def __init__(self) -> None:
        self.kept: dict[EvidenceId, bytes] = {}

    async def put(self, evidence: Evidence, /, scan: Scan) -> None:
        self.kept[evidence.id] = scan.root

    async def content(self, evidence_id: EvidenceId, /) -> bytes | None:
        return self.kept.get(evidence_id)
# --- file: src/app/domain/dispute/repository/cached.py
"""Disputes that are quick to read, in front of the ones that are right."""

import random
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import logfire
from redis.asyncio import Redis
from redis.exceptions import ConnectionError as RedisDown
from redis.exceptions import RedisError

from app.domain.dispute.dispute import Dispute, Evidence
from app.domain.dispute.event import AnyDisputeFact
from app.domain.dispute.repository.port import DisputeRepository
from app.domain.dispute.value import DisputeId, EvidenceId, Scan
from app.domain.payment.value import PaymentId
from app.domain.shared.outcome import Found, NotFound, Saved, Stale, Taken


@dataclass(frozen=True, slots=True)
class Expiry:
    ttl: timedelta = timedelta(minutes=5)
    jitter: float = 0.1

    def seconds(self) -> int:
        return int(self.ttl.total_seconds() * (1 + random.random() * self.jitter))


@dataclass
class CachedDisputes(DisputeRepository):
    redis: Redis
    truth: DisputeRepository
    expiry: Expiry = field(default_factory=Expiry)

    async def get(self, dispute_id: DisputeId, /) -> Found[Dispute] | NotFound:
        with logfire.span("dispute.cached.get") as span:
            if copy := await self._read(dispute_id):
                span.set_attribute("hit", True)
                return Found(aggregate=copy)
            found = await self.truth.get(dispute_id)
            if isinstance(found, Found):
                await self._write(found.aggregate)
            return found

    async def save(
        self, dispute: Dispute, /, *facts: AnyDisputeFact
    ) -> Saved[Dispute] | Stale | Taken:
        with logfire.span("dispute.cached.save"):
            try:
                return await self.truth.save(dispute, *facts)
            finally:
                await self.redis.delete(self.key(dispute.id))

    @logfire.instrument("dispute.cached.of_payment", extract_args=False)
    async def of_payment(self, payment_id: PaymentId, /, *, limit: int = 20) -> Sequence[Dispute]:
        return await self.truth.of_payment(payment_id, limit=limit)

    async def due(self, today: date, /) -> AsyncIterator[Dispute]:
        with logfire.span("dispute.cached.due"):
            async for dispute in self.truth.due(today):
                yield dispute

    @logfire.instrument("dispute.cached.exists", extract_args=False)
    async def exists(self, dispute_id: DisputeId, /) -> bool:
        return bool(await self.redis.exists(self.key(dispute_id)))

    @staticmethod
    def key(dispute_id: DisputeId) -> str:
        return f"dispute:{dispute_id}"

    async def _read(self, dispute_id: DisputeId) -> Dispute | None:
        try:
            text = await self.redis.get(self.key(dispute_id))
        except (RedisDown, TimeoutError):
            return None
        except RedisError:
            logfire.exception("cache")
            raise
        return None if text is None else Dispute.model_validate_json(text)

    async def _write(self, dispute: Dispute) -> None:
        async with self.redis.pipeline(transaction=True) as pipe:
            pipe.set(self.key(dispute.id), dispute.model_dump_json(), ex=self.expiry.seconds())
            await pipe.execute()


class RedisEvidence:
    """Small pieces of evidence, kept for a while."""

    def __init__(self, redis: Redis, prefix: str = "evidence") -> None:
        self._redis = redis
        self._prefix = prefix

    @logfire.instrument("evidence.put", extract_args=False)
    async def put(self, evidence: Evidence, /, scan: Scan) -> None:
        await self._redis.set(f"{self._prefix}:{evidence.id}", scan.root)

    @logfire.instrument("evidence.content", extract_args=False)
    async def content(self, evidence_id: EvidenceId, /) -> bytes | None:
        found: bytes | None = await self._redis.get(f"{self._prefix}:{evidence_id}")
        return found
# --- file: src/app/service/dispute.py
"""Use cases of disputes."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol, assert_never

import logfire

from app.domain.dispute import Dispute, DisputePolicy
from app.domain.dispute.dispute import (
    Attached,
    Closed,
    Decided,
    Decision,
    Evidence,
    TooMuch,
)
from app.domain.dispute.repository import DisputeRepository, EvidenceStore
from app.domain.dispute.value import ClaimedAmount, DisputeId, ReasonCode, Scan
from app.domain.payment.repository import PaymentRepository
from app.domain.payment.value import PaymentId
from app.domain.shared.outcome import Found, NotFound, Saved, Stale, Taken
from app.service.background import beside

type Told = Callable[[DisputeId], Awaitable[None]]


class Clock(Protocol):
    def __call__(self) -> datetime: ...


@dataclass(frozen=True, kw_only=True)
class DisputeConfig:
    batch: int = 50
    pause: float = 0.5
    attempts: int = 3


@dataclass
class DisputeService:
    disputes: DisputeRepository
    payments: PaymentRepository
    evidence: EvidenceStore
    policy: DisputePolicy
    now: Clock
    config: DisputeConfig = field(default_factory=DisputeConfig)
    _listeners: list[Told] = field(default_factory=list, init=False)

    async def open(
        self,
        dispute_id: DisputeId,
        payment_id: PaymentId,
        claimed: ClaimedAmount,
        reason: ReasonCode,
    ) -> Saved[Dispute] | NotFound | Stale | Taken:
        with logfire.span("service.dispute.open", payment=str(payment_id)) as span:
            payment = await self.payments.get(payment_id)
            if isinstance(payment, NotFound):
                return payment
            opened = Dispute.open(dispute_id, payment_id, claimed, reason, at=self.now())
            outcome = await self.disputes.save(opened.aggregate, *opened.events)
            span.set_attributes({"outcome": outcome.kind, "events": len(opened.events)})
            return outcome

    async def attach(
        self, dispute_id: DisputeId, evidence: Evidence, scan: Scan
    ) -> Saved[Dispute] | NotFound | Stale | Taken | TooMuch | Closed:
        with logfire.span("service.dispute.attach"):
            match await self.disputes.get(dispute_id):
                case NotFound() as missing:
                    return missing
                case Found(aggregate=dispute):
                    outcome = dispute.attach(evidence)
                    match outcome:
                        case Attached(dispute=changed):
                            async with asyncio.TaskGroup() as group:
                                group.create_task(self.evidence.put(evidence, scan))
                                saving = group.create_task(self.disputes.save(changed))
                            return saving.result()
                        case TooMuch() | Closed():
                            logfire.info("refused", reason=outcome.kind)
                            return outcome

    async def decide(self, dispute_id: DisputeId) -> Decision | NotFound:
        with logfire.span("service.dispute.decide") as span:
            found = await self.disputes.get(dispute_id)
            if not isinstance(found, Found):
                return found
            decision = found.aggregate.decide(self.policy, today=self.now().date())
            if isinstance(decision, Decided):
                await self.disputes.save(decision.dispute, decision.told(self.now()))
                await self._tell(decision.dispute.id)
            elif isinstance(decision, Closed):
                span.set_level("warn")
            else:
                assert_never(decision)
            return decision

    @logfire.instrument("service.dispute.sweep", extract_args=False)
    async def sweep(self, today: date) -> int:
        decided = 0
        async for dispute in self.disputes.due(today):
            outcome = await self._retried(dispute.id)
            if outcome is not None:
                decided += 1
            if decided % self.config.batch == 0:
                await asyncio.sleep(self.config.pause)
        return decided

    async def follow(self, payment_ids: Sequence[PaymentId]) -> AsyncIterator[Dispute]:
        with logfire.span("service.dispute.follow", payments=len(payment_ids)):
            for payment_id in payment_ids:
                for dispute in await self.disputes.of_payment(payment_id, limit=self.config.batch):
                    yield dispute

    def listen(self, told: Told) -> None:
        self._listeners.append(told)

    async def _retried(self, dispute_id: DisputeId) -> Decision | NotFound | None:
        for attempt in range(self.config.attempts):
            try:
                return await self.decide(dispute_id)
            except (ConnectionError, TimeoutError) as error:
                if attempt == self.config.attempts - 1:
                    raise
                logfire.warn("again", attempt=attempt, error=repr(error))
                await asyncio.sleep(self.config.pause * 2**attempt)
        return None

    async def _tell(self, dispute_id: DisputeId) -> None:
        for told in self._listeners:
            with contextlib.suppress(Exception):
                await told(dispute_id)


async def sweep_daily(service: DisputeService, clock: Clock) -> None:
    while True:
        count = await service.sweep(clock().date())
        logfire.info("swept", count=count)
        await asyncio.sleep(24 * 60 * 60 if count else 60)


def sweeping(service: DisputeService, clock: Clock) -> contextlib.AbstractAsyncContextManager[None]:
    return beside(sweep_daily(service, clock))
# --- file: src/app/service/mailing/__init__.py
# --- file: src/app/service/mailing/worker.py
"""Sends letters beside the requests."""

import asyncio
import signal
from collections import deque
from collections.abc import Mapping
from types import TracebackType
from typing import Self

import httpx
import logfire
from pydantic import BaseModel, HttpUrl

from app.domain.dispute import Dispute
from app.domain.dispute.value import DisputeId


class MailSettings(BaseModel, frozen=True):
    url: HttpUrl
    timeout: float = 3.0
    headers: Mapping[str, str] = {}


class MailFailed(ConnectionError):
    """The mail server did not take the letter."""


class MailWorker:
    _queue: deque[DisputeId]

    def __init__(self, settings: MailSettings, client: httpx.AsyncClient) -> None:
        self._settings = settings
        self._client = client
        self._queue = deque(maxlen=1000)
        self._stopping = asyncio.Event()
        self.sent = 0

    async def __aenter__(self) -> Self:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.stop)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        self._stopping.set()

    def enqueue(self, dispute: Dispute) -> None:
        self._queue.append(dispute.id)

    @property
    def is_idle(self) -> bool:
        return not self._queue

    async def run(self) -> int:
        with logfire.span("service.mail.run"):
            while not self._stopping.is_set():
                if self.is_idle:
                    await asyncio.sleep(1)
                    continue
                dispute_id = self._queue.popleft()
                try:
                    await self._send(dispute_id)
                except MailFailed:
                    self._queue.appendleft(dispute_id)
                else:
                    self.sent += 1
            return self.sent

    async def _send(self, dispute_id: DisputeId) -> None:
        response = await self._client.post(
            str(self._settings.url),
            json={"id": str(dispute_id)},
            headers=dict(self._settings.headers),
            timeout=self._settings.timeout,
        )
        if response.status_code >= 500 or response.json().get("status") == "open":
            raise MailFailed(response.text)
# --- file: src/app/api/dispute/__init__.py
# --- file: src/app/api/dispute/contract.py
"""Disputes as clients see them."""

from datetime import date
from enum import StrEnum
from typing import Any, Self

from pydantic import BaseModel, Field, field_validator

from app.domain.dispute import Dispute


class Sort(StrEnum):
    NEWEST = "newest"
    OLDEST = "oldest"

    @property
    def is_reversed(self) -> bool:
        return self is Sort.NEWEST


class DisputeIn(BaseModel, extra="forbid"):
    payment: str
    claimed: str = Field(pattern=r"^\d+(\.\d\d)?$")
    reason: str
    tags: list[str] = []

    @field_validator("tags")
    @classmethod
    def few(cls, tags: list[str]) -> list[str]:
        if len(tags) > 5:
            raise ValueError("five tags at the most")
        return tags


class DisputeOut(BaseModel):
    id: str
    claimed: str
    status: str
    due: date
    evidence: int
    links: dict[str, Any] = {}

    @classmethod
    def of(cls, dispute: Dispute) -> Self:
        return cls(
            id=str(dispute.id),
            claimed=str(dispute.claimed),
            status=dispute.status.label,
            due=dispute.due.root,
            evidence=len(dispute.evidence),
            links={"self": f"/disputes/{dispute.id}"},
        )
# --- file: src/app/api/dispute/routes.py
"""Disputes over HTTP."""

from collections.abc import AsyncIterator
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, HTTPException, Path, Query, Request, UploadFile
from fastapi.responses import StreamingResponse

from app.api.dispute.contract import DisputeIn, DisputeOut, Sort
from app.domain.dispute.dispute import Closed, Decided, Evidence, TooMuch
from app.domain.dispute.value import ClaimedAmount, DisputeId, ReasonCode, Scan, Statement
from app.domain.payment.value import PaymentId
from app.domain.shared.outcome import Found, NotFound, Saved, Stale, Taken
from app.service.dispute import DisputeService

router = APIRouter(prefix="/disputes", tags=["dispute"])
CODES = {"closed": HTTPStatus.CONFLICT, "too_much": HTTPStatus.UNPROCESSABLE_ENTITY}


def service(request: Request) -> DisputeService:
    found: DisputeService = request.app.state.disputes
    return found


type Asked = Annotated[DisputeService, Depends(service)]


@router.post("", status_code=201)
async def open_dispute(body: DisputeIn, service: Asked) -> DisputeOut:
    outcome = await service.open(
        DisputeId.new(),
        PaymentId.model_validate(body.payment),
        ClaimedAmount.model_validate(body.claimed),
        ReasonCode(body.reason),
    )
    match outcome:
        case Saved(aggregate=dispute):
            return DisputeOut.of(dispute)
        case NotFound(reason=reason):
            raise HTTPException(404, reason)
        case Stale() | Taken():
            raise HTTPException(HTTPStatus.CONFLICT, outcome.reason)


@router.put("/{dispute_id}/evidence")
async def attach(
    dispute_id: Annotated[str, Path()],
    file: UploadFile,
    service: Asked,
    tasks: BackgroundTasks,
) -> DisputeOut:
    if file.size is None or file.size > 1_000_000:
        raise HTTPException(413)
    evidence = Evidence(text=Statement(file.filename or "file"))
    outcome = await service.attach(
        DisputeId.model_validate(dispute_id), evidence, Scan(await file.read())
    )
    if isinstance(outcome, TooMuch | Closed):
        raise HTTPException(CODES[outcome.kind])
    if not isinstance(outcome, Saved):
        raise HTTPException(404)
    tasks.add_task(file.close)
    return DisputeOut.of(outcome.aggregate)


@router.post("/{dispute_id}/decision")
async def decide(dispute_id: str, service: Asked) -> DisputeOut:
    outcome = await service.decide(DisputeId.model_validate(dispute_id))
    if outcome.kind == "not_found":
        raise HTTPException(404)
    if isinstance(outcome, Decided):
        return DisputeOut.of(outcome.dispute)
    raise HTTPException(409)


@router.get("/feed")
async def feed(
    service: Asked, payment: Annotated[list[str], Query()], sort: Sort = Sort.NEWEST
) -> StreamingResponse:
    ids = [PaymentId.model_validate(each) for each in payment]

    async def lines() -> AsyncIterator[str]:
        async for dispute in service.follow(ids[::-1] if sort.is_reversed else ids):
            yield DisputeOut.of(dispute).model_dump_json() + "\n"

    return StreamingResponse(lines(), media_type="application/x-ndjson")
# --- file: src/app/api/admin.py
"""What operators ask."""

import hmac
import logging
import time
from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Header, HTTPException, Request, Response

from app.domain.dispute.dispute import Dispute

log = logging.getLogger(__name__)
router = APIRouter(prefix="/admin", include_in_schema=False)


async def timed(request: Request, call: Callable[[Request], Awaitable[Response]]) -> Response:
    started = time.perf_counter()
    response = await call(request)
    elapsed = time.perf_counter() - started
    if elapsed > 1:
        log.warning("slow: %s took %.2f s", request.url.path, elapsed)
    response.headers["X-Elapsed"] = f"{elapsed:.3f}"
    return response


@router.get("/schema")
async def schema(x_token: str = Header("")) -> dict[str, object]:
    if not hmac.compare_digest(x_token, "secret"):
        raise HTTPException(403)
    return Dispute.model_json_schema()
# --- file: src/app/cli.py
"""What operators do by hand: `python -m app.cli sweep --today 2026-01-01`."""

import argparse
import asyncio
import csv
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from app.domain.dispute.policy import Lenient
from app.domain.dispute.repository import SqlDisputes
from app.domain.dispute.repository.memory import MemoryEvidence
from app.domain.payment.repository import SqlPaymentRepository
from app.service.dispute import DisputeService
from app.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    sweep = commands.add_parser("sweep")
    sweep.add_argument("--today", type=date.fromisoformat, default=datetime.now(UTC).date())
    export = commands.add_parser("export")
    export.add_argument("file", type=Path)
    given = parser.parse_args(arguments)
    match given.command:
        case "sweep":
            return asyncio.run(_sweep(given.today))
        case "export":
            with given.file.open("w", encoding="utf-8") as lines:
                csv.writer(lines).writerow(["id", "status"])
            return 0
        case _:
            parser.print_help()
            return 2


async def _sweep(today: date) -> int:
    engine = Settings().postgres_engine()
    try:
        service = DisputeService(
            disputes=SqlDisputes(engine),
            payments=SqlPaymentRepository(engine),
            evidence=MemoryEvidence(),
            policy=Lenient(),
            now=lambda: datetime.now(UTC),
        )
        count = await service.sweep(today)
    finally:
        await engine.dispose()
    print(f"{count} decided", file=sys.stderr)
    return 0 if count else 1


if __name__ == "__main__":
    raise SystemExit(main())
# --- file: src/app/__main__.py
import uvicorn

from app.main import create_app

if __name__ == "__main__":
    uvicorn.run(create_app(), host="127.0.0.1", port=8000)
# --- file: specs/002-disputes/plan.md
#| # Implementation Plan: Disputes
#|
#| ## Domain Design
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from payment**: `PaymentId` — a dispute is about a payment
#|   - Justification: only its id
