"""What every aggregate has in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Protocol, Self

from app.domain.shared.outcome import Found, Stale
from app.domain.shared.value import Key, Noun, Revision, Value


class Aggregate(Protocol):
    """A consistency boundary: an identity, and a revision that counts its saves."""

    what: ClassVar[Noun]

    @property
    def id(self) -> Value[Any]: ...

    @property
    def revision(self) -> Revision: ...

    def model_copy(self, *, update: dict[str, Any] | None = None) -> Self: ...

    def model_dump(self) -> dict[str, Any]: ...

    def model_dump_json(self) -> str: ...

    @classmethod
    def model_validate(cls, obj: Any) -> Self: ...

    @classmethod
    def model_validate_json(cls, json_data: str | bytes) -> Self: ...


def unless_changed_since[A: Aggregate](found: Found[A], seen: Revision) -> Found[A] | Stale:
    """What was found, provided it is still what the caller saw."""
    aggregate = found.aggregate
    if aggregate.revision != seen:
        return Stale(what=aggregate.what, key=Key(str(aggregate.id)), seen=seen)
    return found


def having(**fields: object) -> Callable[[Aggregate], bool]:
    """Tell the aggregates whose fields are these."""
    return lambda aggregate: all(getattr(aggregate, n) == v for n, v in fields.items())
