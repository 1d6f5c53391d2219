# --- file: src/app/domain/newspaper/__init__.py
# --- file: src/app/domain/newspaper/value.py
from pydantic import RootModel, BaseModel


class Headline(RootModel[str], frozen=True):
    root: str

    def shout(self) -> "Headline":
        return Headline(self.root.upper())


class Byline(RootModel[str], frozen=True):
    root: str


class Words(RootModel[int], frozen=True):
    root: int

    def fits(self, room: "Words") -> bool:
        return self.root <= room.root
# --- file: src/app/domain/newspaper/type.py
import enum
import typing as t


class Section(str, enum.Enum):
    POLITICS = "politics"
    SPORT = "sport"
    CULTURE = "culture"

    @classmethod
    def lookup(cls, raw: str) -> "t.Self":
        for section in cls:
            if section.value == raw.strip().lower():
                return section
        return cls("culture")

    @property
    def column_limit(self) -> int:
        limits = {
            Section.POLITICS: 900,
            Section.SPORT: 600,
        }
        return limits.get(self, 400)


class Stage(enum.IntEnum):
    PITCHED = 1
    WRITTEN = 2
    EDITED = 3
    PRINTED = 4

    @property
    def next(self) -> "Stage":
        return self if self is Stage.PRINTED else Stage(self + 1)

    def precedes(self, other: "Stage") -> bool:
        return self < other
# --- file: src/app/domain/newspaper/article.py
import typing as t
from datetime import date, datetime

from app.domain.newspaper.type import Section, Stage
from app.domain.newspaper.value import Byline, Headline, Words
from app.domain.shared.model import DomainModel


class Article(DomainModel):
    headline: Headline
    by: Byline
    section: Section
    stage: Stage = Stage.PITCHED
    words: Words

    def advance(self) -> "Advanced | TooLong | AtTheEnd":
        following = self.stage.next
        if following == self.stage:
            return AtTheEnd(article=self)
        room = Words(self.section.column_limit)
        if not self.words.fits(room):
            return TooLong(room=room)
        return Advanced(article=self.model_copy(update={"stage": following}))

    def shares_section_with(self, other: "Article") -> bool:
        return self.section is other.section


class Advanced(DomainModel):
    kind: t.Literal["advanced"] = "advanced"
    article: Article


class TooLong(DomainModel):
    kind: t.Literal["too_long"] = "too_long"
    room: Words


class AtTheEnd(DomainModel):
    kind: t.Literal["at_the_end"] = "at_the_end"
    article: Article


class Edition(DomainModel):
    day: date
    articles: tuple[Article, ...]

    def in_section(self, section: Section) -> tuple[Article, ...]:
        return tuple(article for article in self.articles if article.section == section)

    def by_section(self) -> dict[Section, tuple[Article, ...]]:
        return {section: self.in_section(section) for section in Section}

    def front_page(self) -> Article | None:
        ranked = sorted(self.articles, key=lambda a: (-a.stage, a.headline.root))
        return ranked[0] if ranked else None

    def is_ready(self) -> bool:
        return not any(a.stage.precedes(a.stage.next) for a in self.articles)
