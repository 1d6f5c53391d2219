# --- file: src/app/domain/order/outward.py
from app.api.order.contracts import CancelRequest  #! L7
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel

from ...service.order import OrderServiceRunner  #! L7


class Outward(DomainModel):
    order_id: OrderId

    def is_mapped_by(self, request: CancelRequest, service: OrderServiceRunner) -> bool:
        import app.main  #! L7

        return app.main is not None and request is not service
# --- file: src/app/api/order/contracts.py
from pydantic import BaseModel


class CancelRequest(BaseModel):
    comment: str = ""
