# --- file: src/app/domain/identity/contact.py
import pydantic as p
from pydantic import EmailStr, Field, HttpUrl, StrictStr, conint
from typing_extensions import Annotated

from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel


class Contact(DomainModel):
    user_id: UserId
    email: EmailStr  #! L3
    homepage: HttpUrl | None = None  #! L3
    logins: p.PositiveInt  #! L3
    level: conint(ge=1, le=9)  # type: ignore[valid-type]  #! L3
    name: Annotated[str, Field(min_length=1)]  #! L3
    nickname: StrictStr = ""  #! L3
    code: p.constr(min_length=2)  #! L3
