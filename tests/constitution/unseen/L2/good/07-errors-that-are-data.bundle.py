# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Percentage(RootModel[int], frozen=True):
    root: int


class ErrorCode(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/theatre/type.py
from enum import StrEnum


class ErrorKind(StrEnum):
    LATE = "late"
    LOST = "lost"
# --- file: src/app/domain/theatre/monitor.py
from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.theatre.type import ErrorKind
from app.domain.theatre.value import ErrorCode, Percentage


class SuccessRate(DomainModel):
    success_rate: Percentage
    error_budget: Percentage | None = None
    errors: tuple[ErrorCode, ...] = ()


class Failed(DomainModel):
    kind: Literal["failed"] = "failed"
    error: ErrorCode
    error_kind: ErrorKind


class Passed(DomainModel):
    kind: Literal["passed"] = "passed"


class Error(DomainModel):
    """A row of the error report: no exception, in spite of its name."""

    code: ErrorCode


type Check = Annotated[Passed | Failed, Field(discriminator="kind")]


class Monitor(DomainModel):
    latest: Check

    def error(self) -> Error:
        return Error(code=ErrorCode("none"))

    def raising(self, then: Callable[[Error], Check]) -> Check:
        return then(self.error())
