# --- file: src/app/domain/identity/user.py
from __future__ import annotations

from typing import TYPE_CHECKING, Self

from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.domain.identity.group import Group


class User(DomainModel):
    id: UserId
    email: EmailAddress

    def is_in(self, group: Group) -> bool:
        return self.id in group.members

    def renamed(self, email: EmailAddress) -> Self:
        return self.model_copy(update={"email": email})
# --- file: src/app/domain/identity/group.py
from app.domain.identity import user
from app.domain.identity.user import User
from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel


class Group(DomainModel):
    members: frozenset[UserId] = frozenset()

    def joined_by(self, member: User) -> "Group":
        return self.model_copy(update={"members": self.members | {member.id}})

    def owner_of(self, member: "user.User") -> UserId:
        return member.id
