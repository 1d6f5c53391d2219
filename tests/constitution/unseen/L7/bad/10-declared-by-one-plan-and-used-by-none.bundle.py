# --- file: src/app/domain/identity/person.py
from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel


class Person(DomainModel):
    id: UserId
    email: EmailAddress
# --- file: specs/002-people/plan.md
#| # Implementation Plan: People
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from identity**: `UserId` — an order names its owner #! L7
# --- file: specs/003-more/plan.md
#| # Implementation Plan: More
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from inventory**: `Sku` — what is stocked
#| - **Imports from warehouse**: `ShelfId` — where it lies #! L7
