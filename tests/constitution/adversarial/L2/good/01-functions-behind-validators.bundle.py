# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/checks.py
def not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be blank")
    return text


def digits(text: object) -> object:
    if not isinstance(text, str):
        raise TypeError("expected text")
    return text.replace(" ", "")
# --- file: src/app/domain/billing/value.py
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, RootModel, field_validator

from app.domain.billing import checks
from app.domain.billing.checks import digits

type Text = Annotated[str, AfterValidator(checks.not_blank)]


class Reference(RootModel[Text]):
    model_config = ConfigDict(frozen=True)
    root: Text


class AccountNumber(RootModel[str], frozen=True):
    root: Annotated[str, BeforeValidator(func=digits)]

    @field_validator("root", mode="before")
    @classmethod
    def _no_dashes(cls, raw: Any) -> Any:
        if "-" in str(raw):
            raise ValueError("leave out the dashes")
        return raw
# --- file: src/app/domain/billing/invoice.py
import pydantic
from pydantic import ValidationInfo

from app.domain.billing.value import AccountNumber, Reference
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Invoice(DomainModel):
    payer: AccountNumber
    payee: AccountNumber
    reference: Reference
    due: Money

    @pydantic.field_validator("payee")
    @classmethod
    def _not_the_payer(cls, payee: AccountNumber, info: ValidationInfo) -> AccountNumber:
        if payee == info.data.get("payer"):
            raise ValueError("nobody invoices themselves")
        return payee

    @pydantic.model_validator(mode="after")
    def _has_reference(self) -> "Invoice":
        assert self.reference.root, "a reference is needed"
        return self
