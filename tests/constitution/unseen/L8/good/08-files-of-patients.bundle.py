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
