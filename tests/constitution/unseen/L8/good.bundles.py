# === case: 01-every-way-to-open-a-span
# --- file: src/app/service/opened.py
import contextlib
from contextlib import ExitStack

import logfire
from logfire import Logfire, instrument, span

from app.domain.inventory.value import Quantity, Sku

scoped = logfire.DEFAULT_LOGFIRE_INSTANCE.with_settings(custom_scope_suffix="stock")


class OpenedService:
    def __init__(self, log: Logfire) -> None:
        self._log = log

    async def one(self, sku: Sku) -> Quantity:
        with span("service.opened.one"):
            return await self._load(sku)

    @instrument
    async def two(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @scoped.instrument("service.opened.three")
    async def three(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    async def four(self, sku: Sku) -> Quantity:
        with self._log.span("service.opened.four", sku=sku.root):
            return await self._load(sku)

    async def five(self, sku: Sku) -> Quantity:
        with contextlib.suppress(KeyError), scoped.span("service.opened.five"):
            return await self._load(sku)
        return Quantity(0)

    async def six(self, sku: Sku) -> Quantity:
        opened = logfire.span("service.opened.six")
        with opened:
            return await self._load(sku)

    async def seven(self, sku: Sku) -> Quantity:
        with ExitStack() as stack:
            stack.enter_context(logfire.span("service.opened.seven"))
            return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
# === case: 02-decorators-of-the-house
# --- file: src/app/observability.py
"""One span per use case, named after it."""

import functools
import inspect
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, overload

import logfire


class traced:
    """Decorate a coroutine function so that each call is one span."""

    def __init__(self, name: str, **attributes: Any) -> None:
        self._name = name
        self._attributes = attributes

    def __call__[**P, R](self, work: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
        @functools.wraps(work)
        async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            with logfire.span(self._name, **self._attributes):
                return await work(*args, **kwargs)

        return wrapper


@overload
def operation[**P, R](work: Callable[P, Awaitable[R]], /) -> Callable[P, Awaitable[R]]: ...
@overload
def operation[**P, R](
    *, name: str | None = None
) -> Callable[[Callable[P, Awaitable[R]]], Callable[P, Awaitable[R]]]: ...
def operation(work: Any = None, /, *, name: str | None = None) -> Any:
    """Open a span, with or without a name of its own."""
    if work is None:
        return functools.partial(operation, name=name)
    assert inspect.iscoroutinefunction(work)
    return logfire.instrument(name or work.__qualname__)(work)


@asynccontextmanager
async def use_case(name: str) -> AsyncIterator[logfire.LogfireSpan]:
    try:
        with logfire.span(name) as opened:
            yield opened
    finally:
        logfire.debug("done")
# --- file: src/app/service/housed.py
from app import observability
from app.domain.inventory.value import Quantity, Sku
from app.observability import operation, traced, use_case


class HousedService:
    @traced("service.housed.one", part="stock")
    async def one(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @operation
    async def two(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @observability.operation(name="service.housed.three")
    async def three(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    async def four(self, sku: Sku) -> Quantity:
        async with use_case("service.housed.four") as opened:
            quantity = await self._load(sku)
            opened.set_attribute("sku", sku.root)
            return quantity

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
# === case: 03-nothing-that-needs-a-span
# --- file: src/app/service/quiet.py
import asyncio
from abc import abstractmethod
from collections.abc import AsyncIterator
from typing import Protocol

import logfire

from app.domain.inventory.value import Quantity, Sku


class Source(Protocol):
    async def level(self, sku: Sku) -> Quantity: ...

    @abstractmethod
    def levels(self) -> AsyncIterator[Quantity]: ...


class QuietService:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._tasks: set[asyncio.Task[Quantity]] = set()
        self._started = asyncio.Event()

    @property
    def started(self) -> bool:
        return self._started.is_set()

    def start(self) -> None:
        self._started.set()

    def stop(self) -> None:
        for task in self._tasks:
            task.cancel()

    async def zero(self) -> Quantity:
        return Quantity(0)

    def __len__(self) -> int:
        return len(self._tasks)

    async def __aenter__(self) -> "QuietService":
        self.start()
        return self

    async def __aexit__(self, *details: object) -> None:
        self.stop()

    async def _level(self, sku: Sku) -> Quantity:
        return await self._source.level(sku)

    @logfire.instrument("service.quiet.level")
    async def level(self, sku: Sku) -> Quantity:
        return await self._level(sku)
# === case: 04-converters-and-pure-methods-of-repositories
# --- file: src/app/domain/inventory/repository.py
from typing import Any, Protocol, Self

import logfire
from qdrant_client import AsyncQdrantClient
from qdrant_client.http.models import Filter, PointStruct, ScoredPoint

from app.domain.inventory.value import Quantity, Sku


class Levels(Protocol):
    async def of(self, sku: Sku) -> Quantity: ...


class VectorLevels:
    def __init__(self, client: AsyncQdrantClient, collection: str = "levels") -> None:
        self._client = client
        self.collection = collection

    @classmethod
    def local(cls) -> Self:
        return cls(AsyncQdrantClient(":memory:"))

    @property
    def client(self) -> AsyncQdrantClient:
        return self._client

    def to_point(self, sku: Sku, level: Quantity) -> PointStruct:
        return PointStruct(id=1, vector=[1.0], payload={"sku": sku.root, "level": level.root})

    @staticmethod
    def from_point(point: ScoredPoint) -> Quantity:
        return Quantity((point.payload or {})["level"])

    def filter_for(self, sku: Sku) -> Filter:
        return Filter(must=[])

    @logfire.instrument("repo.level.of", extract_args=False)
    async def of(self, sku: Sku) -> Quantity:
        found: Any = await self._client.query_points(
            self.collection, query=[1.0], query_filter=self.filter_for(sku), limit=1
        )
        return self.from_point(found.points[0])
# === case: 05-spans-around-everything-else
# --- file: src/app/domain/inventory/repository.py
from collections.abc import AsyncIterator
from typing import Protocol

import logfire
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from app.domain.inventory.value import Quantity, Sku


class Levels(Protocol):
    async def of(self, sku: Sku) -> Quantity: ...

    def all(self) -> AsyncIterator[Quantity]: ...


class SqlLevels:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def of(self, sku: Sku) -> Quantity:
        statement = text("SELECT level FROM levels WHERE sku = :sku")
        with logfire.span("repo.level.of") as span:
            try:
                async with self._engine.connect() as connection:
                    value = await connection.scalar(statement, {"sku": sku.root})
            except OperationalError as error:
                span.record_exception(error)
                raise
            else:
                if value is None:
                    return Quantity(0)
            finally:
                await self._engine.dispose()
        return Quantity(value)

    async def all(self) -> AsyncIterator[Quantity]:
        with logfire.span("repo.level.all"):
            async with self._engine.connect() as connection:
                async with connection.stream(text("SELECT level FROM levels")) as rows:
                    async for row in rows:
                        yield Quantity(row.level)

    async def save(self, *levels: Quantity) -> None:
        if not levels:
            return
        values = [{"level": level.root} for level in levels]
        with logfire.span("repo.level.save", levels=len(values)):
            async with self._engine.begin() as connection:
                await connection.execute(text("INSERT INTO levels VALUES (:level)"), values)
# === case: 06-class-with-a-manager-of-its-own
# --- file: src/app/service/own.py
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import logfire

from app.domain.inventory.value import Quantity, Sku


class Traced:
    area = "service"

    @contextmanager
    def _span(self, name: str, **attributes: str) -> Iterator[logfire.LogfireSpan]:
        with logfire.span(f"{self.area}.{name}", **attributes) as span:
            yield span

    @asynccontextmanager
    async def _transaction(self, name: str) -> AsyncIterator[None]:
        with self._span(name):
            yield


class OwnService(Traced):
    async def level(self, sku: Sku) -> Quantity:
        with self._span("own.level", sku=sku.root) as span:
            quantity = await self._load(sku)
            span.set_attribute("level", quantity.root)
        return quantity

    async def refresh(self, sku: Sku) -> Quantity:
        async with self._transaction("own.refresh"):
            return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
# === case: 07-weather-stations
# --- file: src/app/domain/weather/__init__.py
# --- file: src/app/domain/weather/value.py
from decimal import Decimal
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, RootModel


class StationId(RootModel[str]):
    model_config = ConfigDict(frozen=True)
    root: str = Field(pattern=r"^[A-Z]{4}$")


class Pressure(BaseModel):
    model_config = ConfigDict(frozen=True)

    value: Decimal = Field(gt=0)

    @classmethod
    def of(cls, hectopascal: Decimal) -> Self:
        return cls(value=hectopascal)

    def fell_from(self, earlier: "Pressure") -> bool:
        return self.value < earlier.value
# --- file: src/app/domain/weather/observation.py
from datetime import datetime
from typing import Literal

from app.domain.shared.model import DomainModel
from app.domain.weather.value import Pressure, StationId


class Observation(DomainModel):
    station: StationId
    pressure: Pressure
    at: datetime

    def compare(self, earlier: "Observation") -> "StormComing | Calm":
        if self.pressure.fell_from(earlier.pressure):
            return StormComing(station=self.station, since=earlier.at)
        return Calm(station=self.station)


class StormComing(DomainModel):
    type: Literal["storm_coming"] = "storm_coming"
    station: StationId
    since: datetime


class Calm(DomainModel):
    type: Literal["calm"] = "calm"
    station: StationId
# --- file: src/app/domain/weather/repository.py
from collections.abc import AsyncGenerator, Sequence
from typing import Any, Protocol

import asyncpg
import logfire

from app.domain.weather.observation import Observation
from app.domain.weather.value import StationId


class Observations(Protocol):
    async def latest(self, station: StationId, *, limit: int = 2) -> Sequence[Observation]: ...

    async def add(self, observation: Observation) -> None: ...


class PostgresObservations:
    _LATEST = "SELECT * FROM observation WHERE station = $1 ORDER BY at DESC LIMIT $2"

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]") -> None:
        self._pool = pool

    async def latest(self, station: StationId, *, limit: int = 2) -> Sequence[Observation]:
        with logfire.span("repo.observation.latest", station=station.root, limit=limit):
            rows = await self._pool.fetch(self._LATEST, station.root, limit)
            return [self._observation(row) for row in rows]

    async def add(self, observation: Observation) -> None:
        with logfire.span("repo.observation.add", station=observation.station.root):
            async with self._pool.acquire() as connection:
                async with connection.transaction():
                    await connection.execute(
                        "INSERT INTO observation VALUES ($1, $2, $3)",
                        observation.station.root,
                        observation.pressure.value,
                        observation.at,
                    )

    async def listen(self) -> AsyncGenerator[StationId]:
        with logfire.span("repo.observation.listen"):
            async with self._pool.acquire() as connection:
                async with connection.transaction():
                    async for record in connection.cursor("SELECT station FROM observation"):
                        yield StationId(record["station"])

    @staticmethod
    def _observation(row: Any) -> Observation:
        return Observation(station=row["station"], pressure={"value": row["p"]}, at=row["at"])
# --- file: src/app/service/weather.py
import logfire

from app.domain.weather.observation import Calm, Observation, StormComing
from app.domain.weather.repository import Observations
from app.domain.weather.value import StationId


class WeatherService:
    def __init__(self, observations: Observations) -> None:
        self._observations = observations

    async def observe(self, observation: Observation) -> StormComing | Calm:
        with logfire.span("service.weather.observe"):
            known = await self._observations.latest(observation.station, limit=1)
            await self._observations.add(observation)
            if not known:
                return Calm(station=observation.station)
            return observation.compare(known[0])

    async def warn_all(self, *stations: StationId) -> tuple[StormComing, ...]:
        with logfire.span("service.weather.warn_all", stations=len(stations)):
            warnings: list[StormComing] = []
            for station in stations:
                match await self._observations.latest(station):
                    case [last, before]:
                        outcome = last.compare(before)
                        if isinstance(outcome, StormComing):
                            warnings.append(outcome)
                    case _:
                        continue
            return tuple(warnings)
# === case: 08-files-of-patients
# --- file: src/app/domain/patient/__init__.py
# --- file: src/app/domain/patient/value.py
from datetime import date
from uuid import UUID

from pydantic import BaseModel, Field, RootModel, SecretStr


class PatientId(RootModel[UUID], frozen=True):
    """Names one patient."""


class BirthDate(RootModel[date], frozen=True):
    def is_adult(self, today: date) -> bool:
        return (today.year - self.root.year) >= 18


class InsuranceNumber(RootModel[SecretStr], frozen=True):
    """Never shown."""


class PersonName(BaseModel, frozen=True):
    given: str = Field(min_length=1)
    family: str = Field(min_length=1)

    def __str__(self) -> str:
        return f"{self.given} {self.family}"
# --- file: src/app/domain/patient/type.py
from enum import Flag, StrEnum, auto


class Consent(StrEnum):
    GIVEN = auto()
    REFUSED = auto()
    UNKNOWN = auto()

    @property
    def permits_research(self) -> bool:
        return self is Consent.GIVEN


class Access(Flag):
    READ = auto()
    WRITE = auto()

    def permits(self, other: "Access") -> bool:
        return other in self
# --- file: src/app/domain/patient/outcome.py
from typing import Annotated, Literal

from pydantic import Field

from app.domain.patient.type import Consent
from app.domain.patient.value import PatientId
from app.domain.shared.model import DomainModel


class ConsentChanged(DomainModel):
    kind: Literal["consent_changed"] = "consent_changed"
    patient_id: PatientId
    consent: Consent


class TooYoung(DomainModel):
    kind: Literal["too_young"] = "too_young"
    patient_id: PatientId


class PatientUnknown(DomainModel):
    kind: Literal["patient_unknown"] = "patient_unknown"
    patient_id: PatientId


type ConsentOutcome = Annotated[
    ConsentChanged | TooYoung | PatientUnknown, Field(discriminator="kind")
]
# --- file: src/app/domain/patient/patient.py
from datetime import date

from app.domain.patient.outcome import ConsentChanged, ConsentOutcome, TooYoung
from app.domain.patient.type import Consent
from app.domain.patient.value import BirthDate, InsuranceNumber, PatientId, PersonName
from app.domain.shared.model import DomainModel


class Patient(DomainModel):
    id: PatientId
    name: PersonName
    born: BirthDate
    insurance: InsuranceNumber | None = None
    consent: Consent = Consent.UNKNOWN

    def change_consent(self, consent: Consent, today: date) -> ConsentOutcome:
        if not self.born.is_adult(today):
            return TooYoung(patient_id=self.id)
        return ConsentChanged(patient_id=self.id, consent=consent)

    def with_consent(self, consent: Consent) -> "Patient":
        return self.model_copy(update={"consent": consent})
# --- file: src/app/domain/patient/repository.py
import uuid
from collections.abc import Iterable
from typing import Protocol

import logfire
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import UUID as PgUUID
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.patient.patient import Patient
from app.domain.patient.type import Consent
from app.domain.patient.value import BirthDate, PatientId, PersonName


class Base(DeclarativeBase): ...


class PatientRecord(Base):
    __tablename__ = "patient"

    id: Mapped[uuid.UUID] = mapped_column(PgUUID(as_uuid=True), primary_key=True)
    given: Mapped[str]
    family: Mapped[str]
    born: Mapped[str]
    consent: Mapped[str] = mapped_column(default=Consent.UNKNOWN.value)


class PatientRepository(Protocol):
    async def find(self, patient_id: PatientId) -> Patient | None: ...

    async def save(self, patient: Patient) -> None: ...

    async def consenting(self) -> Iterable[Patient]: ...


class SqlAlchemyPatientRepository(PatientRepository):
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def find(self, patient_id: PatientId) -> Patient | None:
        with logfire.span("repo.patient.find"):
            record = await self.session.get(PatientRecord, patient_id.root)
            return _to_patient(record) if record is not None else None

    async def save(self, patient: Patient) -> None:
        with logfire.span("repo.patient.save"):
            record = PatientRecord(
                id=patient.id.root,
                given=patient.name.given,
                family=patient.name.family,
                born=patient.born.root.isoformat(),
                consent=patient.consent.value,
            )
            await self.session.merge(record)
            await self.session.flush()

    async def consenting(self) -> Iterable[Patient]:
        with logfire.span("repo.patient.consenting"):
            query = select(PatientRecord).where(PatientRecord.consent == Consent.GIVEN.value)
            result = await self.session.scalars(query.order_by(PatientRecord.family))
            return [_to_patient(record) for record in result.all()]


def _to_patient(record: PatientRecord) -> Patient:
    return Patient(
        id=PatientId(record.id),
        name=PersonName(given=record.given, family=record.family),
        born=BirthDate.model_validate(record.born),
        consent=Consent(record.consent),
    )
# --- file: src/app/service/patient.py
from datetime import date

import logfire
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.domain.patient.outcome import (
    ConsentChanged,
    ConsentOutcome,
    PatientUnknown,
    TooYoung,
)
from app.domain.patient.repository import SqlAlchemyPatientRepository
from app.domain.patient.type import Consent
from app.domain.patient.value import PatientId


class PatientService:
    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def change_consent(self, patient_id: PatientId, consent: Consent) -> ConsentOutcome:
        with logfire.span("service.patient.change_consent"):
            async with self._sessions() as session, session.begin():
                patients = SqlAlchemyPatientRepository(session)
                patient = await patients.find(patient_id)
                if patient is None:
                    return PatientUnknown(patient_id=patient_id)
                outcome = patient.change_consent(consent, date.today())
                match outcome:
                    case ConsentChanged(consent=changed):
                        await patients.save(patient.with_consent(changed))
                    case TooYoung() | PatientUnknown():
                        pass
                return outcome
# --- file: src/app/api/patient/__init__.py
# --- file: src/app/api/patient/routes.py
from typing import Annotated, assert_never
from uuid import UUID

from fastapi import APIRouter, Body, Depends, HTTPException, Request

from app.domain.patient.outcome import ConsentChanged, PatientUnknown, TooYoung
from app.domain.patient.type import Consent
from app.domain.patient.value import PatientId
from app.service.patient import PatientService

router = APIRouter(prefix="/patients", tags=["patients"])


def patients(request: Request) -> PatientService:
    service = request.app.state.patients
    assert isinstance(service, PatientService)
    return service


@router.put("/{patient_id}/consent", status_code=204)
async def change_consent(
    patient_id: UUID,
    consent: Annotated[Consent, Body(embed=True)],
    service: Annotated[PatientService, Depends(patients)],
) -> None:
    outcome = await service.change_consent(PatientId(patient_id), consent)
    match outcome:
        case ConsentChanged():
            return None
        case TooYoung():
            raise HTTPException(409, detail="a guardian decides")
        case PatientUnknown():
            raise HTTPException(404)
        case _:
            assert_never(outcome)
# === case: 09-invoices-for-energy
# --- file: src/app/domain/energy/__init__.py
# --- file: src/app/domain/energy/value.py
from decimal import ROUND_HALF_UP, Decimal
from functools import total_ordering
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, RootModel


class ContractId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)


@total_ordering
class Cents(RootModel[int]):
    model_config = ConfigDict(frozen=True)

    def __lt__(self, other: "Cents") -> bool:
        return self.root < other.root

    def __add__(self, other: "Cents") -> "Cents":
        return Cents(self.root + other.root)


class Tariff(BaseModel):
    model_config = ConfigDict(frozen=True)

    per_unit: Decimal = Field(gt=0, max_digits=8, decimal_places=4)

    def price(self, units: int) -> Cents:
        cents = (self.per_unit * units).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return Cents(int(cents))
# --- file: src/app/domain/energy/contract.py
from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from app.domain.energy.value import Cents, ContractId, Tariff
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from collections.abc import Iterable


class Consumption(DomainModel):
    peak: Cents
    off_peak: Cents

    @cached_property
    def total(self) -> Cents:
        return self.peak + self.off_peak


class Contract(DomainModel):
    id: ContractId
    tariff: Tariff
    ceiling: Cents | None = None

    def bill(self, consumptions: Iterable[Consumption]) -> BillOutcome:
        total = Cents(0)
        for consumption in consumptions:
            total += consumption.total
        match self.ceiling:
            case None:
                return Billed(contract_id=self.id, total=total)
            case ceiling if total <= ceiling:
                return Billed(contract_id=self.id, total=total)
            case ceiling:
                return AboveCeiling(contract_id=self.id, total=total, ceiling=ceiling)


class Billed(DomainModel):
    kind: Literal["billed"] = "billed"
    contract_id: ContractId
    total: Cents


class AboveCeiling(DomainModel):
    kind: Literal["above_ceiling"] = "above_ceiling"
    contract_id: ContractId
    total: Cents
    ceiling: Cents


BillOutcome = Annotated[Billed | AboveCeiling, Field(discriminator="kind")]
# --- file: src/app/domain/energy/repository/__init__.py
from .contracts import Contracts, RedisContracts
from .documents import BillStore, MinioBillStore

__all__ = ["BillStore", "Contracts", "MinioBillStore", "RedisContracts"]
# --- file: src/app/domain/energy/repository/contracts.py
from typing import Protocol

import logfire
import redis.asyncio as redis

from app.domain.energy.contract import Contract
from app.domain.energy.value import ContractId


class Contracts(Protocol):
    async def get(self, contract_id: ContractId) -> Contract | None: ...


class RedisContracts:
    def __init__(self, client: redis.Redis) -> None:
        self._client = client

    @logfire.instrument("repo.contract.get")
    async def get(self, contract_id: ContractId) -> Contract | None:
        match await self._client.get(f"contract:{contract_id.root}"):
            case None:
                return None
            case raw:
                return Contract.model_validate_json(raw)
# --- file: src/app/domain/energy/repository/documents.py
import io
from typing import Protocol

import logfire
from miniopy_async import Minio

from app.domain.energy.contract import Billed


class BillStore(Protocol):
    async def store(self, bill: Billed) -> None: ...


class MinioBillStore:
    bucket = "bills"

    def __init__(self, client: Minio) -> None:
        self._client = client

    @logfire.instrument("repo.bill.store")
    async def store(self, bill: Billed) -> None:
        data = bill.model_dump_json().encode()
        await self._client.put_object(
            self.bucket, f"{bill.contract_id.root}.json", io.BytesIO(data), len(data)
        )
# --- file: src/app/service/energy.py
import logfire

from app.domain.energy.contract import AboveCeiling, Billed, Consumption, Contract
from app.domain.energy.repository import BillStore, Contracts
from app.domain.energy.value import ContractId
from app.domain.shared.model import DomainModel


class EnergyService:
    __slots__ = ("_bills", "_contracts")

    def __init__(self, contracts: Contracts, bills: BillStore) -> None:
        self._contracts = contracts
        self._bills = bills

    async def bill(self, contract: Contract, *used: Consumption) -> Billed | AboveCeiling:
        with logfire.span("service.energy.bill", contract=str(contract.id.root)):
            match contract.bill(used):
                case Billed() as billed:
                    await self._bills.store(billed)
                    return billed
                case AboveCeiling(total=total, ceiling=ceiling) as refused:
                    logfire.warn("above", total=total.root, over=total.root - ceiling.root)
                    return refused

    async def warm(self, *ids: ContractId) -> None:
        with logfire.span("service.energy.warm"):
            contracts = [await self._contracts.get(contract_id) for contract_id in ids]
            found: list[DomainModel] = [c for c in contracts if c is not None]
            logfire.info("warm", found=len(found))
# === case: 10-chat-over-streams
# --- file: src/app/domain/chat/__init__.py
# --- file: src/app/domain/chat/value.py
from uuid import UUID

from pydantic import Field, RootModel


class RoomId(RootModel[UUID], frozen=True):
    """Names one room."""


class Text(RootModel[str], frozen=True):
    root: str = Field(min_length=1, max_length=4000)


class Sequence(RootModel[int], frozen=True):
    def follows(self, other: "Sequence") -> bool:
        return self.root == other.root + 1
# --- file: src/app/domain/chat/message.py
from datetime import datetime

from app.domain.chat.value import RoomId, Sequence, Text
from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel


class Message(DomainModel):
    room: RoomId
    author: UserId
    text: Text
    sent_at: datetime


class Received(DomainModel):
    message: Message
    sequence: Sequence
# --- file: src/app/domain/chat/repository.py
from collections.abc import AsyncIterator
from typing import Protocol

import logfire
from nats.aio.msg import Msg
from nats.js import JetStreamContext
from nats.js.api import ConsumerConfig, DeliverPolicy

from app.domain.chat.message import Message, Received
from app.domain.chat.value import RoomId, Sequence


class Messages(Protocol):
    async def send(self, message: Message) -> Sequence: ...

    def follow(self, room: RoomId, since: Sequence) -> AsyncIterator[Received]: ...


class JetStreamMessages:
    def __init__(self, stream: JetStreamContext) -> None:
        self._stream = stream

    async def send(self, message: Message) -> Sequence:
        with logfire.span("repo.messages.send", room=str(message.room.root)):
            ack = await self._stream.publish(
                subject_of(message.room),
                message.model_dump_json().encode(),
                headers={"Nats-Msg-Id": str(message.sent_at)},
            )
            return Sequence(ack.seq)

    async def follow(self, room: RoomId, since: Sequence) -> AsyncIterator[Received]:
        with logfire.span("repo.messages.follow", room=str(room.root)):
            config = ConsumerConfig(
                deliver_policy=DeliverPolicy.BY_START_SEQUENCE, opt_start_seq=since.root + 1
            )
            subscription = await self._stream.subscribe(subject_of(room), config=config)
            try:
                async for message in subscription.messages:
                    yield self._received(message)
                    await message.ack()
            finally:
                await subscription.unsubscribe()

    def _received(self, message: Msg) -> Received:
        return Received(
            message=Message.model_validate_json(message.data),
            sequence=Sequence(message.metadata.sequence.stream),
        )


def subject_of(room: RoomId) -> str:
    return f"chat.{room.root}"
# --- file: src/app/service/chat.py
import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from functools import partial

import logfire

from app.domain.chat.message import Message, Received
from app.domain.chat.repository import Messages
from app.domain.chat.value import RoomId, Sequence, Text
from app.domain.identity.value import UserId


class ChatService:
    def __init__(
        self,
        messages: Messages,
        now: Callable[[], datetime] = partial(datetime.now, UTC),
    ) -> None:
        self._messages = messages
        self._now = now
        self._following: dict[RoomId, int] = {}

    async def say(self, room: RoomId, author: UserId, text: Text) -> Sequence:
        with logfire.span("service.chat.say"):
            message = Message(room=room, author=author, text=text, sent_at=self._now())
            async with asyncio.timeout(2):
                return await self._messages.send(message)

    async def follow(self, room: RoomId, since: Sequence) -> AsyncIterator[Received]:
        with logfire.span("service.chat.follow"):
            self._following[room] = self._following.get(room, 0) + 1
            try:
                async for received in self._messages.follow(room, since):
                    yield received
            finally:
                self._following[room] -= 1
                if self._following[room] == 0:
                    del self._following[room]
# --- file: specs/002-chat/plan.md
#| # Implementation Plan: Chat
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from identity**: `UserId` — who says something
# === case: 11-recipes-with-sqlmodel
# --- file: src/app/domain/recipe/__init__.py
# --- file: src/app/domain/recipe/value.py
from typing import Self
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, RootModel, field_validator


class RecipeId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)

    @classmethod
    def new(cls) -> Self:
        return cls(uuid4())


class Title(RootModel[str]):
    model_config = ConfigDict(frozen=True)

    @field_validator("root", mode="after")
    @classmethod
    def _trimmed(cls, value: str) -> str:
        if value != value.strip():
            raise ValueError("no blanks around a title")
        return value


class Ingredient(BaseModel):
    model_config = ConfigDict(frozen=True)

    name: str = Field(min_length=1)
    grams: int = Field(gt=0)

    def scaled(self, factor: int) -> Self:
        return self.model_copy(update={"grams": self.grams * factor})
# --- file: src/app/domain/recipe/recipe.py
from __future__ import annotations

from typing import Literal

from app.domain.recipe.value import Ingredient, RecipeId, Title
from app.domain.shared.model import DomainModel


class Recipe(DomainModel):
    id: RecipeId
    title: Title
    ingredients: tuple[Ingredient, ...]

    @property
    def is_simple(self) -> bool:
        return len(self.ingredients) < 5

    def doubled(self) -> Recipe:
        scaled = tuple(ingredient.scaled(2) for ingredient in self.ingredients)
        return self.model_copy(update={"ingredients": scaled})

    def retitle(self, title: Title) -> Retitled | SameTitle:
        if title == self.title:
            return SameTitle()
        return Retitled(recipe=self.model_copy(update={"title": title}))


class Retitled(DomainModel):
    kind: Literal["retitled"] = "retitled"
    recipe: Recipe


class SameTitle(DomainModel):
    kind: Literal["same_title"] = "same_title"


class NoSuchRecipe(DomainModel):
    kind: Literal["no_such_recipe"] = "no_such_recipe"
# --- file: src/app/domain/recipe/repository.py
from typing import Protocol
from uuid import UUID

import logfire
from pydantic import TypeAdapter
from sqlalchemy import JSON, Column, Index
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.domain.recipe.recipe import Recipe
from app.domain.recipe.value import Ingredient, RecipeId, Title

_ingredients = TypeAdapter(tuple[Ingredient, ...])


class RecipeRow(SQLModel, table=True):
    __tablename__ = "recipe"
    __table_args__ = (Index("recipe_title", "title"),)

    id: UUID = Field(primary_key=True)
    title: str
    ingredients: list[dict[str, str | int]] = Field(sa_column=Column(JSON))


class Recipes(Protocol):
    async def find(self, recipe_id: RecipeId) -> Recipe | None: ...

    async def save(self, recipe: Recipe) -> None: ...

    async def count(self) -> int: ...


class SqlRecipes:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(self, recipe_id: RecipeId) -> Recipe | None:
        with logfire.span("repo.recipe.find"):
            if (row := await self._session.get(RecipeRow, recipe_id.root)) is None:
                return None
            return Recipe(
                id=RecipeId(row.id),
                title=Title(row.title),
                ingredients=_ingredients.validate_python(row.ingredients),
            )

    async def save(self, recipe: Recipe) -> None:
        with logfire.span("repo.recipe.save"):
            row = RecipeRow(
                id=recipe.id.root,
                title=recipe.title.root,
                ingredients=_ingredients.dump_python(recipe.ingredients, mode="json"),
            )
            try:
                await self._session.merge(row)
                await self._session.flush()
            except IntegrityError:
                await self._session.rollback()
                raise

    async def count(self) -> int:
        with logfire.span("repo.recipe.count"):
            return (await self._session.exec(select(func.count()).select_from(RecipeRow))).one()
# --- file: src/app/service/recipe.py
from contextlib import AbstractAsyncContextManager
from typing import Protocol

import logfire

from app.domain.recipe.recipe import NoSuchRecipe, Recipe, Retitled, SameTitle
from app.domain.recipe.repository import Recipes
from app.domain.recipe.value import Ingredient, RecipeId, Title


class Kitchen(Protocol):
    def __call__(self) -> AbstractAsyncContextManager[Recipes]: ...


class RecipeService:
    def __init__(self, kitchen: Kitchen) -> None:
        self._kitchen = kitchen

    async def write(self, title: Title, *ingredients: Ingredient) -> RecipeId:
        recipe = Recipe(id=RecipeId.new(), title=title, ingredients=ingredients)
        with logfire.span("service.recipe.write"):
            async with self._kitchen() as recipes:
                await recipes.save(recipe)
        return recipe.id

    async def retitle(
        self, recipe_id: RecipeId, title: Title
    ) -> Retitled | SameTitle | NoSuchRecipe:
        with logfire.span("service.recipe.retitle"):
            async with self._kitchen() as recipes:
                recipe = await recipes.find(recipe_id)
                if recipe is None:
                    return NoSuchRecipe()
                outcome = recipe.retitle(title)
                if isinstance(outcome, Retitled):
                    await recipes.save(outcome.recipe)
                return outcome
# === case: 12-operations-behind-a-mixin
# --- file: src/app/service/tracing.py
import functools
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Concatenate, ParamSpec, TypeVar

import logfire

P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S")

Method = Callable[Concatenate[S, P], Awaitable[R]]
Traced = Callable[Concatenate[S, P], Coroutine[Any, Any, R]]


def spanned(template: str) -> Callable[[Method[S, P, R]], Traced[S, P, R]]:
    def decorate(method: Method[S, P, R]) -> Traced[S, P, R]:
        @functools.wraps(method)
        async def call(self: S, *args: P.args, **kwargs: P.kwargs) -> R:
            attributes = {"service": type(self).__name__}
            with logfire.span(template, **attributes) as span:
                try:
                    return await method(self, *args, **kwargs)
                except OSError:
                    span.set_level("warn")
                    raise

        return call

    return decorate


command = functools.partial(logfire.instrument, extract_args=False)
query = spanned("query")
# --- file: src/app/service/levels.py
from app.domain.inventory.value import Quantity, Sku
from app.service.tracing import command, query, spanned


class LevelService:
    @spanned("service.levels.read")
    async def read(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @query
    async def peek(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @command("service.levels.refresh")
    async def refresh(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
