# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from typing import Literal

from pydantic import BaseModel, RootModel, ValidationError


class Seats(RootModel[int], frozen=True):
    root: int


class Unreadable(BaseModel, frozen=True):
    kind: Literal["unreadable"] = "unreadable"
    text: str


class Parsed(BaseModel, frozen=True):
    kind: Literal["parsed"] = "parsed"
    seats: Seats

    @classmethod
    def of(cls, text: str) -> "Parsed | Unreadable":
        try:
            return cls(seats=Seats(int(text)))
        except (ValueError, ValidationError) as error:
            return Unreadable(text=f"{text}: {error}")
# --- file: src/app/domain/theatre/plan.py
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Parsed, Seats, Unreadable


class Plan(DomainModel):
    rows: tuple[Seats, ...] = ()

    def with_row(self, row: Parsed | Unreadable) -> "Plan":
        with suppress(AttributeError):
            return self.model_copy(update={"rows": (*self.rows, row.seats)})
        return self

    @property
    def first(self) -> Seats | None:
        try:
            return self.rows[0]
        except IndexError:
            return None


@contextmanager
def quietly() -> Iterator[None]:
    try:
        yield
    finally:
        pass
