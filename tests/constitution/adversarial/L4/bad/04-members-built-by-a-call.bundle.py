# --- file: src/app/domain/order/replay.py
from app.domain.order.type import OrderStatus
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Replay(DomainModel):
    id: OrderId
    status: OrderStatus

    def is_first(self) -> bool:
        return self.status == OrderStatus("pending")  #! L4

    def is_last(self) -> bool:
        return OrderStatus(value="shipped") is self.status  #! L4
