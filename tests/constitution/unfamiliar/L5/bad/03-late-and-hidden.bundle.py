# --- file: src/app/service/backup.py
from importlib import import_module

import logfire

from app.domain.order.value import OrderId


class BackupService:
    def __init__(self, url: str) -> None:
        from sqlalchemy.ext.asyncio import create_async_engine

        self._stores = {"sql": create_async_engine(url)}

    async def backup(self, order_id: OrderId) -> None:
        with logfire.span("backup"):
            engine = self._stores["sql"]
            async with engine.connect() as connection:
                run = connection.execute
                await run(str(order_id))  #! L5
# --- file: src/app/domain/vault/vault.py
from importlib import import_module

from app.domain.shared.model import DomainModel
from app.domain.vault.value import VaultId

asyncpg = import_module("asyncpg")  #! L5


class Vault(DomainModel):
    id: VaultId

    def dump(self) -> VaultId:
        with open("vault.txt", "w") as file:  #! L5
            file.write(str(self.id))
        return self.id
# --- file: src/app/domain/vault/value.py
from uuid import UUID

from pydantic import RootModel


class VaultId(RootModel[UUID], frozen=True):
    pass
