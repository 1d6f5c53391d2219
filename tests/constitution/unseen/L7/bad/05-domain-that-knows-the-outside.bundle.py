# --- file: src/app/domain/order/settings.py
from app.config import Settings  #! L7
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class OrderSettings(DomainModel):
    order_id: OrderId

    def is_set_up(self, settings: Settings) -> bool:
        return settings is not None
# --- file: src/app/domain/order/hooks.py
import app.service.order as orders  #! L7
from app import main  #! L7
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Hook(DomainModel):
    order_id: OrderId

    def is_wired(self) -> bool:
        from app import api  #! L7

        return bool(api and main and orders)
