# --- file: src/app/api/stall/deps.py
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession  #! L5


async def session(request: Request) -> AsyncIterator[AsyncSession]:
    async with request.app.state.sessions() as opened:
        yield opened


type Session = Annotated[AsyncSession, Depends(session)]
# --- file: src/app/api/stall/routes.py
from fastapi import APIRouter

from app.api.stall.deps import Session

router = APIRouter()


@router.get("/stalls")
async def index(session: Session) -> int:
    rows = (await session.execute("SELECT 1")).all()  #! L5
    await session.commit()
    return len(rows)


@router.delete("/stalls/{stall}")
async def close(stall: int, db: Session) -> None:
    async with db.begin():
        await db.delete(stall)  #! L5
# --- file: src/app/service/stall.py
import logfire
from minio import Minio
from nats.aio.client import Client
from nats.js import JetStreamContext


class StallService:
    objects: Minio

    def __init__(self, nats: Client, endpoint: str) -> None:
        self._stream: JetStreamContext = nats.jetstream()
        self.objects = Minio(endpoint)

    @logfire.instrument("service.stall.announce")
    async def announce(self) -> None:
        publish = self._stream.publish
        await publish("stall.opened", b"")  #! L5
        self.objects.fput_object("stalls", "map", "map.png")  #! L5
        if not self.objects.bucket_exists("stalls"):
            self.objects.make_bucket("stalls")
