"""The words every context uses."""

from typing import Annotated, Self
from uuid import NAMESPACE_OID, UUID, uuid5

from pydantic import Field, NonNegativeInt, RootModel
from uuid_utils.compat import uuid7


class Value[T](RootModel[T], frozen=True):
    """A primitive that says what it means: valid from birth, equal by value."""

    def __str__(self) -> str:
        return str(self.root)


class Id(Value[UUID], frozen=True):
    """Names one thing for its whole life; later ids sort later, so an index grows at its end."""

    @classmethod
    def new(cls) -> Self:
        return cls(uuid7())

    @classmethod
    def of_request(cls, key: "IdempotencyKey | None") -> Self:
        """Name what a request creates; sent twice under one key, it names the same thing twice."""
        return cls.new() if key is None else cls(uuid5(NAMESPACE_OID, f"{cls.__name__}:{key}"))


class Revision(Value[NonNegativeInt], frozen=True):
    """How often a thing was saved: only a writer who saw the last revision may write the next."""

    @classmethod
    def new(cls) -> Self:
        return cls(0)

    @property
    def is_new(self) -> bool:
        return self.root == 0

    @property
    def next(self) -> Self:
        return type(self)(self.root + 1)


class Noun(Value[str], frozen=True):
    """What a thing is called in a sentence, e.g. "order line"."""


class Key(Value[str], frozen=True):
    """An identity as text; the order of keys is the order of pages."""


class IdempotencyKey(Value[Annotated[str, Field(min_length=1, max_length=255)]], frozen=True):
    """A client's name for one request, the same on every retry."""
