# --- file: src/app/domain/wine/__init__.py
# --- file: src/app/domain/wine/type.py
from __future__ import annotations

from enum import Enum, auto


class _Ordered(Enum):
    def __ge__(self, other: _Ordered) -> bool:
        return self.value >= other.value

    def __gt__(self, other: _Ordered) -> bool:
        return self.value > other.value


class Colour(Enum):
    RED = "red"
    WHITE = "white"
    ROSE = "rosé"

    def goes_with(self, dish: Dish) -> bool:
        return dish in self.dishes

    @property
    def dishes(self) -> tuple[Dish, ...]:
        match self:
            case Colour.RED:
                return (Dish.MEAT, Dish.CHEESE)
            case Colour.WHITE:
                return (Dish.FISH,)
            case Colour.ROSE:
                return tuple(Dish)


class Dish(Enum):
    MEAT = auto()
    FISH = auto()
    CHEESE = auto()


class Maturity(_Ordered):
    YOUNG = 1
    READY = 2
    PAST = 3

    @property
    def is_drinkable(self) -> bool:
        return self >= Maturity.READY
# --- file: src/app/domain/wine/value.py
from pydantic import BaseModel, Field, RootModel


class Vintage(RootModel[int], frozen=True):
    root: int = Field(ge=1800)

    def age_in(self, year: int) -> int:
        return year - self.root


class Shelf(RootModel[str], frozen=True):
    root: str


class Rating(BaseModel, frozen=True):
    critic: str
    points: int

    def is_excellent(self) -> bool:
        return self.points >= 95
# --- file: src/app/domain/wine/bottle.py
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.wine.type import Colour, Dish, Maturity
from app.domain.wine.value import Rating, Shelf, Vintage


class Bottle(DomainModel):
    colour: Colour
    vintage: Vintage
    shelf: Shelf
    ratings: tuple[Rating, ...] = ()
    maturity: Maturity = Maturity.YOUNG

    def suits(self, dish: Dish) -> bool:
        return self.colour.goes_with(dish) and self.maturity.is_drinkable

    def moved(self, shelf: Shelf) -> "Bottle":
        return self.model_copy(update={"shelf": shelf})

    def best(self) -> Rating | None:
        return max(self.ratings, key=lambda r: r.points, default=None)


class Opened(DomainModel):
    kind: Literal["opened"] = "opened"
    bottle: Bottle
    on: date


class NoneSuits(DomainModel):
    kind: Literal["none_suits"] = "none_suits"
    dish: Dish


type Opening = Annotated[Opened | NoneSuits, Field(discriminator="kind")]


class Cellar(DomainModel):
    bottles: tuple[Bottle, ...] = ()

    @classmethod
    def filled(cls, bottles: Iterable[Bottle]) -> "Cellar":
        return cls(bottles=tuple(bottles))

    def open_for(self, dish: Dish, on: date) -> Opening:
        fitting = [bottle for bottle in self.bottles if bottle.suits(dish)]
        if not fitting:
            return NoneSuits(dish=dish)
        oldest = min(fitting, key=lambda bottle: bottle.vintage.root)
        return Opened(bottle=oldest, on=on)

    def by_colour(self) -> Mapping[Colour, tuple[Bottle, ...]]:
        grouped: dict[Colour, list[Bottle]] = {}
        for bottle in self.bottles:
            grouped.setdefault(bottle.colour, []).append(bottle)
        return {colour: tuple(found) for colour, found in grouped.items()}
