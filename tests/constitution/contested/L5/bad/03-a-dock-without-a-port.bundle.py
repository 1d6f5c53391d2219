# --- file: src/app/domain/dock/value.py
from pathlib import Path

from pydantic import RootModel

SCHEMA = Path(__file__).with_name("schema.json")


class Slot(RootModel[str], frozen=True):
    """Where a boat lies."""

    def schema(self) -> "Slot":
        return Slot(SCHEMA.read_text())  #! L5

    def listed(self) -> "Slot":
        with open("slots.csv", encoding="utf-8") as lines:  #! L5
            return Slot(next(lines))

    def sibling(self) -> "Slot":
        return Slot(str(SCHEMA.parent / "other" / SCHEMA.name))
# --- file: src/app/domain/dock/boat.py
import io
import os
import pathlib as p

from app.domain.dock.value import Slot
from app.domain.shared.model import DomainModel


class Boat(DomainModel):
    slot: Slot

    def drawn(self) -> Slot:
        with (p.Path.home() / "boat").open() as picture:  #! L5
            return Slot(picture.read())

    def named(self) -> Slot:
        return Slot(os.path.join("docks", self.slot.root))

    def framed(self) -> Slot:
        buffer = io.StringIO()
        buffer.write(self.slot.root)
        return Slot(buffer.getvalue())

    def kept(self) -> Slot:
        p.Path("boats").mkdir(exist_ok=True)  #! L5
        return self.slot
# --- file: src/app/domain/dock/repository.py
import logfire
from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorCollection

from app.domain.dock.boat import Boat
from app.domain.dock.value import Slot


class MongoBoats:  #! L5
    boats: AsyncIOMotorCollection

    def __init__(self, client: AsyncIOMotorClient) -> None:
        self.boats = client.dock.boats

    @logfire.instrument("repo.boat.at")
    async def at(self, slot: Slot) -> Boat | None:
        found = await self.boats.find_one({"slot": slot.root})
        return Boat.model_validate(found) if found else None
