# --- file: src/app/domain/rota/__init__.py
# --- file: src/app/domain/rota/type.py
from enum import Flag, IntEnum, StrEnum, auto


class Weekday(IntEnum):
    MONDAY = 0
    TUESDAY = 1
    SATURDAY = 5
    SUNDAY = 6

    @property
    def is_weekend(self) -> bool:
        return self >= Weekday.SATURDAY


class Skill(Flag):
    COOKING = auto()
    DRIVING = auto()

    def includes(self, other: "Skill") -> bool:
        return other in self


class AnswerKind(StrEnum):
    PLACED = "placed"
    FULL = "full"

    @property
    def http_status(self) -> int:
        return 201 if self is AnswerKind.PLACED else 409
# --- file: src/app/domain/rota/value.py
from uuid import UUID

from pydantic import RootModel


class VolunteerId(RootModel[UUID], frozen=True):
    pass


class Places(RootModel[int], frozen=True):
    root: int

    def minus_one(self) -> "Places":
        return Places(self.root - 1)

    @property
    def none_left(self) -> bool:
        return self.root <= 0
# --- file: src/app/domain/rota/shift.py
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from app.domain.rota.type import AnswerKind, Skill, Weekday
from app.domain.rota.value import Places, VolunteerId
from app.domain.shared.model import DomainModel


class Volunteer(DomainModel):
    id: VolunteerId
    skills: Skill
    free_on: frozenset[Weekday]

    def can_work(self, day: Weekday, needed: Skill) -> bool:
        return day in self.free_on and self.skills.includes(needed)


class Shift(DomainModel):
    starts_at: datetime
    needed: Skill = Skill.COOKING
    places: Places
    team: tuple[Volunteer, ...] = ()

    @property
    def day(self) -> Weekday:
        return Weekday(self.starts_at.weekday())

    def place(self, volunteer: Volunteer) -> "Answer":
        if self.places.none_left:
            return Full(shift=self)
        if not volunteer.can_work(self.day, self.needed):
            return Unfit(volunteer=volunteer, needed=self.needed)
        return Placed(
            shift=self.model_copy(
                update={"team": (*self.team, volunteer), "places": self.places.minus_one()}
            )
        )


class Placed(DomainModel):
    kind: Literal["placed"] = "placed"
    shift: Shift


class Full(DomainModel):
    kind: Literal["full"] = "full"
    shift: Shift


class Unfit(DomainModel):
    kind: Literal["unfit"] = "unfit"
    volunteer: Volunteer
    needed: Skill


Answer = Annotated[Placed | Full | Unfit, Field(discriminator="kind")]
# --- file: src/app/service/rota.py
from collections.abc import Callable
from datetime import datetime

import logfire

from app.domain.rota.shift import Answer, Placed, Shift, Unfit, Volunteer


class RotaService:
    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._attempts: dict[str, int] = {}

    @logfire.instrument("service.rota.place")
    async def place(self, shift: Shift, volunteer: Volunteer) -> Answer:
        answer = shift.place(volunteer)
        logfire.info("answered {kind}", kind=answer.kind)
        match answer:
            case Placed(shift=changed):
                await self._keep(changed)
            case Unfit():
                self._attempts["unfit"] = self._attempts.get("unfit", 0) + 1
            case _:
                pass
        return answer

    async def _keep(self, shift: Shift) -> None:
        return None
