# --- file: src/app/domain/lodge/repository.py
from typing import Protocol
from uuid import UUID

from app.domain.lodge.lodge import Lodge


class LodgeRepository(Protocol):
    async def get(self, lodge_id: UUID) -> Lodge | None: ...  #! L3

    async def by_email(
        self,
        email: str,  #! L3
        *,
        limit: int = 20,
    ) -> tuple[Lodge, ...]: ...
# --- file: src/app/domain/lodge/lodge.py
from app.domain.lodge.value import LodgeId
from app.domain.shared.model import DomainModel


class Lodge(DomainModel):
    id: LodgeId
# --- file: src/app/domain/lodge/value.py
from uuid import UUID

from pydantic import RootModel


class LodgeId(RootModel[UUID], frozen=True):
    pass
# --- file: src/app/service/lodge.py
from app.domain.lodge.value import LodgeId
from app.domain.lodge.repository import LodgeRepository

import logfire


class LodgeService:
    def __init__(self, lodges: LodgeRepository) -> None:
        self._lodges = lodges

    async def rename(self, lodge: LodgeId, name: str) -> None:  #! L3
        with logfire.span("lodge.rename"):
            await self._lodges.get(lodge.root)
