# --- file: src/app/domain/refund/__init__.py
# --- file: src/app/domain/refund/type.py
"""How a refund stands."""

from enum import StrEnum


class RefundStatus(StrEnum):
    REQUESTED = "requested"
    APPROVED = "approved"
    PAID = "paid"
    REJECTED = "rejected"

    def can_become(self, status: "RefundStatus") -> bool:
        match self:
            case RefundStatus.REQUESTED:
                return status in {RefundStatus.APPROVED, RefundStatus.REJECTED}
            case RefundStatus.APPROVED:
                return status is RefundStatus.PAID
            case _:
                return False

    @classmethod
    def _missing_(cls, value: object) -> "RefundStatus | None":
        return next((s for s in cls if isinstance(value, str) and s.value == value.lower()), None)

# --- file: src/app/domain/refund/value.py
"""The words of refunds."""

from decimal import Decimal
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel


def _to_the_cent(amount: Decimal) -> Decimal:
    if amount != amount.quantize(Decimal("0.01")):
        raise ValueError("amounts are kept to the cent")
    return amount


class RefundId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID

    def __str__(self) -> str:
        return str(self.root)


class Reason(RootModel[str], frozen=True):
    root: str = Field(min_length=3, max_length=500)


class Amount(BaseModel):
    model_config = ConfigDict(frozen=True)

    value: Annotated[Decimal, AfterValidator(_to_the_cent)]

    def __sub__(self, other: Self) -> Self:
        if other.value > self.value:
            raise ValueError("an amount is never negative")
        return type(self)(value=self.value - other.value)

    def covers(self, other: Self) -> bool:
        return self.value >= other.value
# --- file: src/app/domain/refund/refund.py
"""A refund: money on its way back."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from app.domain.refund.type import RefundStatus
from app.domain.refund.value import Amount, Reason, RefundId
from app.domain.shared.model import DomainModel


class Refund(DomainModel):
    """The aggregate."""

    id: RefundId
    status: RefundStatus
    paid: Amount
    requested: Amount
    reason: Reason | None = None
    decided_at: datetime | None = None

    @model_validator(mode="after")
    def _within_what_was_paid(self) -> Self:
        if not self.paid.covers(self.requested):
            raise ValueError("more is asked back than was paid")
        return self

    @property
    def whole(self) -> bool:
        return self.requested == self.paid

    def needs(self, reason: Reason) -> bool:
        return self.reason is None and not self.whole

    def approve(self, *, at: datetime) -> "DecisionOutcome":
        """Agree to give the money back."""
        if not self.status.can_become(RefundStatus.APPROVED):
            return AlreadyDecided(status=self.status)
        return Approved(
            refund=self.model_copy(update={"status": RefundStatus.APPROVED, "decided_at": at})
        )

    def reject(self, reason: Reason, *, at: datetime) -> "DecisionOutcome":
        """Refuse, and say why."""
        if not self.status.can_become(RefundStatus.REJECTED):
            return AlreadyDecided(status=self.status)
        update = {"status": RefundStatus.REJECTED, "reason": reason, "decided_at": at}
        return Rejected(refund=self.model_copy(update=update), reason=reason)


class Approved(DomainModel):
    kind: Literal["approved"] = "approved"
    refund: Refund


class Rejected(DomainModel):
    kind: Literal["rejected"] = "rejected"
    refund: Refund
    reason: Reason


class AlreadyDecided(DomainModel):
    kind: Literal["already_decided"] = "already_decided"
    status: RefundStatus


type DecisionOutcome = Annotated[
    Approved | Rejected | AlreadyDecided, Field(discriminator="kind")
]
# --- file: src/app/api/refund/routes.py
"""Refunds over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Body, HTTPException

from app.domain.refund.refund import AlreadyDecided, DecisionOutcome, Refund

router = APIRouter(prefix="/refunds")


def answer(outcome: DecisionOutcome) -> Refund:
    """Show the refund as it now stands, or refuse."""
    match outcome:
        case AlreadyDecided():
            raise HTTPException(409, "the refund was decided before")
        case _:
            return outcome.refund


@router.post("/preview")
async def preview(refund: Annotated[Refund, Body()]) -> Refund:
    """Show a refund as it would be kept."""
    return refund
