# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class ShowId(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import ShowId


class Show(DomainModel):
    id: ShowId


type MaybeShow = Show | None
# --- file: src/app/service/theatre.py
from __future__ import annotations

from typing import Optional

import logfire

from app.domain.theatre import show
from app.domain.theatre.show import MaybeShow, Show
from app.domain.theatre.value import ShowId


class TheatreService:
    @logfire.instrument("service.theatre.find")
    async def find(self, show_id: ShowId) -> Optional[show.Show]:  #! L2
        return await self._load(show_id)

    @logfire.instrument("service.theatre.peek")
    async def peek(self, show_id: ShowId) -> MaybeShow:  #! L2
        return await self._load(show_id)

    @logfire.instrument("service.theatre.cancel")
    async def cancel(self, show_id: ShowId) -> bool:  #! L2
        return await self._drop(show_id)

    async def _load(self, show_id: ShowId) -> Show:
        return Show(id=show_id)

    async def _drop(self, show_id: ShowId) -> bool:
        return True
