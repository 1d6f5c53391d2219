# --- file: src/app/domain/exam/value.py
from pydantic import RootModel


class Grade(RootModel[int], frozen=True):
    """What an answer was worth."""


class Complaint(RootModel[str], frozen=True):
    """What went wrong, in a sentence."""
# --- file: src/app/domain/exam/result.py
from enum import Enum
from typing import Annotated, Generic, Literal, TypeVar, Union

from pydantic import Field

from app.domain.exam.value import Complaint, Grade
from app.domain.shared.model import DomainModel

G = TypeVar("G")


class Ending(Enum):
    PASSED = "passed"
    FAILED = "failed"


class Passed(DomainModel):
    ending: Literal[Ending.PASSED] = Ending.PASSED
    grade: Grade


class Failed(DomainModel):
    ending: Literal[Ending.FAILED] = Ending.FAILED
    grade: Grade


class Absent(DomainModel):
    kind: Literal["absent"] = "absent"


class Excused(Absent):
    grade: Grade


class Cancelled(DomainModel):
    kind: Literal["cancelled", "absent"] = "cancelled"


class Graded(DomainModel, Generic[G]):
    by: G


type Result = Annotated[Passed | Failed, Field(discriminator="ending")]
type Missing = Annotated[Absent | Excused, Field(union_mode="left_to_right")]  #! L2
Called = Union[Absent, Cancelled]  #! L2
type Either[T] = T | None
type Whole = Result | Absent  #! L2


class Sitting(DomainModel):
    result: Result | None = None
    late: Graded[Passed | Absent] | None = None  #! L2
    all: tuple[Either[Result], ...] = ()

    def taken(self) -> "tuple[Passed | Absent, ...]":  #! L2
        return ()

    def repeated(self, by: Passed | Failed) -> Result:
        return by


class Report(DomainModel):
    is_success: bool  #! L2 L3
    grade: Grade
    error_code: Complaint | None = None  #! L2
    errors: tuple[Complaint, ...] = ()
    warning: Complaint | None = None
