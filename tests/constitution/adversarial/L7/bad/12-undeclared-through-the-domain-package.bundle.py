# --- file: src/app/domain/__init__.py
from app.domain.identity.value import UserId

__all__ = ["UserId"]
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/invoice.py
from app.domain import UserId  #! L7
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Invoice(DomainModel):
    payer: UserId
    due: Money
