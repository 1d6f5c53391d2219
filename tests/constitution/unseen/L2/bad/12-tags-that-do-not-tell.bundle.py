# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int


class Tag(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/theatre/show.py
from typing import Literal, Optional, Union

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats, Tag


class Outcome(DomainModel):
    kind: Literal["outcome"] = "outcome"


class Sold(Outcome):
    seats: Seats


class Held(Outcome):
    seats: Seats


class Swapped(DomainModel):
    type: Literal["swapped"] = "swapped"


class Lost(DomainModel):
    kind: Tag = Tag("lost")


class Either(DomainModel):
    kind: Literal["swapped", "outcome"]


type Inherited = Sold | Held  #! L2
type OtherField = Outcome | Swapped  #! L2
Unliteral = Optional[Union[Outcome, Lost]]  #! L2
type Overlapping = Outcome | Either  #! L2
