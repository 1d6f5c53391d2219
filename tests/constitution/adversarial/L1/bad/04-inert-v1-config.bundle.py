# --- file: src/app/domain/identity/profile.py
import pydantic

from app.domain.identity.value import EmailAddress, UserId


class Profile(pydantic.BaseModel):  #! L1
    user_id: UserId
    email: EmailAddress

    class Config:
        allow_mutation = False
        extra = "forbid"
