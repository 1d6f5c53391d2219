# --- file: tests/test_everything.py
from redis.asyncio import Redis

import app.main
from app.api.order import routes
from app.domain.order.order import Order
from app.domain.order.repository import OrderRow
from app.domain.order.type import OrderStatus


def test_everything() -> None:
    assert Redis and routes and OrderRow and app.main
    assert Order.model_construct(status=OrderStatus.PENDING).status == OrderStatus.PENDING
# --- file: scripts/backfill.py
import sqlalchemy

from app.domain.identity.value import UserId
from app.domain.order.repository import OrderRow

print(sqlalchemy.select(OrderRow), UserId)
# --- file: migrations/env.py
from alembic import context
from sqlalchemy import engine_from_config

from app.domain.order.repository import Base

engine = engine_from_config(context.config.get_section("alembic") or {})
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata)
