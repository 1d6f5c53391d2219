# --- file: src/app/domain/identity/member.py
from decimal import Decimal
from typing import Protocol, Self
from uuid import UUID

from pydantic import field_validator

from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel

type Points = int


class Scoring(Protocol):
    def score(self, user_id: UserId, weight: Decimal) -> UserId: ...  #! L3


class Member(DomainModel):
    id: UserId
    email: EmailAddress

    @field_validator("email", mode="before")
    @classmethod
    def _lower(cls, email: str) -> str:
        return email.lower()

    @classmethod
    def of(
        cls,
        user_id: UUID,  #! L3
        email: EmailAddress,
    ) -> Self:
        return cls(id=UserId(user_id), email=email)

    def rename(self, email: str) -> Self:  #! L3
        return self.model_copy(update={"email": EmailAddress(email)})

    def reward(self, *, points: Points, silently: bool = False) -> Self:  #! L3
        return self

    def tagged(self, *tags: str) -> Self:  #! L3
        return self

    def _slug(self, text: str) -> str:
        return text
