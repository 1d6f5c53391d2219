# --- file: src/app/domain/house/type.py
from enum import Enum, StrEnum
from typing import Literal


class Party(StrEnum):
    RED = "red"
    BLUE = "blue"
    GREEN = "green"

    @staticmethod
    def left() -> "tuple[Party, ...]":
        return (Party.RED, Party.GREEN)


class Vote(Enum):
    YES = True
    NO = False
    AWAY = None


type Leftist = Literal[Party.RED, Party.GREEN]
# --- file: src/app/domain/house/house.py
from collections.abc import Mapping
from typing import get_args

from app.domain.house.type import Leftist, Party, Vote
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

SEATS: Mapping[Party, Money] = {Party.RED: Money(amount=1), Party.BLUE: Money(amount=2)}  #! L4


class Seat(DomainModel):
    party: Party | None
    votes: tuple[Vote, ...] = ()
    last: Vote = Vote.AWAY

    def is_left(self) -> bool:
        return self.party in (Party.RED, Party.GREEN)  #! L4

    def has_party(self) -> bool:
        return self.party is not None

    def is_blue(self) -> bool:
        return (self.party or Party.RED) == Party.BLUE  #! L4

    def was_away(self) -> bool:
        return self.last.value is None

    def agrees(self) -> bool:
        return all(vote is Vote.YES for vote in self.votes)  #! L4

    def salary(self, money: Money) -> Money:
        if (party := self.party) and party is Party.GREEN:  #! L4
            return money
        return money.times({"red": 1, "blue": 2}.get(self.party or "", 3))  #! L4

    def tally(self) -> Money:
        counts = dict.fromkeys(Party, Money(amount=0))
        return counts[self.party] if self.party else Money(amount=1)

    def name(self) -> str:
        match self.party:
            case None:
                return "nobody"
            case party:
                return party.value

    def first(self) -> Vote:
        return next((vote for vote in self.votes if vote != Vote.AWAY), Vote.AWAY)  #! L4
