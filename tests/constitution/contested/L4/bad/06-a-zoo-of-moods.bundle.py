# --- file: src/app/domain/zoo/__init__.py
from app.domain.zoo.type import Mood as Temper

__all__ = ["Temper"]
# --- file: src/app/domain/zoo/type.py
import enum


class _Named(enum.StrEnum):
    @classmethod
    def named(cls, word: str) -> "_Named":
        return cls(word)


class Mood(_Named):
    SLEEPY = "sleepy"
    WILD = "wild"


class Size(int, enum.Enum):
    SMALL = 1
    LARGE = 2
# --- file: src/app/domain/zoo/beast.py
from __future__ import annotations

import typing

from app.domain import zoo
from app.domain.shared.model import DomainModel
from app.domain.zoo.type import Mood, Size

if typing.TYPE_CHECKING:
    from app.domain.shared.value import Money

M = Mood
DEFAULT: typing.Final[Mood] = Mood.SLEEPY


class Beast(DomainModel):
    mood: zoo.Temper = DEFAULT
    size: Size
    friends: tuple[Beast, ...] = ()

    def is_calm(self) -> bool:
        return self.mood == zoo.Temper.SLEEPY  #! L4

    def is_wild(self) -> bool:
        return self.mood is M["WILD"]  #! L4

    def is_usual(self) -> bool:
        return DEFAULT is self.mood  #! L4

    def is_large(self) -> bool:
        return self.size > 1  #! L4

    def has_wild_friends(self) -> bool:
        return Mood.WILD in {friend.mood for friend in self.friends}  #! L4

    def has_only_wild_friends(self) -> bool:
        return {friend.mood for friend in self.friends} == {Mood.WILD}  #! L4

    def count(self) -> int:
        return [friend.mood for friend in self.friends].count(Mood.WILD)  #! L4

    def fed(self, price: Money) -> Money:
        match self:  #! L4
            case Beast(mood=Mood.WILD, size=Size.LARGE):
                return price.times(3)
            case Beast():
                return price

    def paid(self, price: Money) -> Money:
        mood, size = self.mood, self.size
        if mood == "wild" and size is not Size.SMALL:  #! L4
            return price.times(2)
        return price

    def is_like(self, other: Beast) -> bool:
        return self.mood is other.mood and self.size == other.size

    def is_known(self, moods: typing.Collection[Mood]) -> bool:
        return self.mood in moods or self.mood in Mood

    def words(self) -> dict[str, str]:
        return {mood.value: mood.name.title() for mood in Mood}
