# --- file: src/app/service/kinship.py
import logfire
import neo4j
from neo4j import AsyncDriver as GraphDriver

from app.domain.inventory.value import Sku


class KinshipService:
    def __init__(self, driver: GraphDriver) -> None:
        self.driver = driver

    @logfire.instrument("service.kinship.kin")
    async def kin(self, sku: Sku) -> tuple[Sku, ...]:
        records, _, _ = await self.driver.execute_query("MATCH (s) RETURN s", sku=sku.root)  #! L5
        return tuple(Sku(record["s"]["sku"]) for record in records)

    @logfire.instrument("service.kinship.link")
    async def link(self, sku: Sku) -> Sku:
        async with self.driver.session() as session:
            await session.run("CREATE (:Sku {sku: $sku})", sku=sku.root)  #! L5
        return sku

    @logfire.instrument("service.kinship.count")
    async def count(self, sku: Sku) -> Sku:
        await _count_in(self.driver.session())
        return sku


async def _count_in(session: neo4j.AsyncSession) -> None:
    await session.run("MATCH (n) RETURN count(n)")  #! L5
