# --- file: src/app/domain/email/__init__.py
# --- file: src/app/domain/email/value.py
from email.utils import parseaddr
from typing import Annotated

from pydantic import AfterValidator, RootModel


def _plausible(address: str) -> str:
    if "@" not in parseaddr(address)[1]:
        raise ValueError("an address has an @")
    return address


class Address(RootModel[Annotated[str, AfterValidator(_plausible)]], frozen=True):
    """Where a letter goes."""
# --- file: src/app/domain/email/letter.py
import calendar
import email
import secrets

from app.domain.email.value import Address
from app.domain.shared.model import DomainModel


class Letter(DomainModel):
    to: Address

    def is_lucky(self) -> bool:
        message = email.message_from_string(f"To: {self.to.root}")
        return bool(message) and calendar.MONDAY == 0 and secrets.randbelow(2) == 1
# --- file: src/app/domain/calendar/__init__.py
# --- file: src/app/domain/calendar/value.py
import calendar

from pydantic import Field, RootModel


class Weekday(RootModel[int], frozen=True):
    root: int = Field(ge=0, le=6)

    def is_monday(self) -> bool:
        return self.root == calendar.MONDAY
