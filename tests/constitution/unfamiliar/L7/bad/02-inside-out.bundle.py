# --- file: src/app/domain/gift/gift.py
from app.config import Settings  #! L7
from app.domain.gift.value import GiftId
from app.domain.shared.model import DomainModel


class Gift(DomainModel):
    id: GiftId

    def wrap(self) -> "Gift":
        from app.service.order import OrderServiceRunner  #! L7

        assert isinstance(OrderServiceRunner, type)
        assert isinstance(Settings, type)
        return self
# --- file: src/app/domain/gift/value.py
from uuid import UUID

from pydantic import RootModel


class GiftId(RootModel[UUID], frozen=True):
    pass
# --- file: src/app/service/gift.py
from app.api.deps import get_order_service  #! L7

service = get_order_service
