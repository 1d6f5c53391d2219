# --- file: src/app/domain/memory/__init__.py
# --- file: src/app/domain/memory/value.py
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NewType

from pydantic import AfterValidator, BaseModel, RootModel

_LANGUAGES = frozenset({"de", "en", "fr", "it", "ja"})


def _known(code: str) -> str:
    if code not in _LANGUAGES:
        raise ValueError(f"unknown language {code}")
    return code


LanguageCode = Annotated[str, AfterValidator(_known)]


class Language(RootModel[LanguageCode], frozen=True):
    def __str__(self) -> str:
        return self.root


class Segment(BaseModel, frozen=True):
    language: Language
    text: str

    def words(self) -> Iterator[str]:
        yield from self.text.split()

    def resembles(self, other: Segment) -> bool:
        mine, theirs = set(self.words()), set(other.words())
        return len(mine & theirs) * 2 >= len(mine | theirs)

    def lowered(self) -> Segment:
        return Segment(language=self.language, text=self.text.lower())


class Score(RootModel[int], frozen=True):
    root: int

    def beats(self, other: Score) -> bool:
        return self.root > other.root
# --- file: src/app/domain/memory/matching.py
"""How well a segment was translated before."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Annotated, Generic, Literal, Protocol, TypeVar, runtime_checkable

from pydantic import Field

from app.domain.memory.value import Language, Score, Segment
from app.domain.shared.model import DomainModel

S = TypeVar("S", bound=Segment)


class Pair(DomainModel, Generic[S]):
    source: S
    target: S


class Exact(DomainModel):
    kind: Literal["exact"] = "exact"
    pair: Pair[Segment]


class Fuzzy(DomainModel):
    kind: Literal["fuzzy"] = "fuzzy"
    pair: Pair[Segment]
    score: Score


class Nothing(DomainModel):
    kind: Literal["nothing"] = "nothing"


Match = Annotated[Exact | Fuzzy | Nothing, Field(discriminator="kind")]


@runtime_checkable
class Scoring(Protocol):
    def score(self, left: Segment, right: Segment) -> Score: ...


class Normaliser(ABC):
    @abstractmethod
    def normalise(self, segment: Segment) -> Segment:
        """Make segments comparable."""
        raise NotImplementedError


class Lowering(Normaliser):
    def normalise(self, segment: Segment) -> Segment:
        return segment.lowered()


class Memory(DomainModel):
    target: Language
    pairs: tuple[Pair[Segment], ...] = ()

    def look_up(self, segment: Segment, scoring: Scoring) -> Match:
        best: Fuzzy | None = None
        for pair in self.pairs:
            if pair.source == segment:
                return Exact(pair=pair)
            if not pair.source.resembles(segment):
                continue
            score = scoring.score(pair.source, segment)
            if best is None or score.beats(best.score):
                best = Fuzzy(pair=pair, score=score)
        return best or Nothing()

    def remembers(self, segment: Segment) -> bool:
        return any(pair.source == segment for pair in self.pairs)

    def learn(self, pair: Pair[Segment]) -> Memory:
        kept = tuple(p for p in self.pairs if p.source != pair.source)
        return self.model_copy(update={"pairs": (*kept, pair)})
# --- file: src/app/api/memory/routes.py
from fastapi import APIRouter, HTTPException, status

from app.domain.memory.matching import Exact, Fuzzy, Match, Nothing

router = APIRouter(prefix="/memory")


def shown(match: Match) -> str:
    match match:
        case Exact(pair=pair) | Fuzzy(pair=pair):
            return pair.target.text
        case Nothing():
            raise HTTPException(status.HTTP_404_NOT_FOUND, "never seen")
