# --- file: src/app/domain/inventory/redis.py
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Redis(DomainModel):
    """The brand of a shelf."""

    sku: Sku

    def get(self, sku: Sku) -> "Redis":
        return self.model_copy(update={"sku": sku})
# --- file: src/app/domain/inventory/shelf.py
from app.domain.inventory import redis
from app.domain.inventory.redis import Redis
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel

from .redis import Redis as Brand


class Shelf(DomainModel):
    brand: Redis
    other: Brand | None = None
    third: redis.Redis | None = None

    def rebranded(self, sku: Sku) -> "Shelf":
        return self.model_copy(update={"brand": self.brand.get(sku)})
# --- file: src/app/api/order/minio.py
from fastapi import APIRouter

router = APIRouter(prefix="/minio")
# --- file: src/app/api/order/all.py
from fastapi import APIRouter

from app.api.order import minio
from app.api.order.minio import router as minio_router

router = APIRouter()
router.include_router(minio_router)
router.include_router(minio.router, prefix="/v2")
