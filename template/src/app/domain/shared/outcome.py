"""How asking for, deciding on and saving an aggregate can end: the outcomes every context shares."""

from typing import Literal

from pydantic import BaseModel

from app.domain.shared.value import Key, Noun, Revision


class Found[A](BaseModel, frozen=True):
    """The aggregate as it is kept."""

    kind: Literal["found"] = "found"
    aggregate: A


class NotFound(BaseModel, frozen=True):
    """Nothing is kept under that key."""

    kind: Literal["not_found"] = "not_found"
    what: Noun
    key: Key

    @property
    def reason(self) -> str:
        return f"There is no {self.what} {self.key}."


class Change[A, E](BaseModel, frozen=True):
    """A command was carried out: the aggregate as it would now stand, and what happened."""

    aggregate: A
    events: tuple[E, ...] = ()


class Changed[A, E](Change[A, E], frozen=True):
    """A change that has no more to tell than itself."""

    kind: Literal["changed"] = "changed"


class TransitionRefused[S](BaseModel, frozen=True):
    """The state the aggregate is in does not allow the move."""

    kind: Literal["transition_refused"] = "transition_refused"
    what: Noun
    status: S
    target: S

    @property
    def reason(self) -> str:
        return f"The {self.what} is {self.status} and cannot become {self.target}."


class Saved[A](BaseModel, frozen=True):
    """The aggregate is kept, one revision on."""

    kind: Literal["saved"] = "saved"
    aggregate: A


class Deleted(BaseModel, frozen=True):
    """The aggregate is kept no more."""

    kind: Literal["deleted"] = "deleted"


class Stale(BaseModel, frozen=True):
    """Someone else saved first, so the decision rests on an aggregate that is no more."""

    kind: Literal["stale"] = "stale"
    what: Noun
    key: Key
    seen: Revision

    @property
    def reason(self) -> str:
        return f"The {self.what} {self.key} has changed since revision {self.seen}."


class Taken(BaseModel, frozen=True):
    """Another aggregate already has what must be unique."""

    kind: Literal["taken"] = "taken"
    what: Noun
    field: Noun

    @property
    def reason(self) -> str:
        return f"Another {self.what} already has this {self.field}."
