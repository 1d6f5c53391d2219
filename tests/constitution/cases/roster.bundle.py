# --- file: src/app/domain/roster/value.py
from __future__ import annotations

import datetime as dt
import enum
import typing as t
import zoneinfo

import annotated_types as at
import pydantic as p


class Frozen(p.BaseModel):
    """The roster's own base: strict, and never changed."""

    model_config = p.ConfigDict(frozen=True, extra="forbid", strict=True)


class Word(p.RootModel[str]):
    model_config = p.ConfigDict(frozen=True, str_strip_whitespace=True)

    def __format__(self, spec: str) -> str:
        return format(self.root, spec)

    def __hash__(self) -> int:
        return hash(self.root.casefold())


class NurseName(Word):
    root: t.Annotated[str, p.Field(min_length=1, max_length=80)]


class WardName(Word):
    root: t.Annotated[str, at.Len(1, 40)]


class ShiftId(p.RootModel[p.UUID7]):
    model_config = {"frozen": True}


class Hours(p.RootModel[t.Annotated[int, at.Interval(ge=0, le=168)]], frozen=True):
    def __add__(self, other: Hours) -> Hours:
        return Hours(self.root + other.root)

    def __radd__(self, other: int | Hours) -> Hours:
        return self if other == 0 else self + Hours(int(other))

    def __int__(self) -> int:
        return self.root

    def within(self, most: Hours) -> bool:
        return self.root <= most.root

    @classmethod
    def sum(cls, hours: t.Iterable[Hours]) -> Hours:
        return sum(hours, start=cls(0))


class Zone(p.RootModel[str], frozen=True):
    @p.field_validator("root", mode="plain")
    @classmethod
    def known(cls, root: t.Any) -> str:
        try:
            return zoneinfo.ZoneInfo(root).key
        except (zoneinfo.ZoneInfoNotFoundError, TypeError) as error:
            raise ValueError("no such zone") from error

    @property
    def info(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.root)


class Span(Frozen):
    """From an hour to another of the same week."""

    begins: dt.datetime
    ends: dt.datetime

    @p.model_validator(mode="wrap")
    @classmethod
    def ordered(cls, data: t.Any, handler: p.ModelWrapValidatorHandler[Span]) -> Span:
        span = handler(data)
        assert span.begins < span.ends, "a span goes forward"
        return span

    @property
    def hours(self) -> Hours:
        return Hours(int((self.ends - self.begins).total_seconds() // 3600))

    def overlaps(self, other: Span) -> bool:
        return self.begins < other.ends and other.begins < self.ends

    def shifted(self, by: dt.timedelta) -> Span:
        return self.model_copy(update={"begins": self.begins + by, "ends": self.ends + by})


class Grade(enum.IntFlag):
    NONE = 0
    WARD = 1
    ICU = 2
    ALL = WARD | ICU

    def covers(self, needed: Grade) -> bool:
        return self & needed == needed

    def with_icu(self) -> Grade:
        return self | Grade.ICU
# --- file: src/app/domain/roster/shift.py
"""A shift, and the nurses who take it."""

import datetime as dt
import itertools
import typing as t
from operator import attrgetter

import pydantic as p

from app.domain.roster.value import Frozen, Grade, Hours, NurseName, ShiftId, Span, WardName

MOST: t.Final = Hours(48)

Kept = t.TypeVar("Kept", bound=Frozen)


class Noted(Frozen, t.Generic[Kept]):
    kind: t.Literal["noted"] = "noted"
    kept: Kept

    @property
    def reason(self) -> str:
        return f"The answer is {self.kind}."


class Nurse(Frozen):
    name: NurseName
    grade: Grade = Grade.WARD
    worked: tuple[Span, ...] = ()

    def hours(self) -> Hours:
        return Hours.sum(span.hours for span in self.worked)

    def is_free(self, span: Span) -> bool:
        return not any(map(span.overlaps, self.worked))

    def may_work(self, span: Span, needed: Grade) -> bool:
        return self.grade.covers(needed) and (self.hours() + span.hours).within(MOST)

    def working(self, span: Span) -> "Nurse":
        return self.model_copy(update={"worked": (*self.worked, span)})


class Taken(Frozen):
    kind: t.Literal["taken"] = "taken"
    shift: "Shift"
    nurse: Nurse


class Busy(Frozen):
    kind: t.Literal["busy"] = "busy"
    name: NurseName
    clash: Span


class Unfit(Frozen):
    kind: t.Literal["unfit"] = "unfit"
    name: NurseName
    needed: Grade


class Full(Frozen):
    kind: t.Literal["full"] = "full"
    by: tuple[NurseName, ...]


TakeOutcome = t.Annotated[Taken | Busy | Unfit | Full, p.Field(discriminator="kind")]


class Shift(Frozen):
    id: ShiftId
    ward: WardName
    span: Span
    needs: Grade = Grade.WARD
    places: Hours = Hours(2)
    names: frozenset[NurseName] = frozenset()

    def take(self, nurse: Nurse) -> TakeOutcome:
        if len(self.names) >= int(self.places):
            return Full(by=tuple(sorted(self.names, key=attrgetter("root"))))
        if not nurse.is_free(self.span):
            return Busy(name=nurse.name, clash=next(filter(self.span.overlaps, nurse.worked)))
        if not nurse.may_work(self.span, self.needs):
            return Unfit(name=nurse.name, needed=self.needs)
        return Taken(
            shift=self.model_copy(update={"names": self.names | {nurse.name}}),
            nurse=nurse.working(self.span),
        )

    def needs_help(self) -> bool:
        return not self.names

    def is_before(self, other: "Shift") -> bool:
        return self.span.ends <= other.span.begins

    def next_day(self) -> "Shift":
        return self.model_copy(update={"span": self.span.shifted(dt.timedelta(days=1))})


class Week(p.RootModel[tuple[Shift, ...]], frozen=True):
    def by_ward(self) -> dict[WardName, tuple[Shift, ...]]:
        ordered = sorted(self.root, key=lambda shift: shift.ward.root)
        return {
            ward: tuple(shifts)
            for ward, shifts in itertools.groupby(ordered, key=lambda shift: shift.ward)
        }

    def open(self) -> tuple[Shift, ...]:
        return tuple(shift for shift in self.root if shift.needs_help())

    def __len__(self) -> int:
        return len(self.root)
# --- file: src/app/domain/roster/event.py
from typing import Literal

from pydantic import AwareDatetime

from app.domain.roster.value import Frozen, NurseName, ShiftId


class ShiftTaken(Frozen):
    kind: Literal["shift_taken"] = "shift_taken"
    at: AwareDatetime
    shift: ShiftId
    by: NurseName
# --- file: src/app/domain/roster/repository.py
from __future__ import annotations

import abc
import asyncio
import typing as t

import logfire
import nats.js.errors
from nats.js.api import KeyValueConfig

from app.domain.roster.event import ShiftTaken
from app.domain.roster.shift import Nurse, Shift, Week
from app.domain.roster.value import NurseName, ShiftId

if t.TYPE_CHECKING:
    from nats.js import JetStreamContext
    from nats.js.kv import KeyValue


class Shifts(t.Protocol):
    @abc.abstractmethod
    async def find(self, shift_id: ShiftId, /) -> Shift | None:
        raise NotImplementedError

    @abc.abstractmethod
    async def week(self, /, *, limit: int = 100) -> Week:
        raise NotImplementedError

    @abc.abstractmethod
    async def keep(self, shift: Shift, /, *events: ShiftTaken) -> None:
        raise NotImplementedError


class Nurses(t.Protocol):
    async def named(self, name: NurseName, /) -> Nurse | None: ...
    async def keep(self, nurse: Nurse, /) -> None: ...


class _Bucket[M: (Shift, Nurse)]:
    """A key-value bucket of one kind of model."""

    def __init__(self, stream: JetStreamContext, name: str, model: type[M]) -> None:
        self._stream = stream
        self._name = name
        self._model = model
        self._opened: KeyValue | None = None

    async def _kv(self) -> KeyValue:
        if self._opened is None:
            try:
                self._opened = await self._stream.key_value(self._name)
            except nats.js.errors.BucketNotFoundError:
                self._opened = await self._stream.create_key_value(KeyValueConfig(self._name))
        return self._opened

    async def _read(self, key: str) -> M | None:
        try:
            entry = await (await self._kv()).get(key)
        except nats.js.errors.KeyNotFoundError:
            return None
        return self._model.model_validate_json(entry.value or b"{}")

    async def _write(self, key: str, model: M) -> None:
        await (await self._kv()).put(key, model.model_dump_json().encode())


class NatsShifts(_Bucket[Shift], Shifts):
    def __init__(self, stream: JetStreamContext) -> None:
        super().__init__(stream, "shifts", Shift)

    @logfire.instrument("shift.find", extract_args=False)
    async def find(self, shift_id: ShiftId, /) -> Shift | None:
        return await self._read(str(shift_id.root))

    async def week(self, /, *, limit: int = 100) -> Week:
        with logfire.span("shift.week"):
            keys = (await (await self._kv()).keys())[:limit]
            found = await asyncio.gather(*map(self._read, keys))
            return Week(tuple(shift for shift in found if shift is not None))

    async def keep(self, shift: Shift, /, *events: ShiftTaken) -> None:
        with logfire.span("shift.keep"):
            await self._write(str(shift.id.root), shift)
            for event in events:
                await self._stream.publish("shifts.taken", event.model_dump_json().encode())


class NatsNurses(_Bucket[Nurse]):
    def __init__(self, stream: JetStreamContext) -> None:
        super().__init__(stream, "nurses", Nurse)

    @logfire.instrument("nurse.named", extract_args=False)
    async def named(self, name: NurseName, /) -> Nurse | None:
        return await self._read(name.root)

    @logfire.instrument("nurse.keep", extract_args=False)
    async def keep(self, nurse: Nurse, /) -> None:
        await self._write(nurse.name.root, nurse)
# --- file: src/app/service/roster/__init__.py
from .take import TakeShift as TakeShift
from .watch import Watch as Watch
# --- file: src/app/service/roster/spans.py
"""How use cases of the roster are traced."""

import contextlib
import functools
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Concatenate, Protocol

import logfire


class Named(Protocol):
    @property
    def name(self) -> str: ...


@contextlib.asynccontextmanager
async def traced(name: str) -> AsyncIterator[logfire.LogfireSpan]:
    with logfire.span("{name}", name=name) as span:
        try:
            yield span
        except TimeoutError:
            span.set_level("warn")
            raise


def use_case[S: Named, **P, R](
    work: Callable[Concatenate[S, P], Awaitable[R]],
) -> Callable[Concatenate[S, P], Awaitable[R]]:
    @functools.wraps(work)
    async def run(self: S, *args: P.args, **kwargs: P.kwargs) -> R:
        async with traced(self.name):
            return await work(self, *args, **kwargs)

    return run
# --- file: src/app/service/roster/take.py
"""A nurse takes a shift."""

import datetime as dt
from collections.abc import Callable
from typing import override

from app.domain.roster.event import ShiftTaken
from app.domain.roster.repository import Nurses, Shifts
from app.domain.roster.shift import Busy, Full, TakeOutcome, Taken, Unfit
from app.domain.roster.value import NurseName, ShiftId
from app.service.roster.base import UseCase
from app.service.roster.spans import use_case


class TakeShift(UseCase):
    name = "roster.take"

    def __init__(self, shifts: Shifts, nurses: Nurses, now: Callable[[], dt.datetime]) -> None:
        self._shifts, self._nurses = shifts, nurses
        self._now = now
        self._refused = 0

    @override
    @use_case
    async def __call__(self, shift_id: ShiftId, by: NurseName) -> TakeOutcome | str:
        shift = await self._shifts.find(shift_id)
        nurse = await self._nurses.named(by)
        if shift is None or nurse is None:
            return "unknown"
        match shift.take(nurse):
            case Taken(shift=taken, nurse=nurse) as outcome:
                event = ShiftTaken(at=self._now(), shift=taken.id, by=nurse.name)
                await self._nurses.keep(nurse)
                await self._shifts.keep(taken, event)
                return outcome
            case Busy() | Unfit() | Full() as refusal:
                self._refused += 1
                return refusal
# --- file: src/app/service/roster/base.py
import abc
from typing import Any, ClassVar


class UseCase(abc.ABC):
    name: ClassVar[str]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "name" not in vars(cls):
            raise RuntimeError(f"{cls.__name__} has no name")

    @abc.abstractmethod
    async def __call__(self, *args: Any, **kwargs: Any) -> Any: ...
# --- file: src/app/service/roster/watch.py
"""Tells what is open, again and again."""

import asyncio
import collections
import itertools
import time

import logfire

from app.domain.roster.repository import Shifts
from app.domain.roster.shift import Shift, Week


class Watch:
    def __init__(self, shifts: Shifts, *, every: float = 60.0, most: int = 3) -> None:
        self._shifts = shifts
        self._every = every
        self._failures = collections.Counter[str]()
        self._most = most
        self._seen: Week | None = None
        self._open: list[Shift] = []

    async def run(self) -> None:
        with logfire.span("roster.watch"):
            for turn in itertools.count():
                started = time.monotonic()
                try:
                    self._seen = await self._shifts.week(limit=500)
                except OSError as error:
                    self._failures[type(error).__name__] += 1
                    if self._failures.total() > self._most:
                        raise
                else:
                    self._failures.clear()
                    self._open = list(self._seen.open())
                left = self._every - (time.monotonic() - started)
                logfire.info("turn {turn}", turn=turn, open=len(self._open))
                await asyncio.sleep(max(0.0, left))

    def snapshot(self) -> tuple[Shift, ...]:
        return tuple(self._open)

    @property
    def is_ready(self) -> bool:
        return self._seen is not None
# --- file: src/app/api/roster.py
import typing as t
import uuid

import fastapi
from starlette.requests import Request
from starlette.websockets import WebSocket, WebSocketDisconnect

from app.domain.roster.shift import Busy, Full, Shift, Taken, Unfit
from app.domain.roster.value import NurseName, ShiftId
from app.service.roster import TakeShift, Watch

router = fastapi.APIRouter()


class ShiftJson(t.TypedDict):
    id: uuid.UUID
    ward: str
    hours: int
    names: list[str]


def shown(shift: Shift) -> ShiftJson:
    return {
        "id": shift.id.root,
        "ward": str(shift.ward.root),
        "hours": int(shift.span.hours),
        "names": [name.root for name in shift.names],
    }


@router.post("/shifts/{shift_id}/nurses/{name}")
async def take(request: Request, shift_id: uuid.UUID, name: str) -> ShiftJson:
    use_case: TakeShift = request.app.state.take
    match await use_case(ShiftId(shift_id), NurseName(name)):
        case Taken(shift=shift):
            return shown(shift)
        case Busy() | Full() | Unfit() as refusal:
            raise fastapi.HTTPException(409, detail=refusal.model_dump(mode="json"))
        case str() as text:
            raise fastapi.HTTPException(404, detail=text)


@router.websocket("/open")
async def open_shifts(socket: WebSocket) -> None:
    watch: Watch = socket.app.state.watch
    await socket.accept()
    try:
        while (message := await socket.receive_json()) != {"bye": True}:
            limit = int(message.get("limit", 10))
            if limit < 1 or not watch.is_ready:
                await socket.send_json([])
                continue
            shifts = watch.snapshot()[:limit]
            await socket.send_json([shown(shift) for shift in shifts])
    except WebSocketDisconnect:
        return
# --- file: specs/003-roster/plan.md
#| # Implementation Plan: Roster
#|
#| ## Domain Design
