# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class GuestName(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/hotel/vendor.py
"""What the channel manager sends, in its own words."""

from pydantic import BaseModel, ConfigDict

from app.domain.hotel.value import GuestName


class VendorGuest(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    first_name: str
    last_name: str
    loyalty: int | None = None

    def to_domain(self) -> GuestName:
        return GuestName(f"{self.first_name} {self.last_name}")
# --- file: src/app/api/hotel/contracts.py
from uuid import UUID

from pydantic import BaseModel

from app.domain.hotel.value import GuestName


class GuestRequest(BaseModel):
    id: UUID
    name: str
    vip: bool = False

    def named(self, prefix: str) -> GuestName:
        return GuestName(prefix + self.name)
# --- file: src/app/api/hotel/routes.py
from uuid import UUID

from fastapi import APIRouter, Query

from app.api.hotel.contracts import GuestRequest

router = APIRouter()


@router.get("/guests/{guest_id}")
async def guest(guest_id: UUID, limit: int = Query(20), verbose: bool = False) -> GuestRequest:
    return GuestRequest(id=guest_id, name="anyone")
