# --- file: tests/unit/test_order.py
from app.api.order.routes import router
from app.domain.order.order import Order
from app.domain.order.type import OrderStatus
from app.domain.order.value import CustomerRef, OrderId
from app.main import create_app
from app.service.order import OrderServiceRunner


class FakeError(Exception):
    pass


def test_cancel() -> None:
    order = Order(id=OrderId(), customer=CustomerRef(OrderId().root), status=OrderStatus.PENDING)
    assert order.status == OrderStatus.PENDING
    assert order.status in {OrderStatus.PENDING, OrderStatus.CONFIRMED}
    if not order.lines:
        raise FakeError(router, create_app, OrderServiceRunner)
# --- file: migrations/env.py
from sqlalchemy import create_engine, text

from app.config import Settings
from app.domain.order.repository import Base

engine = create_engine(Settings().database_url)
with engine.begin() as connection:
    connection.execute(text("SELECT 1"))
    Base.metadata.create_all(connection)
# --- file: scripts/seed.py
from dataclasses import dataclass
from pathlib import Path

from app.domain.order.type import OrderStatus


@dataclass
class Seed:
    status: str = "pending"

    def is_pending(self) -> bool:
        return OrderStatus(self.status) == OrderStatus.PENDING


print(Path("seed.json").read_text())
