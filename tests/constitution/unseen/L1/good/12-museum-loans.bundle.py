# --- file: src/app/domain/museum/__init__.py
# --- file: src/app/domain/museum/value/__init__.py
from .identity import ArtefactId, LoanId
from .insurance import InsuredValue

__all__ = ["ArtefactId", "InsuredValue", "LoanId"]
# --- file: src/app/domain/museum/value/identity.py
import uuid

from pydantic import ConfigDict, RootModel


class _Identity(RootModel[uuid.UUID]):
    model_config = ConfigDict(frozen=True)

    @classmethod
    def new(cls):
        return cls(uuid.uuid4())

    def __hash__(self):
        return hash(self.root)


class ArtefactId(_Identity):
    pass


class LoanId(_Identity):
    pass
# --- file: src/app/domain/museum/value/insurance.py
from pydantic import ConfigDict, RootModel


class InsuredValue(RootModel[int]):
    """In whole euros."""

    model_config = ConfigDict(frozen=True)

    def __le__(self, other):
        return self.root <= other.root

    def covers(self, other) -> bool:
        return other <= self
# --- file: src/app/domain/museum/type.py
import enum


class LoanState(enum.StrEnum):
    REQUESTED = enum.auto()
    AGREED = enum.auto()
    OUT = enum.auto()
    BACK = enum.auto()

    @property
    def follows(self):
        order = list(type(self))
        place = order.index(self)
        return order[place - 1] if place else None

    def may_follow(self, other) -> bool:
        return self.follows is other
# --- file: src/app/domain/museum/event.py
import datetime as dt
from typing import ClassVar, Literal

from app.domain.museum.value import ArtefactId, LoanId
from app.domain.shared.model import DomainModel


class LoanEvent(DomainModel):
    topic: ClassVar[str] = "museum.loan"

    loan_id: LoanId
    at: dt.datetime


class LoanAgreed(LoanEvent):
    kind: Literal["loan_agreed"] = "loan_agreed"


class ArtefactLeft(LoanEvent):
    kind: Literal["artefact_left"] = "artefact_left"
    artefact_id: ArtefactId


type AnyLoanEvent = LoanAgreed | ArtefactLeft
# --- file: src/app/domain/museum/loan.py
import datetime as dt
from typing import Literal, Union

from app.domain.museum.event import ArtefactLeft, LoanAgreed
from app.domain.museum.type import LoanState
from app.domain.museum.value import ArtefactId, InsuredValue, LoanId
from app.domain.shared.model import DomainModel


class Loan(DomainModel):
    id: LoanId
    artefacts: frozenset[ArtefactId]
    insured: InsuredValue
    state: LoanState = LoanState.REQUESTED
    due: dt.date

    def agree(self, offered: InsuredValue, *, at: dt.datetime) -> Union["Agreed", "NotCovered", "Late"]:
        if not LoanState.AGREED.may_follow(self.state):
            return Late(state=self.state)
        if not offered.covers(self.insured):
            return NotCovered(offered=offered)
        agreed = self.model_copy(update=dict(state=LoanState.AGREED))
        return Agreed(loan=agreed, event=LoanAgreed(loan_id=self.id, at=at))

    def departures(self, at: dt.datetime) -> tuple[ArtefactLeft, ...]:
        return tuple(
            ArtefactLeft(loan_id=self.id, artefact_id=artefact, at=at)
            for artefact in sorted(self.artefacts, key=str)
        )


class Agreed(DomainModel):
    kind: Literal["agreed"] = "agreed"
    loan: Loan
    event: LoanAgreed


class NotCovered(DomainModel):
    kind: Literal["not_covered"] = "not_covered"
    offered: InsuredValue


class Late(DomainModel):
    kind: Literal["late"] = "late"
    state: LoanState
