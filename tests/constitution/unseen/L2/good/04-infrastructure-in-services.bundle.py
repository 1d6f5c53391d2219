# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class ShowId(RootModel[str], frozen=True):
    root: str
# --- file: src/app/service/theatre.py
import asyncio

import httpx
import logfire

from app.domain.theatre.value import ShowId


class TheatreGateway:
    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    @logfire.instrument("service.theatre.fetch")
    async def fetch(self, show_id: ShowId) -> ShowId:
        try:
            response = await self._http.get(f"/shows/{show_id.root}")
        except httpx.ConnectTimeout as timeout:
            raise ConnectionError("the box office is away") from timeout
        except httpx.HTTPError:
            raise
        except (KeyError, ValueError) as problem:
            logfire.exception("odd answer")
            raise problem
        if response.is_server_error:
            raise RuntimeError("the box office is broken")
        return show_id

    @logfire.instrument("service.theatre.wait")
    async def wait(self, show_id: ShowId) -> ShowId:
        for attempt in range(3):
            try:
                return await self.fetch(show_id)
            except ConnectionError as last:
                if attempt == 2:
                    raise last
                await asyncio.sleep(0.1)
        raise TimeoutError("gave up")

    @logfire.instrument("service.theatre.sync")
    async def sync(self, show_id: ShowId) -> ShowId:
        raise NotImplementedError
# --- file: src/app/api/theatre/routes.py
from fastapi import APIRouter, HTTPException

from app.domain.theatre.value import ShowId

router = APIRouter()


class Gone(Exception):
    pass


@router.get("/shows/{name}")
async def show(name: str) -> str:
    if not name:
        raise HTTPException(404)
    if len(name) > 40:
        raise Gone(ShowId(name))
    return name
