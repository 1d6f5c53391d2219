# --- file: src/app/domain/order/remark.py
from pydantic import BaseModel

from app.domain.order.value import OrderLine
from app.domain.shared.model import DomainModel


class Remark(BaseModel, frozen=True):
    value: str  #! L3
    author: str  #! L3


class GiftLine(OrderLine):
    message: str  #! L3


class Title(DomainModel):
    value: str


class Counter(DomainModel):
    count: int  #! L3
