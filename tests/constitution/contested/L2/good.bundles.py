# === case: 01-a-bank-of-blood
# --- file: src/app/domain/donor/value.py
from functools import partial
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, RootModel, WrapValidator, field_validator

from app.domain.donor.checks import below, trimmed


class Litres(RootModel[Annotated[float, AfterValidator(partial(below, 5.0))]], frozen=True):
    """An amount of blood."""

    def __sub__(self, other: "Litres") -> "Litres":
        if other.root > self.root:
            raise ArithmeticError("a donor has no more to give")
        return Litres(self.root - other.root)

    def __getitem__(self, index: slice) -> Self:
        raise IndexError(index)


class Label(RootModel[Annotated[str, WrapValidator(trimmed)]], frozen=True):
    """What stands on the bag."""


class Bag(BaseModel, frozen=True):
    label: Label
    content: Litres

    @field_validator("label", mode="wrap")
    @classmethod
    def _readable(cls, value: Any, handler: Any) -> Label:
        if not value:
            raise AssertionError("a bag has a label")
        result: Label = handler(value)
        return result
# --- file: src/app/domain/donor/checks.py
from typing import Any


def below(most: float, value: float) -> float:
    if value >= most:
        raise ValueError(f"{value} is not below {most}")
    return value


def trimmed(value: Any, handler: Any) -> str:
    text: str = handler(value)
    if text != text.strip():
        raise ValueError("blanks around the text")
    return text
# --- file: src/app/domain/donor/donor.py
from collections.abc import Iterable
from typing import Literal, overload

from app.domain.donor.value import Bag, Label, Litres
from app.domain.shared.model import DomainModel


class Given(DomainModel):
    kind: Literal["given"] = "given"
    bag: Bag


class Deferred(DomainModel):
    kind: Literal["deferred"] = "deferred"
    left: Litres


type Donation = Given | Deferred
type Answer = Donation | None


class Donor(DomainModel):
    left: Litres
    latest: Answer = None

    def give(self, bag: Bag) -> Donation:
        if self.needs_rest(bag):
            return Deferred(left=self.left)
        return Given(bag=bag)

    def needs_rest(self, bag: Bag) -> bool:
        return bag.content.root > self.left.root

    def was_deferred(self) -> bool:
        return isinstance(self.latest, Deferred)

    def find(self, label: Label) -> Bag | None:
        return next((bag for bag in self._bags() if bag.label == label), None)

    @overload
    def given(self, label: None = None) -> tuple[Bag, ...]: ...
    @overload
    def given(self, label: Label) -> Bag | None: ...
    def given(self, label: Label | None = None) -> tuple[Bag, ...] | Bag | None:
        return tuple(self._bags()) if label is None else self.find(label)

    def _bags(self) -> Iterable[Bag]:
        match self.latest:
            case Given(bag=bag):
                yield bag
# --- file: src/app/service/donor.py
import logfire

from app.domain.donor.donor import Donation, Donor
from app.domain.donor.value import Bag


class DonorService:
    @logfire.instrument("service.donor.give")
    async def give(self, donor: Donor, bag: Bag) -> Donation:
        try:
            return await self._given(donor, bag)
        except (OSError, TimeoutError) as error:
            error.add_note("while giving")
            raise error from None

    async def _given(self, donor: Donor, bag: Bag) -> Donation:
        if not hasattr(self, "_given"):
            raise RuntimeError("not started")
        return donor.give(bag)
# === case: 02-a-registry-of-names
# --- file: src/app/domain/registry/value.py
from pydantic import BaseModel, RootModel


class Title(RootModel[str], frozen=True):
    """A name that is taken."""


class Failure(BaseModel, frozen=True):
    value: str


class Span(BaseModel, frozen=True):
    first: Title
    last: Title

    def narrowed(self, title: Title) -> "Span | Title":
        return title if self.first == self.last else self
# --- file: src/app/domain/registry/entry.py
from collections.abc import Callable
from typing import Literal

from app.domain.registry.value import Failure, Title
from app.domain.shared.model import DomainModel


class Taken(DomainModel):
    outcome: Literal["taken"] = "taken"
    title: Title


class Free(DomainModel):
    outcome: Literal["free"] = "free"


class Broken(DomainModel):
    outcome: Literal["broken"] = "broken"
    failure: Failure
    successor: Title | None = None
    error_margin: Title


class Entry(DomainModel):
    title: Title
    watcher: Callable[[Taken | Free], bool] | None = None

    def look(self, title: Title) -> Taken | Free | Broken:
        return Taken(title=title)

    def matching(self, question: Callable[[Title], bool]) -> "Entry":
        return self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entry)

    def __bool__(self) -> bool:
        return True


def same(one: Entry, other: Entry) -> Literal["yes", "no"]:
    return "yes" if one == other else "no"
# --- file: src/app/domain/registry/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.registry.entry import Entry
from app.domain.registry.value import Title


class Entries(Protocol):
    async def find(self, title: Title, /) -> Entry | None: ...
    async def delete(self, title: Title, /) -> bool: ...


class RedisEntries:
    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    @logfire.instrument("repo.entry.find")
    async def find(self, title: Title, /) -> Entry | None:
        text = await self._redis.get(title.root)
        return None if text is None else Entry.model_validate_json(text)

    @logfire.instrument("repo.entry.delete")
    async def delete(self, title: Title, /) -> bool:
        return bool(await self._redis.delete(title.root))
