# === case: 01-a-garden-that-asks
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
# === case: 02-a-cinema-behind-http
# --- file: src/app/domain/cinema/type.py
from enum import StrEnum


class Screen(StrEnum):
    SMALL = "small"
    LARGE = "large"
# --- file: src/app/domain/cinema/value.py
from pydantic import RootModel


class Word(RootModel[str], frozen=True):
    """A word on the poster."""
# --- file: src/app/domain/cinema/film.py
from app.domain.cinema.type import Screen
from app.domain.cinema.value import Word
from app.domain.shared.model import DomainModel


class Film(DomainModel):
    screen: Screen
    word: Word

    def is_small(self) -> bool:
        return self.word.root == "small"
# --- file: src/app/domain/cinema/repository.py
from typing import Protocol

import logfire
from sqlalchemy import case, column, select, table, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.domain.cinema.film import Film
from app.domain.cinema.type import Screen

FILMS = table("films", column("screen"), column("word"))


class Films(Protocol):
    async def on(self, screen: Screen) -> tuple[Film, ...]: ...


class SqlFilms:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.film.on")
    async def on(self, screen: Screen) -> tuple[Film, ...]:
        order = case((FILMS.c.screen == Screen.LARGE.value, 0), else_=1)
        query = select(FILMS).where(FILMS.c.screen.in_([Screen.LARGE, screen])).order_by(order)
        rows = await self._session.execute(query)
        return tuple(Film.model_validate(row) for row in rows.mappings())

    @logfire.instrument("repo.film.enlarge")
    async def enlarge(self) -> None:
        await self._session.execute(
            update(FILMS)
            .where(FILMS.c.screen == Screen.SMALL)
            .values({FILMS.c.screen: Screen.LARGE})
        )
# --- file: src/app/api/cinema/routes.py
import socket
from enum import Enum
from http import HTTPMethod, HTTPStatus

from fastapi import APIRouter, Request, Response

from app.domain.cinema.type import Screen

router = APIRouter()
NAMES = {HTTPStatus.OK: "fine", HTTPStatus.CONFLICT: "not now"}
EXAMPLES = {"small": {"value": Screen.SMALL}, "large": {"value": Screen.LARGE}}


@router.get("/films/{screen}", responses={409: {"description": "Not now"}})
async def show(request: Request, response: Response, screen: Screen = Screen.SMALL) -> str:
    if request.method == HTTPMethod.HEAD or response.status_code == HTTPStatus.CONFLICT:
        return NAMES[HTTPStatus(response.status_code or 200)]
    if socket.AF_INET is socket.AddressFamily.AF_INET6:
        return "six"
    return screen if isinstance(screen, Enum) else f"{screen!r}"
