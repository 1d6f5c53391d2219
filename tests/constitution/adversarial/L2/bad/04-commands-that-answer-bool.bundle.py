# --- file: src/app/domain/order/claim.py
from app.domain.order.type import OrderStatus
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel

type Accepted = bool
Done = bool


class Claim(DomainModel):
    id: OrderId
    status: OrderStatus

    def cancel(self) -> bool:  #! L2
        return self.status.is_cancellable()

    def issue(self) -> bool:  #! L2
        return self.status.is_terminal()

    def dismiss(self) -> bool:  #! L2
        return not self.status.is_terminal()

    def process(self) -> "bool":  #! L2
        return True

    def approve(self) -> Accepted:  #! L2
        return self.status.is_cancellable()

    @classmethod
    def validate_all(cls, claims: "tuple[Claim, ...]") -> Done:  #! L2
        return all(claim.is_open for claim in claims)

    @property
    def is_open(self) -> bool:
        return not self.status.is_terminal()
