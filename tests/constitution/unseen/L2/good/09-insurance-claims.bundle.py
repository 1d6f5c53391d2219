# --- file: src/app/domain/claim/__init__.py
# --- file: src/app/domain/claim/value.py
"""The words of insurance claims."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any, Self
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints, field_validator, model_validator

PolicyText = Annotated[str, StringConstraints(pattern=r"^POL-\d{6}$", strip_whitespace=True)]


class ClaimId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)

    def __str__(self) -> str:
        return str(self.root)


class PolicyNumber(RootModel[PolicyText], frozen=True):
    pass


class Peril(StrEnum):
    FIRE = "fire"
    WATER = "water"
    THEFT = "theft"


class Period(BaseModel):
    model_config = ConfigDict(frozen=True)

    start: date
    end: date

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"{self.end} is before {self.start}")
        return self

    @classmethod
    def year_from(cls, start: date) -> Self:
        return cls(start=start, end=start + timedelta(days=365))

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def extended(self, days: int) -> Self:
        if days < 0:
            raise ValueError("a period grows")
        return self.model_copy(update={"end": self.end + timedelta(days=days)})


class Euros(BaseModel):
    model_config = ConfigDict(frozen=True)

    cents: int = Field(ge=0)

    @field_validator("cents", mode="before")
    @classmethod
    def _from_text(cls, cents: Any) -> Any:
        if isinstance(cents, str):
            if not cents.endswith("€"):
                raise ValueError("say which currency")
            return int(cents.removesuffix("€")) * 100
        return cents

    def minus(self, other: Euros) -> Euros:
        return Euros(cents=max(0, self.cents - other.cents))

    def at_most(self, other: Euros) -> bool:
        return self.cents <= other.cents
# --- file: src/app/domain/claim/type.py
from enum import Enum, auto


class ClaimState(Enum):
    OPEN = auto()
    ACCEPTED = auto()
    REFUSED = auto()
    PAID = auto()

    def can_become(self, other: "ClaimState") -> bool:
        match self:
            case ClaimState.OPEN:
                return other in {ClaimState.ACCEPTED, ClaimState.REFUSED}
            case ClaimState.ACCEPTED:
                return other is ClaimState.PAID
            case ClaimState.REFUSED | ClaimState.PAID:
                return False
# --- file: src/app/domain/claim/claim.py
"""A claim asks for money; it is assessed once and paid at most once."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.domain.claim.type import ClaimState
from app.domain.claim.value import ClaimId, Euros, Peril, Period, PolicyNumber
from app.domain.shared.model import DomainModel


class Policy(DomainModel):
    number: PolicyNumber
    covered: frozenset[Peril]
    period: Period
    excess: Euros
    ceiling: Euros

    def covers(self, peril: Peril, day: date) -> bool:
        return peril in self.covered and day in self.period


class Claim(DomainModel):
    id: ClaimId
    policy: Policy
    peril: Peril
    happened_on: date
    damage: Euros
    state: ClaimState = ClaimState.OPEN

    @property
    def is_settled(self) -> bool:
        return not any(self.state.can_become(state) for state in ClaimState)

    def assess(self) -> Assessment:
        if not self.state.can_become(ClaimState.ACCEPTED):
            return AlreadyAssessed(claim_id=self.id, state=self.state)
        if not self.policy.covers(self.peril, self.happened_on):
            return NotCovered(claim_id=self.id, peril=self.peril)
        due = self.damage.minus(self.policy.excess)
        if not due.at_most(self.policy.ceiling):
            due = self.policy.ceiling
        return Accepted(claim=self._moved(ClaimState.ACCEPTED), due=due)

    def pay(self) -> Paid | AlreadyAssessed:
        if self.state.can_become(ClaimState.PAID):
            return Paid(claim=self._moved(ClaimState.PAID))
        return AlreadyAssessed(claim_id=self.id, state=self.state)

    def _moved(self, state: ClaimState) -> Claim:
        return self.model_copy(update={"state": state})


class Accepted(DomainModel):
    kind: Literal["accepted"] = "accepted"
    claim: Claim
    due: Euros


class NotCovered(DomainModel):
    kind: Literal["not_covered"] = "not_covered"
    claim_id: ClaimId
    peril: Peril

    @property
    def reason(self) -> str:
        return f"{self.peril.value} is not covered."


class AlreadyAssessed(DomainModel):
    kind: Literal["already_assessed"] = "already_assessed"
    claim_id: ClaimId
    state: ClaimState


class Paid(DomainModel):
    kind: Literal["paid"] = "paid"
    claim: Claim


Assessment = Annotated[Accepted | NotCovered | AlreadyAssessed, Field(discriminator="kind")]
# --- file: src/app/domain/claim/repository.py
from typing import Protocol

import logfire
from sqlalchemy import String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.claim.claim import Claim
from app.domain.claim.value import ClaimId


class Base(DeclarativeBase):
    pass


class ClaimRow(Base):
    __tablename__ = "claim"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    body: Mapped[str]


class ClaimRepository(Protocol):
    async def get(self, claim_id: ClaimId) -> Claim | None: ...

    async def put(self, claim: Claim) -> None: ...


class SqlClaimRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, claim_id: ClaimId) -> Claim | None:
        with logfire.span("repo.claim.get", claim_id=str(claim_id)):
            row = await self._session.scalar(select(ClaimRow).where(ClaimRow.id == str(claim_id)))
            return Claim.model_validate_json(row.body) if row else None

    async def put(self, claim: Claim) -> None:
        with logfire.span("repo.claim.put", claim_id=str(claim.id)):
            await self._session.merge(ClaimRow(id=str(claim.id), body=claim.model_dump_json()))
