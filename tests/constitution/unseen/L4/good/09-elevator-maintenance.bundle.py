# --- file: src/app/domain/elevator/__init__.py
# --- file: src/app/domain/elevator/value.py
from datetime import date, timedelta
from typing import Self
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, RootModel


class ElevatorId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)


class Floor(RootModel[int]):
    model_config = ConfigDict(frozen=True)
    root: int = Field(ge=-5, le=120)

    @property
    def is_ground(self) -> bool:
        return self.root == 0


class Interval(BaseModel):
    model_config = ConfigDict(frozen=True)

    months: int = Field(ge=1, le=24)

    def after(self, day: date) -> date:
        return day + timedelta(days=30 * self.months)

    def halved(self) -> Self:
        return type(self)(months=max(1, self.months // 2))
# --- file: src/app/domain/elevator/type.py
"""What an elevator may be, and what follows from it."""

from enum import Enum, StrEnum
from typing import Self


class Condition(StrEnum):
    RUNNING = "running"
    REPORTED = "reported"
    STOPPED = "stopped"
    SCRAPPED = "scrapped"

    @property
    def successors(self) -> frozenset["Condition"]:
        return _SUCCESSORS[self.name]

    def can_become(self, other: Self) -> bool:
        return other in self.successors

    @property
    def may_carry(self) -> bool:
        return self in {Condition.RUNNING, Condition.REPORTED}

    @property
    def is_final(self) -> bool:
        return not self.successors


_SUCCESSORS = {
    "RUNNING": frozenset({Condition.REPORTED, Condition.STOPPED}),
    "REPORTED": frozenset({Condition.RUNNING, Condition.STOPPED}),
    "STOPPED": frozenset({Condition.RUNNING, Condition.SCRAPPED}),
    "SCRAPPED": frozenset(),
}


class Drive(Enum):
    ROPE = ("rope", 12)
    HYDRAULIC = ("hydraulic", 6)

    def __init__(self, label: str, months: int) -> None:
        self.label = label
        self.months = months
# --- file: src/app/domain/elevator/elevator.py
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.domain.elevator.type import Condition, Drive
from app.domain.elevator.value import ElevatorId, Floor, Interval
from app.domain.shared.model import DomainModel


class Elevator(DomainModel):
    id: ElevatorId
    floors: tuple[Floor, ...]
    drive: Drive
    condition: Condition = Condition.RUNNING
    inspected_on: date

    @property
    def interval(self) -> Interval:
        return Interval(months=self.drive.months)

    @property
    def due_on(self) -> date:
        interval = self.interval if self.condition.may_carry else self.interval.halved()
        return interval.after(self.inspected_on)

    def serves(self, floor: Floor) -> bool:
        return floor in self.floors

    def report(self) -> "Moved | Refused":
        return self._move(Condition.REPORTED)

    def stop(self) -> "Moved | Refused":
        return self._move(Condition.STOPPED)

    def inspect(self, on: date) -> "Moved | Refused":
        match self._move(Condition.RUNNING):
            case Moved(elevator=elevator):
                return Moved(elevator=elevator.model_copy(update={"inspected_on": on}))
            case Refused() as refused:
                return refused

    def _move(self, to: Condition) -> "Moved | Refused":
        if self.condition.can_become(to):
            return Moved(elevator=self.model_copy(update={"condition": to}))
        return Refused(now=self.condition, wanted=to)


class Moved(DomainModel):
    kind: Literal["moved"] = "moved"
    elevator: Elevator


class Refused(DomainModel):
    kind: Literal["refused"] = "refused"
    now: Condition
    wanted: Condition

    @property
    def reason(self) -> str:
        final = " for good" if self.now.is_final else ""
        return f"It is {self.now}{final}, so it cannot be {self.wanted}."


Outcome = Annotated[Moved | Refused, Field(discriminator="kind")]
# --- file: src/app/api/elevator/routes.py
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Query, status

from app.domain.elevator.elevator import Moved, Outcome, Refused
from app.domain.elevator.type import Condition
from app.domain.elevator.value import ElevatorId
from app.service.elevator import ElevatorService

router = APIRouter(prefix="/elevators", tags=["elevator"])


def elevators() -> ElevatorService:
    return ElevatorService()


Elevators = Annotated[ElevatorService, Depends(elevators)]


@router.post("/{elevator_id}/stop", status_code=status.HTTP_200_OK)
async def stop(elevator_id: UUID, service: Elevators) -> str:
    match await service.stop(ElevatorId(elevator_id)):
        case Moved(elevator=elevator):
            return elevator.condition
        case Refused() as refused:
            raise HTTPException(status.HTTP_409_CONFLICT, refused.reason)


@router.get("")
async def listed(condition: Annotated[Condition, Query()] = Condition.RUNNING, limit: int = 20) -> list[str]:
    return [condition.value][:limit]
# --- file: src/app/service/elevator.py
import logfire

from app.domain.elevator.elevator import Elevator, Outcome, Refused
from app.domain.elevator.type import Condition
from app.domain.elevator.value import ElevatorId


class ElevatorService:
    def __init__(self) -> None:
        self._known: dict[ElevatorId, Elevator] = {}
        self._gone: tuple[Elevator, ...] = ()

    async def stop(self, elevator_id: ElevatorId) -> Outcome:
        with logfire.span("service.elevator.stop", elevator=str(elevator_id.root)):
            elevator = await self._load(elevator_id)
            if elevator in self._gone:
                return Refused(now=Condition.SCRAPPED, wanted=Condition.STOPPED)
            return elevator.stop()

    async def _load(self, elevator_id: ElevatorId) -> Elevator:
        return self._known[elevator_id]
