# --- file: src/app/domain/order/ledger.py
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Ledger(DomainModel):
    id: OrderId
    balance: Money

    def post(self, amount: Money) -> None:
        object.__setattr__(self, "balance", self.balance.plus(amount))  #! L1

    def void(self) -> None:
        self.__dict__["balance"] = Money(amount=0)  #! L1

    def restore(self, balance: Money) -> None:
        self.__dict__.update(balance=balance)  #! L1


def settle(ledger: Ledger) -> Ledger:
    object.__setattr__(ledger, "balance", Money(amount=0))  #! L1
    return ledger
