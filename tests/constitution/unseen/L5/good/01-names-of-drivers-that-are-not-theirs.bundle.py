# --- file: src/app/domain/inventory/neo4j.py
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Driver(DomainModel):
    """Drives a pallet of one sku to its shelf."""

    sku: Sku

    def run(self, sku: Sku) -> "Driver":
        return self.model_copy(update={"sku": sku})
# --- file: src/app/domain/inventory/session.py
from app.domain.inventory import neo4j
from app.domain.inventory.neo4j import Driver as AsyncDriver
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class AsyncSession(DomainModel):
    """A shift of a driver."""

    driver: AsyncDriver
    spare: neo4j.Driver

    def execute(self, sku: Sku) -> "AsyncSession":
        return self.model_copy(update={"driver": self.driver.run(sku), "spare": self.spare.run(sku)})
# --- file: src/app/service/shifts.py
import logfire

from app.domain.inventory.session import AsyncSession
from app.domain.inventory.value import Sku


class ShiftService:
    @logfire.instrument("service.shifts.extend")
    async def extend(self, session: AsyncSession, sku: Sku) -> AsyncSession:
        return await self._kept(session.execute(sku))

    async def _kept(self, session: AsyncSession) -> AsyncSession:
        return session
