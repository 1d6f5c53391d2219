# --- file: src/app/domain/tournament/__init__.py
# --- file: src/app/domain/tournament/value.py
import typing

from pydantic import RootModel
import pydantic


class PlayerName(RootModel[str]):
    model_config = pydantic.ConfigDict(frozen=True)


class Seed(RootModel[int]):
    model_config = pydantic.ConfigDict(frozen=True)

    def __lt__(self, other: "Seed") -> bool:
        return self.root < other.root


class Score(pydantic.BaseModel):
    model_config = {"frozen": True}

    home: int = 0
    away: int = 0

    def with_point(self, home: bool) -> "Score":
        if home:
            return Score(home=self.home + 1, away=self.away)
        return Score(home=self.home, away=self.away + 1)

    @property
    def leader(self) -> typing.Literal["home", "away", "none"]:
        if self.home == self.away:
            return "none"
        return "home" if self.home > self.away else "away"
# --- file: src/app/domain/tournament/bracket.py
"""Who plays whom, and who is left."""
from datetime import datetime
from typing import Literal, NoReturn, Optional

from app.domain.shared.model import DomainModel
from app.domain.tournament.value import PlayerName, Score, Seed

Side = Literal["home", "away"]


class Player(DomainModel):
    name: PlayerName
    seed: Optional[Seed] = None

    def outranks(self, other: "Player") -> bool:
        if self.seed is None or other.seed is None:
            return self.seed is not None
        return self.seed < other.seed


class Match(DomainModel):
    home: Player
    away: Player
    score: Score = Score()
    starts_at: Optional[datetime] = None

    def point_for(self, side: Side) -> "Match":
        return self.model_copy(update={"score": self.score.with_point(side == "home")})

    def winner(self) -> Optional[Player]:
        leader = self.score.leader
        if leader == "none":
            return None
        return self.home if leader == "home" else self.away

    @property
    def favourite(self) -> Player:
        return self.home if self.home.outranks(self.away) else self.away


class Round(DomainModel):
    matches: tuple[Match, ...]

    def advance(self) -> "NextRound | Champion | Unfinished":
        winners = [match.winner() for match in self.matches]
        through = tuple(player for player in winners if player is not None)
        if len(through) < len(winners):
            return Unfinished(open=tuple(m for m in self.matches if m.winner() is None))
        if len(through) == 1:
            return Champion(player=through[0])
        pairs = zip(through[::2], through[1::2], strict=False)
        return NextRound(round=Round(matches=tuple(Match(home=h, away=a) for h, a in pairs)))


class NextRound(DomainModel):
    step: Literal["next_round"] = "next_round"
    round: Round


class Champion(DomainModel):
    step: Literal["champion"] = "champion"
    player: Player


class Unfinished(DomainModel):
    step: Literal["unfinished"] = "unfinished"
    open: tuple[Match, ...]
