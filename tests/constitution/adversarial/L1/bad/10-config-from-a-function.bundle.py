# --- file: src/app/domain/order/quote.py
import os

from pydantic import BaseModel, ConfigDict

from app.domain.order.value import OrderId
from app.domain.shared.value import Money

IMMUTABLE = os.environ.get("QUOTES") != "editable"


def strict(title: str) -> ConfigDict:
    return ConfigDict(frozen=True, title=title)


class Quote(BaseModel):  #! L1
    model_config = strict("Quote")

    order_id: OrderId
    price: Money


class Offer(BaseModel, frozen=IMMUTABLE):  #! L1
    order_id: OrderId
    price: Money
