# --- file: src/app/domain/trail/__init__.py
# --- file: src/app/domain/trail/value.py
import math

from pydantic import BaseModel, Field, RootModel


class TrailName(RootModel[str], frozen=True):
    root: str = Field(min_length=1, max_length=80)


class Metres(RootModel[int], frozen=True):
    root: int

    def __sub__(self, other):
        return Metres(self.root - other.root)

    def __abs__(self):
        return Metres(abs(self.root))

    @property
    def is_climb(self):
        return self.root > 0


class Point(BaseModel, frozen=True):
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    height: Metres = Metres(0)

    def distance_to(self, other: "Point") -> Metres:
        radius = 6_371_000
        dlat, dlon = math.radians(other.lat - self.lat), math.radians(other.lon - self.lon)
        a = (
            math.sin(dlat / 2) ** 2
            + math.cos(math.radians(self.lat)) * math.cos(math.radians(other.lat)) * math.sin(dlon / 2) ** 2
        )
        return Metres(round(2 * radius * math.asin(math.sqrt(a))))
# --- file: src/app/domain/trail/type.py
from enum import IntEnum


class Grade(IntEnum):
    T1 = 1
    T2 = 2
    T3 = 3

    @classmethod
    def for_climb(cls, metres: int) -> "Grade":
        for grade, limit in ((cls.T1, 300), (cls.T2, 900)):
            if metres <= limit:
                return grade
        return cls.T3
# --- file: src/app/domain/trail/trail.py
from functools import reduce
from itertools import pairwise
from typing import Literal

from app.domain.shared.model import DomainModel
from app.domain.trail.type import Grade
from app.domain.trail.value import Metres, Point, TrailName


class Trail(DomainModel):
    """Points in the order they are walked."""

    name: TrailName
    points: tuple[Point, ...]

    @property
    def length(self) -> Metres:
        legs = (a.distance_to(b).root for a, b in pairwise(self.points))
        return Metres(sum(legs))

    @property
    def climb(self) -> Metres:
        rises = (b.height - a.height for a, b in pairwise(self.points))
        return reduce(lambda total, rise: Metres(total.root + rise.root), filter(lambda r: r.is_climb, rises), Metres(0))

    @property
    def grade(self) -> Grade:
        return Grade.for_climb(self.climb.root)

    def returns_to_start(self) -> bool:
        return len(self.points) > 1 and self.points[0] == self.points[-1]

    def crosses(self, other: "Trail") -> bool:
        return not set(self.points).isdisjoint(other.points)

    def extend(self, point: Point) -> "Extended | TooFar":
        if self.points and self.points[-1].distance_to(point).root > 5_000:
            return TooFar(point=point)
        return Extended(trail=self.model_copy(update={"points": self.points + (point,)}))

    def reverse(self) -> "Trail":
        return self.model_copy(update={"points": self.points[::-1]})

    def nearest(self, place: Point) -> Point | None:
        return min(self.points, key=lambda p: p.distance_to(place).root, default=None)


class Extended(DomainModel):
    result: Literal["extended"] = "extended"
    trail: Trail


class TooFar(DomainModel):
    result: Literal["too_far"] = "too_far"
    point: Point
# --- file: src/app/service/trail.py
import logging

import logfire

from app.domain.trail.trail import Extended, TooFar, Trail
from app.domain.trail.value import Point

log = logging.getLogger(__name__)


class TrailService:
    def __init__(self, retries: int = 3) -> None:
        self._retries = retries

    @logfire.instrument("service.trail.extend")
    async def extend(self, trail: Trail, point: Point) -> Extended | TooFar:
        outcome = trail.extend(point)
        if isinstance(outcome, TooFar):
            log.info("too far: %s", outcome.point)
        return outcome

    @logfire.instrument("service.trail.keep")
    async def keep(self, trail: Trail) -> Trail:
        for attempt in range(self._retries):
            try:
                return await self._write(trail)
            except OSError:
                log.warning("attempt %d failed", attempt)
                if attempt + 1 == self._retries:
                    raise
        raise RuntimeError("unreachable")

    async def _write(self, trail: Trail) -> Trail:
        return trail
