# --- file: src/app/domain/identity/user.py
from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel


class User(DomainModel):
    id: UserId
    email: EmailAddress
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Orders
#| 
#| ## Domain Design
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity` are the language of an order line
#|   - Justification: value objects only
#| - **Imports from identity**: `UserId` #! L7
#|   - Justification: an order will know its owner one day
