# --- file: src/app/domain/order/cart.py
from pydantic import ConfigDict

from app.domain.order.value import CustomerRef, OrderLine
from app.domain.shared.model import DomainModel


class Cart(DomainModel):
    customer: CustomerRef
    lines: tuple[OrderLine, ...] = ()


class Wishlist(DomainModel):
    customer: CustomerRef


class Registry(DomainModel):
    customer: CustomerRef


Cart.model_config["frozen"] = False  #! L1
Wishlist.model_config = ConfigDict(frozen=False)  #! L1
Registry.model_config.update(frozen=False)  #! L1
