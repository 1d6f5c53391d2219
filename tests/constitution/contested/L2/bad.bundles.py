# === case: 01-refusals-thrown-in-a-workshop
# --- file: src/app/domain/workshop/value.py
from typing import Self

from pydantic import RootModel, model_validator


class Hours(RootModel[int], frozen=True):
    """Time spent at the bench."""

    @model_validator(mode="after")
    def _positive(self) -> Self:
        if self.root < 0:
            raise ValueError("hours are not negative")
        return self

    def minus(self, other: "Hours") -> "Hours":
        if other.root > self.root:
            raise ValueError("more hours than there are")
        return Hours(self.root - other.root)

    def nth(self, other: "Hours") -> "Hours":
        if other.root > self.root:
            raise KeyError(other)  #! L2
        return other

    def __add__(self, other: object) -> "Hours":
        if not isinstance(other, Hours):
            raise TypeError("only hours add to hours")
        return Hours(self.root + other.root)
# --- file: src/app/domain/workshop/type.py
from enum import Enum


class Bench(Enum):
    WOOD = "wood"
    METAL = "metal"

    @classmethod
    def _missing_(cls, value: object) -> "Bench":
        raise ValueError(f"no bench is called {value}")

    def neighbour(self) -> "Bench":
        if self is Bench.WOOD:
            return Bench.METAL
        raise ValueError("at the wall")  #! L2
# --- file: src/app/domain/workshop/job.py
from typing import Literal, assert_never

from app.domain.shared.model import DomainModel
from app.domain.workshop.type import Bench
from app.domain.workshop.value import Hours


class Job(DomainModel):
    planned: Hours
    spent: Hours | None = None
    bench: Bench
    kind: Literal["job"] = "job"

    @property
    def left(self) -> Hours:
        if self.spent is None:
            raise LookupError("not begun")  #! L2
        return self.planned.minus(self.spent)

    def finished(self) -> "Job":
        assert self.spent is not None
        assert isinstance(self.spent, Hours)
        assert self.spent.root <= self.planned.root, "over time"  #! L2
        return self

    def begun(self) -> "Job":
        def check(hours: Hours) -> Hours:
            if hours == self.planned:
                raise AssertionError("nothing to do")  #! L2
            return hours

        return self.model_copy(update={"spent": check(self.planned)})

    def split(self) -> "Job":
        raise NotImplementedError

    def moved(self) -> "Job":
        match self.kind:
            case "job":
                return self
            case _:
                assert_never(self.kind)


async def closing(jobs: tuple[Job, ...]) -> tuple[Job, ...]:
    errors = [ValueError(repr(job)) for job in jobs if job.spent is None]
    if errors:
        raise ExceptionGroup("open jobs", errors)  #! L2
    return jobs
# === case: 02-a-box-office-that-throws
# --- file: src/app/domain/boxoffice/errors.py
from builtins import LookupError as NotThere


class SoldOut(NotThere):  #! L2
    """No seat is left."""


class Several(ExceptionGroup[SoldOut]):  #! L2
    pass


class Hall:
    class Closed(SoldOut):  #! L2
        pass
# --- file: src/app/service/boxoffice.py
import asyncio

import logfire
from fastapi import HTTPException

from app.domain.boxoffice.errors import SoldOut
from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository


class StoreDown(ConnectionError):
    """The store did not answer in time."""


class BoxOfficeService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @logfire.instrument("service.boxoffice.sell")
    async def sell(self, order: Order) -> Order:
        try:
            async with asyncio.timeout(3):
                return await self._orders.save(order)
        except TimeoutError as late:
            raise StoreDown("the store is slow") from late
        except OSError as broken:
            logfire.exception("store")
            raise broken
        except SoldOut:
            raise HTTPException(409) from None  #! L2
        except KeyError as missing:
            raise ValueError(str(missing)) from missing  #! L2
        except BaseException:
            raise

    @logfire.instrument("service.boxoffice.refund")
    async def refund(self, order: Order) -> Order:
        match await self._orders.get(order.id):
            case None:
                raise SoldOut  #! L2
            case _:
                return await self.sell(order)

    @logfire.instrument("service.boxoffice.open")
    async def open(self, order: Order) -> Order:
        try:
            return await self.sell(order)
        except* OSError as group:
            raise group
# === case: 03-answers-that-say-too-little
# --- file: src/app/domain/kennel/value.py
from typing import Literal

from pydantic import RootModel

type Verdict = bool


class Chip(RootModel[str], frozen=True):
    """The number under a dog's skin."""

    def verify(self, other: "Chip") -> bool:
        return self.root == other.root
# --- file: src/app/domain/kennel/dog.py
from typing import Optional, Protocol, Self

from app.domain.kennel.value import Chip, Verdict
from app.domain.shared.model import DomainModel


class Dog(DomainModel):
    chip: Chip
    mother: Chip | None = None

    def groom(self) -> Verdict:  #! L2
        return True

    async def feed(self) -> bool:  #! L2
        return True

    @classmethod
    def register(cls, chip: Chip) -> bool:  #! L2
        return bool(chip.root)

    def healthy(self) -> bool:  #! L2
        return True

    def adopted(self) -> Optional["Dog"]:  #! L2
        return self if self.mother else None

    def renamed(self, chip: Chip) -> Self | None:  #! L2
        return None

    def sold(self) -> tuple[Verdict, str]:  #! L2
        return False, "never"

    def returned(self) -> "Dog | ValueError":  #! L2
        return self

    @property
    def vaccinated(self) -> bool:
        return True

    def can_board(self) -> bool:
        return True

    def barks(self) -> bool:
        return True

    def has_mother(self) -> Verdict:
        return self.mother is not None

    def parent(self) -> Chip | None:
        return self.mother

    def _groomed(self) -> bool:
        return True


class Vet(Protocol):
    def examine(self, dog: Dog) -> bool: ...
# --- file: src/app/service/kennel.py
import logfire

from app.domain.kennel.dog import Dog
from app.domain.kennel.value import Chip


class KennelService:
    def __init__(self, dogs: dict[Chip, Dog]) -> None:
        self._dogs = dogs

    @logfire.instrument("service.kennel.find")
    async def find(self, chip: Chip) -> "None | Dog":  #! L2
        return self._dogs.get(chip)

    @logfire.instrument("service.kennel.leave")
    async def leave(self, chip: Chip) -> bool:  #! L2
        return chip in self._dogs

    @logfire.instrument("service.kennel.chip")
    async def chip(self, dog: Dog) -> Chip:
        return dog.chip
# === case: 04-results-of-an-exam
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
# === case: 05-a-court-of-many-verdicts
# --- file: src/app/domain/court/value.py
from pydantic import RootModel


class Sum(RootModel[int], frozen=True):
    """What is at stake."""
# --- file: src/app/domain/court/verdict.py
import sys
from abc import abstractmethod
from collections.abc import Callable
from contextlib import contextmanager
from typing import Literal, NoReturn, Self, TypeAlias, Union

from app.domain.court.value import Sum
from app.domain.shared.model import DomainModel


class Guilty(DomainModel):
    verdict: Literal["guilty"] = "guilty"
    fine: Sum


class Free(DomainModel):
    verdict: Literal["free"] = "free"


class Hung(DomainModel):
    votes: Sum


Verdict: TypeAlias = "Guilty | Free"
Mistrial = Union["Guilty", "Hung"]  #! L2


class Unclear(RuntimeError):  #! L2
    """The court could not agree."""


def _fail(why: str) -> NoReturn:
    raise RuntimeError(why)  #! L2


class Case(DomainModel):
    stake: Sum
    last: Verdict | None = None
    open: tuple[Guilty | Hung, ...] = ()  #! L2

    def judge(self) -> Verdict:
        if not self.stake.root:
            _fail("nothing is at stake")
        return Free()

    def appeal(self) -> Self | None:  #! L2
        return None

    def settle(self, sum_: Sum) -> bool:  #! L2
        return sum_ == self.stake

    def is_settled(self) -> bool:
        return self.last is not None

    def told(self) -> tuple[bool, Verdict]:  #! L2
        return True, Free()

    def error(self) -> Unclear:  #! L2
        return Unclear()

    @abstractmethod
    def heard(self) -> Verdict:
        raise NotImplementedError

    @contextmanager
    def session(self) -> "Case":
        try:
            yield self
        except Unclear as error:
            raise error from None

    def checked(self, check: Callable[[], Verdict]) -> Verdict:
        try:
            return check()
        except ValueError as error:
            raise Unclear from error  #! L2
        finally:
            assert self.stake, "no stake"  #! L2

    def closed(self) -> Verdict:
        if sys.flags.optimize:
            raise  # noqa: PLE0704
        return Free()
# --- file: src/app/service/court.py
import logfire

from app.domain.court.verdict import Case, Free, Verdict


class CourtService:
    @logfire.instrument("service.court.judge")
    async def judge(self, case: Case) -> Verdict:
        match case.judge():
            case Free() as free:
                return free
            case other:
                raise PermissionError(other.fine)

    @logfire.instrument("service.court.close")
    async def close(self, case: Case) -> Case | None:  #! L2
        return await self._closed(case)

    @logfire.instrument("service.court.fail")
    async def fail(self, case: Case) -> Case:
        if case is None:
            raise NotImplementedError("later")
        raise AssertionError("never")  #! L2

    async def _closed(self, case: Case) -> Case | None:
        return case
# === case: 06-a-tower-that-answers
# --- file: src/app/domain/tower/value.py
from enum import StrEnum
from typing import Annotated

import pydantic as p


def _short(text: str) -> str:
    if len(text) > 3:
        raise ValueError("too long")
    return text


def longer(text: str) -> str:
    if len(text) < 1:
        raise ValueError("too short")
    return text


def _checked(value: "Floor") -> "Floor":
    assert value.root < 90, "too high"
    return value


class Code(p.RootModel[Annotated[str, p.BeforeValidator(_short), p.AfterValidator(longer)]]):
    model_config = {"frozen": True}


class Floor(p.RootModel[int], frozen=True):
    """A storey."""

    check = p.model_validator(mode="after")(_checked)

    def above(self) -> "Floor":
        if self.root == 100:
            raise OverflowError("no floor above")  #! L2
        return Floor(self.root + 1)


class Lift(StrEnum):
    NORTH = "north"

    @classmethod
    def of(cls, word: str) -> "Lift":
        for each in cls:
            if each.value == word:
                return each
        raise LookupError(word)  #! L2
# --- file: src/app/domain/tower/tower.py
from collections.abc import Iterator
from typing import Any, Literal, Self

from pydantic import ValidationInfo, field_validator, model_validator

from app.domain.shared.model import DomainModel
from app.domain.tower.value import Code, Floor


class Moved(DomainModel):
    kind: Literal["moved"] = "moved"
    floor: Floor


class Stuck(DomainModel):
    kind: Literal["stuck"]
    reason: Code


class Broken(DomainModel):
    kind: Literal["stuck", "broken"] = "broken"


class Tower(DomainModel):
    floor: Floor
    code: Code
    failed: bool = False  #! L2 L3
    error: Code | None = None  #! L2

    @field_validator("floor", "code")
    @classmethod
    def _fits(cls, value: Any, info: ValidationInfo) -> Any:
        if info.field_name == "x":
            raise ValueError("x")
        return value

    @model_validator(mode="before")
    @classmethod
    def _whole(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            raise TypeError("a mapping")
        return data

    def up(self) -> Moved | Stuck:
        return Moved(floor=self.floor.above())

    def down(self) -> Stuck | Broken:  #! L2
        return Broken()

    def lock(self, code: Code) -> "tuple[bool, Self]":  #! L2
        return code == self.code, self

    def unlock(self, code: Code) -> "Self | None":  #! L2
        return self if code == self.code else None

    def ride(self) -> Iterator[Floor]:
        yield self.floor
        raise StopIteration  #! L2

    def empty(self) -> bool:  #! L2
        return True

    def contains(self, floor: Floor) -> bool:
        return floor == self.floor

    def __iter__(self) -> Any:
        raise TypeError("a tower is no list")

    def __call__(self) -> Self:
        raise Halted  #! L2


class Halted(Warning):  #! L2
    pass
