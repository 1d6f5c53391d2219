# --- file: src/app/domain/order/pricing.py
from app.domain.order.order import Order
from app.domain.order.value import OrderLine
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


def surcharge(order: Order) -> Money:
    if not order.lines:
        raise LookupError("an empty order has no surcharge")  #! L2
    return order.lines[0].subtotal()


class PriceList(DomainModel):
    base: Money

    def price(self, lines: tuple[OrderLine, ...]) -> Money:
        def first() -> OrderLine:
            for line in lines:
                return line
            raise ValueError("nothing to price")  #! L2

        try:
            return first().subtotal()
        except KeyError as missing:
            raise ValueError("unknown line") from missing  #! L2


class Rounding:
    @staticmethod
    def up(money: Money) -> Money:
        if not money.exceeds(Money(amount=0)):
            raise RuntimeError("nothing to round")  #! L2
        return money
