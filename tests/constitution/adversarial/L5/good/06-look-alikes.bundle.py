# --- file: src/app/domain/identity/session.py
from datetime import datetime
from pathlib import PurePosixPath
from typing import Self

from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel


class Cursor(DomainModel):
    at: datetime

    def execute(self, at: datetime) -> "Cursor":
        return self.model_copy(update={"at": at})


class Session(DomainModel):
    user_id: UserId
    cursor: Cursor
    opened_at: datetime

    @classmethod
    def open(cls, user_id: UserId, at: datetime) -> Self:
        return cls(user_id=user_id, cursor=Cursor(at=at), opened_at=at)

    def execute(self, at: datetime) -> "Session":
        return self.model_copy(update={"cursor": self.cursor.execute(at)})

    @property
    def path(self) -> str:
        return str(PurePosixPath("/sessions") / str(self.user_id.root))
# --- file: src/app/service/session.py
from pathlib import Path

import httpx
import logfire

from app.domain.identity.session import Session
from app.domain.identity.value import UserId


class SessionService:
    def __init__(self, client: httpx.AsyncClient, certificate: Path) -> None:
        self._client = client
        self._sessions: dict[UserId, Session] = {}
        self._certificate = certificate.read_text()

    @logfire.instrument("service.session.keep")
    async def keep(self, session: Session, user_id: UserId) -> Session:
        self._sessions[user_id] = session
        known = self._sessions.get(user_id)
        async with self._client.stream("GET", "/sessions") as response:
            await response.aread()
        await self._client.delete(f"/sessions/{user_id.root}")
        return known if known is not None else session.execute(session.opened_at)
