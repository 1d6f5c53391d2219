# --- file: src/app/domain/playhouse/type.py
from enum import StrEnum


class Mood(StrEnum):
    COMIC = "comic"
    TRAGIC = "tragic"
    DARK = "dark"
# --- file: src/app/domain/playhouse/play.py
from typing import Literal, assert_never

from app.domain.playhouse import type as t
from app.domain.playhouse.type import Mood
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Staged(DomainModel):
    kind: Literal["staged"] = "staged"
    mood: Mood


class Closed(DomainModel):
    kind: Literal["closed"] = "closed"


class Play(DomainModel):
    mood: Mood
    entry: Money
    fate: Staged | Closed

    def price(self) -> Money:
        match self.mood:  #! L4
            case t.Mood.COMIC | t.Mood.TRAGIC:
                return self.entry
            case Mood.DARK:
                return self.entry.times(2)

    def fee(self) -> Money:
        match self.fate:  #! L4
            case Staged(mood=Mood.DARK):
                return self.entry
            case _:
                return self.entry.times(3)

    def tip(self) -> Money:
        match (mood := self.mood):
            case Mood():
                return self.entry
            case _:
                assert_never(mood)

    def told(self) -> Money:
        match self.fate:
            case Staged():
                return self.entry
            case Closed():
                return self.entry.times(4)

    def tagged(self) -> Money:
        match self.fate.kind:
            case "staged":
                return self.entry
            case "closed":
                return self.entry.times(5)

    def spread(self) -> Money:
        match [self.mood, self.fate]:  #! L4
            case ["dark", Closed()]:
                return self.entry
            case [Mood.COMIC, *_]:
                return self.entry.times(6)
            case _:
                return self.entry.times(7)

    def guarded(self) -> Money:
        match self.fate:
            case Staged(mood=mood) if mood is Mood.COMIC:  #! L4
                return self.entry
            case _:
                return self.entry.times(8)
