# --- file: src/app/domain/identity/member.py
import sys
from typing import Annotated

from pydantic import BaseModel, Field

from app.domain.identity.value import EmailAddress, UserId


class Member(BaseModel):  #! L1
    id: UserId = Field(frozen=True)
    email: Annotated[EmailAddress, Field(frozen=True)]


if sys.version_info >= (3, 12):

    class Guest(BaseModel):  #! L1
        email: EmailAddress

else:

    class Guest(BaseModel, frozen=True):
        email: EmailAddress
