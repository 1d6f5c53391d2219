# --- file: src/app/domain/pantry/value.py
import importlib

from pydantic import RootModel


class Jar(RootModel[str], frozen=True):
    """A jar on the shelf."""

    def known(self) -> "Jar":
        importlib.import_module("pymongo.errors")  #! L5
        return self
# --- file: src/app/domain/pantry/event.py
from sqlmodel import SQLModel  #! L5

from app.domain.pantry.value import Jar
from app.domain.shared.model import DomainModel


class JarOpened(DomainModel):
    jar: Jar


__all__ = ["JarOpened", "SQLModel"]
# --- file: src/app/domain/pantry/shelf.py
from __future__ import annotations

import typing

from app.domain.pantry.value import Jar
from app.domain.shared.model import DomainModel

if typing.TYPE_CHECKING:
    from redis import asyncio as aioredis  #! L5
else:
    aioredis = None


class Shelf(DomainModel):
    jar: Jar

    def stored(self) -> Jar:
        try:
            from neo4j import exceptions  #! L5
        except ImportError:
            return self.jar
        return Jar(exceptions.__name__)
# --- file: src/app/api/pantry/routes.py
import contextlib

from fastapi import APIRouter

with contextlib.suppress(ImportError):
    import boto3 as cloud  #! L5

router = APIRouter()


@router.get("/pantry")
async def show() -> str:
    import asyncpg.exceptions  #! L5

    return __import__("nats").__name__  #! L5
