# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class ShowId(RootModel[str], frozen=True):
    root: str
# --- file: src/app/service/theatre.py
import logfire
from fastapi import HTTPException

from app.domain.theatre.value import ShowId


class NoSuchShowError(Exception):
    pass


class TheatreService:
    @logfire.instrument("service.theatre.open")
    async def open(self, show_id: ShowId) -> ShowId:
        if await self._missing(show_id):
            raise HTTPException(status_code=404)  #! L2
        return show_id

    @logfire.instrument("service.theatre.close")
    async def close(self, show_id: ShowId) -> ShowId:
        try:
            await self._missing(show_id)
        except OSError as problem:
            raise NoSuchShowError from problem  #! L2
        except KeyError as problem:
            raise problem
        return show_id

    @logfire.instrument("service.theatre.rest")
    async def rest(self, show_id: ShowId) -> ShowId:
        missing = await self._missing(show_id)
        if missing:
            problem = ValueError("no such show")
            raise problem  #! L2
        return show_id

    async def _missing(self, show_id: ShowId) -> bool:
        return False


def parse(text: str) -> ShowId:
    if not text:
        raise ValueError("empty")  #! L2
    return ShowId(text)
