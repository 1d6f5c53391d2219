# --- file: src/app/domain/order/export.py
import importlib
from importlib import import_module as load

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel

_mongo = importlib.import_module("pymongo")  #! L5


class Export(DomainModel):
    id: OrderId

    def run(self) -> OrderId:
        load("sqlalchemy.ext.asyncio")  #! L5
        return self.id
# --- file: src/app/api/order/health.py
import importlib

from fastapi import APIRouter

router = APIRouter(prefix="/health")


@router.get("")
async def health() -> dict[str, bool]:
    return {"driver": importlib.import_module("asyncpg") is not None}  #! L5
