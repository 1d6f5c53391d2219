# --- file: src/app/domain/identity/team.py
from __future__ import annotations

from pydantic import BaseModel

from app.domain.identity.value import EmailAddress, UserId


class Team(BaseModel, frozen=True):
    lead: Member
    members: tuple[Member, ...] = ()
    parent: Team | None = None

    class Badge(BaseModel, frozen=True):
        holder: UserId

    def has_member(self, user_id: UserId) -> bool:
        return any(member.id == user_id for member in self.members)


class Member(BaseModel, frozen=True):
    id: UserId
    email: EmailAddress


Team.model_rebuild()
