# --- file: src/app/domain/order/batch.py
from app.domain.order.order import Order
from app.domain.order.type import OrderStatus
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Batch(DomainModel):
    orders: tuple[Order, ...] = ()
    status: OrderStatus

    def pending(self) -> tuple[Order, ...]:
        return tuple(o for o in self.orders if o.status is OrderStatus.PENDING)  #! L4

    def fee(self) -> Money:
        return Money(amount=1 if self.status == OrderStatus.SHIPPED else 2)  #! L4

    def has_lost(self) -> bool:
        if (status := self.status) == OrderStatus.CANCELLED:  #! L4
            return not status.is_cancellable()
        return any(map(lambda o: o.status is OrderStatus.CANCELLED, self.orders))  #! L4

    def first_open(self) -> OrderId | None:
        index = 0
        while self.orders[index].status != OrderStatus.PENDING:  #! L4
            index += 1
        return self.orders[index].id

    def last_of(self, order: Order) -> OrderId | None:
        match order:
            case Order(id=order_id) if self.status is OrderStatus.SHIPPED:  #! L4
                return order_id
            case _:
                return None
