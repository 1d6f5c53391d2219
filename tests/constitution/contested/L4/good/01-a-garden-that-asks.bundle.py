# --- file: src/app/domain/garden/type.py
from enum import Enum, StrEnum, auto
from functools import cached_property


class Season(Enum):
    SPRING = auto()
    SUMMER = auto()
    WINTER = auto()

    def is_cold(self) -> bool:
        return self is Season.WINTER or self.name == "WINTER"

    def follower(self) -> "Season":
        match self:
            case Season.SPRING:
                return Season.SUMMER
            case Season.SUMMER:
                return Season.WINTER
            case _:
                return Season.SPRING

    @classmethod
    def warm(cls) -> frozenset["Season"]:
        return frozenset(each for each in cls if each != cls.WINTER)


class Soil(StrEnum):
    """Each carries how much water it holds."""

    SAND = "sand", 1
    CLAY = "clay", 3

    def __new__(cls, value: str, holds: int) -> "Soil":
        member = str.__new__(cls, value)
        member._value_ = value
        member.holds = holds
        return member

    holds: int

    @cached_property
    def is_heavy(self) -> bool:
        return self in {Soil.CLAY}
# --- file: src/app/domain/garden/bed.py
from typing import Literal

from app.domain.garden.type import Season, Soil
from app.domain.shared.model import DomainModel


class Sown(DomainModel):
    kind: Literal["sown"] = "sown"
    season: Season = Season.SPRING


class Rested(DomainModel):
    kind: Literal["rested"] = "rested"
    seasons: tuple[Season, ...] = (Season.SUMMER, Season.WINTER)


class Bed(DomainModel):
    soil: Soil = Soil.SAND
    season: Literal[Season.SPRING, Season.SUMMER] = Season.SPRING

    def sow(self, season: Season) -> Sown | Rested:
        if season.is_cold():
            return Rested(seasons=(season, Season.WINTER))
        return Sown(season=Season.SPRING)

    def is_alike(self, other: "Bed") -> bool:
        return (self.soil, self.season) == (other.soil, other.season)

    def is_among(self, soils: frozenset[Soil]) -> bool:
        return self.soil in soils

    def ordered(self) -> list[Season]:
        return sorted(Season, key=lambda each: each.value)

    def told(self, answer: Sown | Rested) -> "Bed":
        if answer.kind == "sown":
            return self
        return self.model_copy(update={"soil": Soil.CLAY})
