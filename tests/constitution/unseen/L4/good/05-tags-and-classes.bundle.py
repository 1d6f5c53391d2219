# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class OutcomeKind(StrEnum):
    SENT = "sent"
    KEPT = "kept"
# --- file: src/app/domain/freight/outcome.py
from typing import Annotated, Literal

from pydantic import Field

from app.domain.freight.type import OutcomeKind
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Sent(DomainModel):
    kind: Literal["sent"] = "sent"
    fee: Money


class Kept(DomainModel):
    kind: Literal["kept"] = "kept"


class Left(DomainModel):
    kind: Literal[OutcomeKind.SENT] = OutcomeKind.SENT
    fee: Money


class Right(DomainModel):
    kind: Literal[OutcomeKind.KEPT] = OutcomeKind.KEPT


type Outcome = Annotated[Sent | Kept, Field(discriminator="kind")]
type Other = Left | Right


class Summary(DomainModel):
    outcome: Outcome
    other: Other

    def fee(self) -> Money:
        if self.outcome.kind == "sent":
            return self.outcome.fee
        if self.other.kind == OutcomeKind.SENT:
            return self.other.fee
        match self.outcome:
            case Sent(fee=fee):
                return fee
            case Kept(kind="kept"):
                return Money(amount=0)

    def is_sent(self) -> bool:
        return isinstance(self.outcome, Sent)
# --- file: src/app/service/freight.py
import logfire

from app.domain.freight.outcome import Kept, Outcome, Sent, Summary
from app.domain.shared.value import Money


class FreightService:
    @logfire.instrument("service.freight.fee")
    async def fee(self, summary: Summary) -> Outcome:
        match await self._outcome(summary):
            case Sent() as sent:
                return sent
            case Kept() as kept:
                return kept

    async def _outcome(self, summary: Summary) -> Outcome:
        return Sent(fee=Money(amount=1))
