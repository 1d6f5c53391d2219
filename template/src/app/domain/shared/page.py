"""Reading many aggregates a page at a time, by a cursor that no save can shift."""

from typing import Annotated

from pydantic import BaseModel, Field

from app.domain.shared.value import Key, Value


class Limit(Value[Annotated[int, Field(ge=1, le=200)]], frozen=True):
    """How many aggregates a page holds at the most."""


class PageRequest(BaseModel, frozen=True):
    """The next `limit` aggregates `after` the last one seen."""

    limit: Limit = Limit(50)
    after: Key | None = None


class Page[A](BaseModel, frozen=True):
    """Some aggregates in the order of their keys; `next` is the cursor of the page behind, if any."""

    items: tuple[A, ...]
    next: Key | None = None
