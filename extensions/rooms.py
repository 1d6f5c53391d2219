"""Rooms: the storages that this template can wire, each described by the folder that renders it."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, model_validator

type StorageType = Literal["SQL", "Graph", "Object", "Cache", "Vector", "Stream"]

_FOLDER = re.compile(r"\{\{ rooms\.(\w+) \}\}")


class Room(BaseModel, frozen=True, extra="forbid"):
    """A storage as `_room/storage.toml` describes it; what only the room asks for is in `facts`."""

    storage: str
    label: str
    type: StorageType
    setting: str = ""
    packages: tuple[str, ...] = ()
    image: str = ""
    engine_packages: tuple[str, ...] = ()
    facts: dict[str, Any] = {}

    @property
    def macros(self) -> str:
        """Where its templates are that shared files ask."""
        return self._part("macros.jinja")

    @property
    def pattern(self) -> str:
        """Where its part of the persistence pattern is."""
        return self._part("pattern.md.jinja")

    def _part(self, name: str) -> str:
        return f"template/{{{{ rooms.{self.storage} }}}}/_room/{name}"

    @model_validator(mode="before")
    @classmethod
    def _gather_facts(cls, data: dict[str, Any]) -> dict[str, Any]:
        known = {key: value for key, value in data.items() if key in cls.model_fields}
        own = {key: value for key, value in data.items() if key not in cls.model_fields}
        return {**known, "facts": {**known.get("facts", {}), **own}}


def read_rooms(template: Path) -> dict[str, Room]:
    """The rooms of a template folder by storage, in the order of their names."""
    rooms = {}
    for folder in sorted(template.iterdir()):
        found = _FOLDER.fullmatch(folder.name)
        description = folder / "_room" / "storage.toml"
        if found and description.is_file():
            facts = tomllib.loads(description.read_text(encoding="utf-8"))
            rooms[found[1]] = Room.model_validate({"storage": found[1], **facts})
    return rooms


def room_paths(rooms: Mapping[str, Room], ticked: Iterable[str]) -> dict[str, str]:
    """What each room's folder renders to: `.` lays it over the project, nothing leaves it out."""
    chosen = set(ticked)
    return {storage: "." if storage in chosen else "" for storage in rooms}
