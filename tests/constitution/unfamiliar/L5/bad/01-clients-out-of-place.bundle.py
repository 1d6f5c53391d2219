# --- file: src/app/api/health/routes.py
import redis.asyncio as redis  #! L5
from fastapi import APIRouter

router = APIRouter()


@router.get("/health")
async def health() -> dict[str, str]:
    client = redis.from_url("redis://localhost")
    await client.set("seen", "1")  #! L5
    return {"status": "ok"}
# --- file: src/app/domain/catalog/catalog.py
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.catalog.value import Title
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session  #! L5


class Catalog(DomainModel):
    title: Title

    @classmethod
    def read(cls, session: "Session", title: Title) -> "Catalog":
        session.execute(title.root)  #! L5
        text = Path("catalog.json").read_text()  #! L5
        return cls(title=Title(text))
# --- file: src/app/domain/catalog/value.py
from pydantic import RootModel


class Title(RootModel[str], frozen=True):
    pass
