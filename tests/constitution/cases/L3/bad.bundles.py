# === case: 01-raw-uuid-and-float
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/invoice.py
from uuid import UUID

from app.domain.shared.model import DomainModel


class Invoice(DomainModel):
    id: UUID  #! L3
    amount: float  #! L3
# === case: 02-nested-in-optional-and-containers
# --- file: src/app/domain/identity/user.py
from typing import Optional, Union

from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel


class User(DomainModel):
    id: UserId
    nickname: Optional[str] = None  #! L3
    tags: tuple[str, ...] = ()  #! L3
    scores: frozenset[int] | None = None  #! L3
    contact: Union[UserId, str]  #! L3
# === case: 05-alias-laundering-across-modules
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/value.py
from decimal import Decimal as D
from typing import Annotated, TypeAlias

from pydantic import Field

type InvoiceNumber = str
Amount = Annotated[D, Field(ge=0)]
Reference: TypeAlias = "str | None"
# --- file: src/app/domain/billing/invoice.py
from app.domain.billing import value as v
from app.domain.billing.value import Amount as Sum, InvoiceNumber
from app.domain.shared.model import DomainModel


class Invoice(DomainModel):
    number: InvoiceNumber  #! L3
    due: Sum  #! L3
    reference: v.Reference = None  #! L3
