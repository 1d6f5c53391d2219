# --- file: src/app/domain/school/__init__.py
# --- file: src/app/domain/school/value.py
from datetime import time
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, RootModel


class ClassId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID


class Hour(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    begins: time
    ends: time
    label: str = Field(default="", max_length=20)

    def touches(self, other: "Hour") -> bool:
        return self.begins <= other.ends and other.begins <= self.ends
# --- file: src/app/domain/school/type.py
from enum import IntEnum


class Weekday(IntEnum):
    MONDAY = 1
    TUESDAY = 2
    FRIDAY = 5

    def is_last(self) -> bool:
        return self == max(Weekday)
# --- file: src/app/domain/school/timetable.py
from typing import Annotated, Literal

from pydantic import Field, computed_field, field_validator

from app.domain.identity.value import UserId
from app.domain.school.type import Weekday
from app.domain.school.value import ClassId, Hour
from app.domain.shared.model import DomainModel


class Lesson(DomainModel):
    day: Weekday
    hour: Hour
    teacher: UserId

    def clashes_with(self, other: "Lesson") -> bool:
        same_day = self.day == other.day
        return same_day and self.teacher == other.teacher and self.hour.touches(other.hour)


class Clash(DomainModel):
    kind: Literal["clash"] = "clash"
    wanted: Lesson
    taken: Lesson


class Scheduled(DomainModel):
    kind: Literal["scheduled"] = "scheduled"
    timetable: "Timetable"


class Timetable(DomainModel):
    id: ClassId
    lessons: tuple[Lesson, ...] = Field(default=(), max_length=60)

    @field_validator("lessons")
    @classmethod
    def in_order(cls, lessons: tuple[Lesson, ...]) -> tuple[Lesson, ...]:
        if list(lessons) != sorted(lessons, key=lambda lesson: (lesson.day, lesson.hour.begins)):
            raise ValueError("lessons come in the order of the week")
        return lessons

    @computed_field  # type: ignore[prop-decorator]
    @property
    def days(self) -> frozenset[Weekday]:
        return frozenset(lesson.day for lesson in self.lessons)

    def schedule(self, lesson: Lesson) -> Annotated[Scheduled | Clash, Field(discriminator="kind")]:
        taken = next((known for known in self.lessons if known.clashes_with(lesson)), None)
        if taken is not None:
            return Clash(wanted=lesson, taken=taken)
        return Scheduled(timetable=self.model_copy(update={"lessons": (*self.lessons, lesson)}))
# --- file: src/app/service/school.py
from collections.abc import Sequence

import logfire

from app.domain.school.timetable import Clash, Lesson, Scheduled, Timetable


class SchoolService:
    @logfire.instrument("service.school.fill")
    async def fill(self, timetable: Timetable, lessons: Sequence[Lesson]) -> Timetable:
        current = timetable
        clashes: list[Clash] = []
        for lesson in lessons:
            match current.schedule(lesson):
                case Scheduled(timetable=current):
                    pass
                case Clash() as clash:
                    clashes.append(clash)
        if clashes:
            logfire.warning("clashes", number=len(clashes))
        await self._publish(current)
        return current

    async def _publish(self, timetable: Timetable) -> None:
        logfire.debug("published", lessons=len(timetable.lessons))
# --- file: specs/002-school/plan.md
#| # Implementation Plan: School
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from identity**: `UserId` — teachers are users
