# --- file: src/app/domain/identity/account.py
from pydantic import BaseModel, ConfigDict

from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel


class Account(BaseModel, frozen=False):  #! L1
    model_config = ConfigDict(frozen=True)

    id: UserId
    email: EmailAddress


class Invitation(DomainModel):
    class Config:
        title = "Invitation"
        frozen = False  #! L1

    email: EmailAddress


class Session(BaseModel):
    model_config = {
        "extra": "forbid",
        "frozen": False,  #! L1
    }

    user_id: UserId
