# --- file: src/app/domain/order/basket.py
import collections as c
import typing as t
from collections import deque

from pydantic import Field

from app.domain.inventory.value import Quantity, Sku
from app.domain.order.value import OrderId, OrderLine
from app.domain.shared.model import DomainModel

type Lines = list[OrderLine]
Wanted: t.TypeAlias = "set[Sku]"


class Basket(DomainModel):
    id: OrderId
    lines: Lines  #! L1
    wanted: Wanted  #! L1
    recent: "deque[OrderLine]"  #! L1
    by_sku: t.Dict[Sku, OrderLine] | None = None  #! L1
    gifts: t.Annotated[t.Set[Sku], Field(min_length=1)]  #! L1
    layers: tuple[tuple[Sku, list[Quantity]], ...] = ()  #! L1
    returned: c.deque[Quantity]  #! L1
    limits: t.Mapping[Sku, Quantity]
    fixed: t.Sequence[OrderLine] = ()
# --- file: src/app/domain/order/value.py
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, RootModel

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.value import Money


class OrderId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)


class CustomerRef(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID


class Discounts(BaseModel, frozen=True):
    by_sku: dict[Sku, Money]  #! L1


class OrderLine(BaseModel):
    model_config = ConfigDict(frozen=True)

    sku: Sku
    quantity: Quantity
    unit_price: Money

    def subtotal(self) -> Money:
        return self.unit_price.times(self.quantity.root)
