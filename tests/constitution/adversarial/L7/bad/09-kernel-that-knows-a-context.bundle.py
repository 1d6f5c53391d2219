# --- file: src/app/domain/shared/ownership.py
from app.domain.identity.value import UserId  #! L7
from app.domain.shared.model import DomainModel


class Ownership(DomainModel):
    owner: UserId
