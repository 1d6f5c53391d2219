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
