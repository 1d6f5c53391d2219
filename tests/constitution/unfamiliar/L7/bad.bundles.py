# === case: 01-two-that-know-each-other
# --- file: src/app/domain/left/left.py
from app.domain.left.value import LeftId
from app.domain.right.value import RightId  #! L7
from app.domain.shared.model import DomainModel


class Left(DomainModel):
    id: LeftId
    right: RightId
# --- file: src/app/domain/left/value.py
from uuid import UUID

from pydantic import RootModel


class LeftId(RootModel[UUID], frozen=True):
    pass
# --- file: src/app/domain/right/right.py
from app.domain.left.value import LeftId  #! L7
from app.domain.right.value import RightId
from app.domain.shared.model import DomainModel


class Right(DomainModel):
    id: RightId
    left: LeftId
# --- file: src/app/domain/right/value.py
from uuid import UUID

from pydantic import RootModel


class RightId(RootModel[UUID], frozen=True):
    pass
# === case: 02-inside-out
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
