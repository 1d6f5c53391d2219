# --- file: src/app/domain/identity/team.py
from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.domain.identity.person import Person


class Team(DomainModel):
    lead: UserId

    def is_led_by(self, person: Person) -> bool:
        return person.id == self.lead
# --- file: src/app/domain/identity/person.py
from app.domain.identity.team import Team
from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel

from . import value
from .value import UserId as PersonId


class Person(DomainModel):
    id: PersonId
    email: EmailAddress
    team: Team | None = None
    deputy: value.UserId | None = None

    def stands_in_for(self, other: UserId) -> bool:
        from app.domain.identity import team

        return isinstance(self.team, team.Team) and self.deputy == other
