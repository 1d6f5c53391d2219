# === case: 01-declared-one-way
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/invoice.py
from app.domain.order.order import Order
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Invoice(DomainModel):
    order_id: OrderId
    due: Money

    @classmethod
    def for_order(cls, order: Order) -> "Invoice":
        return cls(order_id=order.id, due=order.total())
# --- file: specs/001-order/plan.md
#| # Implementation Plan
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from order**: `Order`, `OrderId`
# === case: 03-diamond-is-not-a-cycle
# --- file: src/app/domain/left/__init__.py
# --- file: src/app/domain/left/value.py
from app.domain.shared.value import Money


class Price(Money):
    pass
# --- file: src/app/domain/right/__init__.py
# --- file: src/app/domain/right/value.py
from app.domain.shared.value import Money


class Cost(Money):
    pass
# --- file: src/app/domain/top/__init__.py
# --- file: src/app/domain/top/margin.py
from app.domain.left.value import Price
from app.domain.right.value import Cost
from app.domain.shared.model import DomainModel


class Margin(DomainModel):
    price: Price
    cost: Cost
# --- file: specs/001-order/plan.md
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from left**: `Price`
#| - **Imports from right**: `Cost`
