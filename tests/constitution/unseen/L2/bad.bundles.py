# === case: 01-raises-in-every-corner
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int

    def covers(self, other: "Seats") -> bool:
        return self.root >= other.root
# --- file: src/app/domain/theatre/show.py
from collections.abc import Iterator

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Show(DomainModel):
    free: Seats

    @property
    def best(self) -> Seats:
        if self.free.root == 0:
            raise LookupError("sold out")  #! L2
        return self.free

    @classmethod
    def open(cls, seats: Seats) -> "Show":
        try:
            return cls(free=seats)
        except ValueError as problem:
            raise RuntimeError("cannot open") from problem  #! L2

    def blocks(self) -> Iterator[Seats]:
        def first() -> Seats:
            raise StopIteration  #! L2

        yield first()

    @staticmethod
    def _never(seats: Seats) -> Seats:
        raise ValueError(seats)  #! L2
# === case: 02-asserts-as-rules
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int

    def covers(self, other: "Seats") -> bool:
        return self.root >= other.root
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Show(DomainModel):
    free: Seats
    sold: Seats | None = None

    def sell(self, wanted: Seats) -> "Show":
        assert wanted.root > 0  #! L2
        assert self.free.covers(wanted), "sold out"  #! L2
        return self.model_copy(update={"sold": wanted})

    def refund(self) -> "Show":
        assert self.sold is not None
        assert isinstance(self.sold, Seats)
        assert self.sold is None or self.sold.root  #! L2
        return self.model_copy(update={"sold": None})
# === case: 03-exceptions-defined-in-the-domain
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/problems.py
import builtins
from abc import ABC

Base = ValueError


class TheatreError(Base):  #! L2
    pass


class Closed(builtins.RuntimeError, ABC):  #! L2
    pass


class Problem:
    """Merely named like one."""


class SoldOut(Problem, TheatreError):  #! L2
    pass


class Fatal(BaseException):  #! L2
    pass
# --- file: src/app/domain/theatre/house.py
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class House(DomainModel):
    price: Money

    class Full(Exception):  #! L2
        pass

    def admit(self, offered: Money) -> "House":
        if self.price.exceeds(offered):
            raise House.Full  #! L2
        return self
# === case: 04-raises-under-another-name
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int

    def take(self, wanted: "Seats") -> "Seats":
        if wanted.root > self.root:
            raise KeyError("no such seat")  #! L2
        return Seats(self.root - wanted.root)
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


def refuse(seats: Seats):  #! L2
    return ValueError(f"{seats} refused")


def demand(seats: Seats) -> Seats:
    if not seats.root:
        raise refuse(seats)  #! L2
    return seats


class Show(DomainModel):
    free: Seats

    def close(self) -> "Show":
        error = ValueError("already closed")
        raise error  #! L2
# --- file: src/app/domain/theatre/type.py
from enum import StrEnum


class Stage(StrEnum):
    OPEN = "open"
    SHUT = "shut"

    def next(self) -> "Stage":
        if self is Stage.SHUT:
            raise ValueError("nothing comes after the end")  #! L2
        return Stage.SHUT
# === case: 05-services-that-raise
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class ShowId(RootModel[str], frozen=True):
    root: str
# --- file: src/app/service/theatre.py
import logfire
from fastapi import HTTPException

from app.domain.theatre.value import ShowId


class NoSuchShowError(Exception):
    pass


class TheatreService:
    @logfire.instrument("service.theatre.open")
    async def open(self, show_id: ShowId) -> ShowId:
        if await self._missing(show_id):
            raise HTTPException(status_code=404)  #! L2
        return show_id

    @logfire.instrument("service.theatre.close")
    async def close(self, show_id: ShowId) -> ShowId:
        try:
            await self._missing(show_id)
        except OSError as problem:
            raise NoSuchShowError from problem  #! L2
        except KeyError as problem:
            raise problem
        return show_id

    @logfire.instrument("service.theatre.rest")
    async def rest(self, show_id: ShowId) -> ShowId:
        missing = await self._missing(show_id)
        if missing:
            problem = ValueError("no such show")
            raise problem  #! L2
        return show_id

    async def _missing(self, show_id: ShowId) -> bool:
        return False


def parse(text: str) -> ShowId:
    if not text:
        raise ValueError("empty")  #! L2
    return ShowId(text)
# === case: 06-commands-answering-bool
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from typing import Annotated, NewType

from pydantic import RootModel

type Success = bool
Done = Annotated[bool, "whether it was done"]
Accepted = NewType("Accepted", bool)


class Seats(RootModel[int], frozen=True):
    root: int

    def take(self, other: "Seats") -> bool:
        return self.root >= other.root
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre import value
from app.domain.theatre.value import Accepted, Done, Seats


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> bool:  #! L2
        return self.free.take(wanted)

    def process(self) -> "bool":  #! L2
        return True

    async def cancel(self) -> value.Success:  #! L2
        return True

    @staticmethod
    def dismiss(seats: Seats) -> Done:  #! L2
        return True

    @classmethod
    def book(cls, seats: Seats) -> Accepted:  #! L2
        return Accepted(True)
# === case: 07-services-answering-bool-or-none
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class ShowId(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import ShowId


class Show(DomainModel):
    id: ShowId


type MaybeShow = Show | None
# --- file: src/app/service/theatre.py
from __future__ import annotations

from typing import Optional

import logfire

from app.domain.theatre import show
from app.domain.theatre.show import MaybeShow, Show
from app.domain.theatre.value import ShowId


class TheatreService:
    @logfire.instrument("service.theatre.find")
    async def find(self, show_id: ShowId) -> Optional[show.Show]:  #! L2
        return await self._load(show_id)

    @logfire.instrument("service.theatre.peek")
    async def peek(self, show_id: ShowId) -> MaybeShow:  #! L2
        return await self._load(show_id)

    @logfire.instrument("service.theatre.cancel")
    async def cancel(self, show_id: ShowId) -> bool:  #! L2
        return await self._drop(show_id)

    async def _load(self, show_id: ShowId) -> Show:
        return Show(id=show_id)

    async def _drop(self, show_id: ShowId) -> bool:
        return True
# === case: 08-go-style-pairs
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel

type Ok = bool


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/show.py
import typing as t

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Ok, Seats

type Verdict = tuple[bool, "Show"]


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> t.Tuple[bool, Seats | None]:  #! L2
        return True, wanted

    def swap(self, wanted: Seats) -> Verdict:  #! L2
        return True, self

    def hold(self, wanted: Seats) -> tuple[Ok, Seats]:  #! L2
        return True, wanted
# --- file: src/app/service/theatre.py
import logfire

from app.domain.theatre.show import Show


class TheatreService:
    @logfire.instrument("service.theatre.sell")
    async def sell(self, show: Show) -> tuple[bool, Show]:  #! L2
        return await self._sell(show)

    async def _sell(self, show: Show) -> tuple[bool, Show]:
        return True, show
# === case: 09-transition-or-none
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int

    def covers(self, other: "Seats") -> bool:
        return self.root >= other.root
# --- file: src/app/domain/theatre/show.py
from __future__ import annotations

from typing import Optional, Self, Union

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> Self | None:  #! L2
        return self if self.free.covers(wanted) else None

    def swap(self, wanted: Seats) -> Optional[Show]:  #! L2
        return self if self.free.covers(wanted) else None

    def hold(self, wanted: Seats) -> Union[None, "Show"]:  #! L2
        return self if self.free.covers(wanted) else None

    def longest(self) -> Seats | None:
        return self.free
# === case: 10-exceptions-as-results
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats

type Failure = ValueError | KeyError


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> "Show | ValueError":  #! L2
        return self if wanted.root else ValueError("none")

    def hold(self, wanted: Seats) -> Failure | Seats:  #! L2
        return wanted

    def refuse(self) -> Exception:  #! L2
        return RuntimeError("refused")
# === case: 11-unions-without-a-tag
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/show.py
from typing import Annotated, TypeAlias, Union

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Sold(DomainModel):
    seats: Seats


class Refused(DomainModel):
    free: Seats


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> Sold | Refused:  #! L2
        return Sold(seats=wanted)

    def hold(self, wanted: Seats) -> "Union[Sold, Refused, None]":  #! L2
        return None


SellOutcome = Sold | Refused  #! L2
HoldOutcome: TypeAlias = "Union[Sold, Refused]"  #! L2
type SwapOutcome = Annotated[Sold | Refused, Field(description="either")]  #! L2
# === case: 12-tags-that-do-not-tell
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
# === case: 13-unions-nested-and-reexported
# --- file: src/app/domain/theatre/__init__.py
from app.domain.theatre.outcome import Held as Kept, Sale
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/outcome.py
from typing import Literal

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Sold(DomainModel):
    kind: Literal["sold"] = "sold"
    seats: Seats


class Refused(DomainModel):
    kind: Literal["refused"] = "refused"


class Held(DomainModel):
    kind: Literal["sold"] = "sold"


type Sale = Sold | Refused
# --- file: src/app/domain/theatre/show.py
from app.domain import theatre
from app.domain.shared.model import DomainModel
from app.domain.theatre.outcome import Refused, Sale
from app.domain.theatre.value import Seats

type Everything = Sale | theatre.Kept  #! L2


class Show(DomainModel):
    free: Seats
    latest: theatre.Sale | theatre.Kept  #! L2
    before: theatre.Sale | None = None

    def sell(self) -> "Refused | theatre.Kept":
        return Refused()

    def hold(self) -> theatre.Kept | Sale:  #! L2
        return Refused()
# === case: 14-success-flags
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int


class Explanation(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/theatre/sale.py
from typing import Annotated, Optional

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Explanation, Seats


class SaleResult(DomainModel):
    success: bool  #! L2 L3
    seats: Seats


class HoldResult(DomainModel):
    ok: Annotated[bool, "did it work"] = True  #! L2 L3
    error: Explanation | None = None  #! L2


class SwapResult(DomainModel):
    seats: Seats | None
    error_message: Optional[str] = None  #! L2 L3


class RefundResult(DomainModel):
    succeeded: bool = False  #! L2 L3
    failure: Optional[Explanation] = None  #! L2
# === case: 15-repositories-that-raise
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class ShowId(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import ShowId


class Show(DomainModel):
    id: ShowId
# --- file: src/app/domain/theatre/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.theatre.show import Show
from app.domain.theatre.value import ShowId


class ShowMissing(LookupError):  #! L2
    pass


class ShowRepository(Protocol):
    async def get(self, show_id: ShowId) -> Show: ...

    async def delete(self, show_id: ShowId) -> bool: ...


class RedisShowRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    @logfire.instrument("repo.show.get")
    async def get(self, show_id: ShowId) -> Show:
        raw = await self._client.get(show_id.root)
        if raw is None:
            raise ShowMissing(show_id)  #! L2
        assert raw.startswith(b"{")  #! L2
        return Show.model_validate_json(raw)

    @logfire.instrument("repo.show.delete")
    async def delete(self, show_id: ShowId) -> bool:
        return bool(await self._client.delete(show_id.root))
# === case: 16-validators-by-name-only
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/show.py
from typing import Self

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


def field_validator(name: str):
    return lambda function: function


class Show(DomainModel):
    free: Seats

    @field_validator("free")
    @classmethod
    def _free(cls, free: Seats) -> Seats:
        if not free.root:
            raise ValueError("no seats")  #! L2
        return free

    def validate_sale(self, wanted: Seats) -> Self:
        if not wanted.root:
            raise TypeError("nothing wanted")  #! L2
        return self

    def __post_sale__(self) -> Self:
        return self

    def __call__(self, wanted: Seats) -> Self:
        if not wanted.root:
            raise SaleError  #! L2
        return self


class SaleError(ArithmeticError):  #! L2
    pass
# === case: 17-enum-and-protocol-files
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from typing import Self

from pydantic import BaseModel, RootModel


class Seats(RootModel[int], frozen=True):
    root: int


class Row(BaseModel, frozen=True):
    number: int
    seats: Seats

    def widened(self) -> Self:
        if self.number > 40:
            raise RuntimeError("the wall is in the way")  #! L2
        return self

    @classmethod
    def parse(cls, text: str) -> Self:
        number, _, seats = text.partition(":")
        if not seats:
            raise ValueError("a row is written number:seats")
        return cls(number=int(number), seats=Seats(int(seats)))
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Row


class Plan(DomainModel):
    rows: tuple[Row, ...]

    def reserve(self, row: Row) -> bool:  #! L2
        return row in self.rows

    def shift(self, row: Row) -> "Plan":
        match self.rows:
            case ():
                raise IndexError("no rows")  #! L2
            case _ if row not in self.rows:
                raise ValueError("not here")  #! L2
        return self
# === case: 18-late-guarded-and-lambda
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/errors.py
from app.domain.theatre.fallback import Anything

if True:
    Parent = Anything
else:
    Parent = Exception


try:

    class SaleError(Parent):  #! L2
        pass

except NameError:
    SaleError = Exception
# --- file: src/app/domain/theatre/fallback.py
Anything = Exception
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> "Show":
        from app.domain.theatre.errors import SaleError as Refusal

        if wanted.root > self.free.root:
            raise Refusal("sold out")  #! L2
        return self

    async def stream(self) -> "Show":
        async def inner() -> "Show":
            if not self.free.root:
                raise ValueError("nothing to stream")  #! L2
            return self

        return await inner()
