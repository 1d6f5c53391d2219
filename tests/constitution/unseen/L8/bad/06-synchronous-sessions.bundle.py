# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import logfire
from sqlalchemy import text
from sqlalchemy.orm import Session, sessionmaker

from app.domain.inventory.value import Quantity, Sku


class Levels(Protocol):
    def of(self, sku: Sku) -> Quantity: ...


class SqlLevels:
    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def of(self, sku: Sku) -> Quantity:  #! L8
        with self._sessions() as session:
            return Quantity(session.scalar(text("SELECT 1")) or 0)

    def put(self, sku: Sku, level: Quantity) -> None:
        with logfire.span("repo.level.put"), self._sessions.begin() as session:
            session.execute(text("UPDATE level"))
        self._sessions().execute(text("UPDATE log"))  #! L8
