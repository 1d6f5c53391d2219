# --- file: src/app/domain/chess/__init__.py
# --- file: src/app/domain/chess/value.py
from typing import ClassVar, Final, Self
from uuid import UUID, uuid4

from pydantic import ConfigDict, Field, RootModel, field_validator

from app.domain.shared.model import DomainModel

FILES: Final = "abcdefgh"


class GameId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)

    @classmethod
    def new(cls) -> Self:
        return cls()


class Elo(RootModel[int]):
    model_config = ConfigDict(frozen=True)
    FLOOR: ClassVar[int] = 100

    root: int

    @field_validator("root")
    @classmethod
    def at_least_the_floor(cls, root: int) -> int:
        if root < cls.FLOOR:
            raise ValueError("no rating below the floor")
        return root

    def is_provisional(self) -> bool:
        return self.root < 1000


class Square(DomainModel):
    file: str = Field(pattern="^[a-h]$")
    rank: int = Field(ge=1, le=8)

    @property
    def is_dark(self) -> bool:
        return (FILES.index(self.file) + self.rank) % 2 == 1

    def neighbours(self) -> frozenset["Square"]:
        found = set()
        here = FILES.index(self.file)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx == dy == 0:
                    continue
                x, y = here + dx, self.rank + dy
                if 0 <= x < 8 and 1 <= y <= 8:
                    found.add(Square(file=FILES[x], rank=y))
        return frozenset(found)

    def __str__(self) -> str:
        return f"{self.file}{self.rank}"
# --- file: src/app/domain/chess/type.py
from enum import Enum, IntEnum, unique


@unique
class Colour(Enum):
    WHITE = "white"
    BLACK = "black"

    @property
    def opponent(self) -> "Colour":
        return Colour.BLACK if self is Colour.WHITE else Colour.WHITE


class Result(IntEnum):
    LOSS = 0
    DRAW = 1
    WIN = 2

    @property
    def mirrored(self) -> "Result":
        return Result(2 - self)

    @property
    def is_decisive(self) -> bool:
        return self is not Result.DRAW
# --- file: src/app/domain/chess/game.py
import itertools
from collections import Counter
from datetime import date
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import Field, computed_field

from app.domain.chess.type import Colour, Result
from app.domain.chess.value import Elo, GameId, Square
from app.domain.shared.model import DomainModel

PieceT = TypeVar("PieceT", bound="Piece")


class Piece(DomainModel):
    colour: Colour
    square: Square

    def stands_on(self, square: Square) -> bool:
        return self.square == square


class Army(DomainModel, Generic[PieceT]):
    pieces: tuple[PieceT, ...]

    def count(self) -> Counter[Colour]:
        return Counter(piece.colour for piece in self.pieces)


class Moved(DomainModel):
    kind: Literal["moved"] = "moved"
    game: "Game"


class Occupied(DomainModel):
    kind: Literal["occupied"] = "occupied"
    by: Piece


MoveOutcome = Annotated[Moved | Occupied, Field(discriminator="kind")]


class Game(DomainModel):
    id: GameId
    played_on: date
    white: Elo
    black: Elo
    army: Army[Piece]
    result: Result | None = None

    @computed_field
    @property
    def is_over(self) -> bool:
        return self.result is not None

    def move(self, piece: Piece, to: Square) -> MoveOutcome:
        for other in self.army.pieces:
            if other.stands_on(to):
                return Occupied(by=other)
        moved = piece.model_copy(update={"square": to})
        rest = itertools.filterfalse(lambda p: p == piece, self.army.pieces)
        return Moved(game=self.model_copy(update={"army": Army(pieces=(moved, *rest))}))


Moved.model_rebuild()
