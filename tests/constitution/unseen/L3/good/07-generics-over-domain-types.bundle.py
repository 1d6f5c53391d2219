# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/page.py
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, Protocol, Self, TypeVar

from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel

T = TypeVar("T")
K = TypeVar("K", bound="Room")


class Room(DomainModel):
    number: RoomNumber


class Page(DomainModel, Generic[T]):
    items: tuple[T, ...] = ()
    next: T | None = None

    def map[U](self, change: Callable[[T], U]) -> "Page[U]":
        return Page(items=tuple(map(change, self.items)))

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class Index(DomainModel, Generic[K]):
    rooms: tuple[K, ...]

    def with_all(self, rooms: Iterable[K]) -> Self:
        return self.model_copy(update={"rooms": tuple(rooms)})


class Selector[R: Room](Protocol):
    def choose(self, rooms: Page[R]) -> R: ...


class Hotel(DomainModel):
    rooms: Page[Room]
    index: Index[Room]
