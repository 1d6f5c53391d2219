# --- file: src/app/domain/order/archive.py
from app.domain.order.order import Order
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Archive(DomainModel):
    ids: tuple[OrderId, ...] = ()

    def keeps(self, order: Order) -> bool:
        return order.id in self.ids
# --- file: specs/002-archive/plan.md
#| # Implementation Plan: Archive
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from order**: `OrderId` — an archive keeps orders #! L7
#|   - Justification: nobody but the order context asks
