# --- file: src/app/domain/toggle/__init__.py
# --- file: src/app/domain/toggle/value.py
from pydantic import Field, RootModel


class ToggleName(RootModel[str], frozen=True):
    root: str = Field(pattern=r"^[a-z][a-z_]*$")


class Share(RootModel[int], frozen=True):
    root: int = Field(ge=0, le=100)

    def includes(self, bucket: int) -> bool:
        return bucket < self.root
# --- file: src/app/domain/toggle/rule.py
from abc import ABC, abstractmethod
from typing import Literal, override
from zlib import crc32

from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel
from app.domain.toggle.value import Share


class Rule(DomainModel, ABC):
    @abstractmethod
    def allows(self, user: UserId) -> bool: ...


class Everybody(Rule):
    kind: Literal["everybody"] = "everybody"

    @override
    def allows(self, user: UserId) -> bool:
        return True


class Some(Rule):
    kind: Literal["some"] = "some"
    share: Share

    @override
    def allows(self, user: UserId) -> bool:
        return self.share.includes(crc32(user.root.bytes) % 100)


class Listed(Rule):
    kind: Literal["listed"] = "listed"
    users: frozenset[UserId]

    @override
    def allows(self, user: UserId) -> bool:
        return user in self.users


type AnyRule = Everybody | Some | Listed
# --- file: src/app/domain/toggle/toggle.py
from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel
from app.domain.toggle.rule import AnyRule, Everybody
from app.domain.toggle.value import ToggleName


class Toggle(DomainModel):
    name: ToggleName
    rules: tuple[AnyRule, ...] = (Everybody(),)

    def is_on_for(self, user: UserId) -> bool:
        return any(rule.allows(user) for rule in self.rules)
# --- file: src/app/service/toggle.py
from importlib.metadata import entry_points
from types import ModuleType

import logfire

from app.config import Settings
from app.domain.toggle.toggle import Toggle
from app.domain.toggle.value import ToggleName


class ToggleService:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._toggles: dict[ToggleName, Toggle] = {}
        self._plugins: list[ModuleType] = []

    def load(self) -> None:
        for entry in entry_points(group="app.toggles"):
            self._plugins.append(entry.load())

    @logfire.instrument("service.toggle.put")
    async def put(self, toggle: Toggle) -> Toggle:
        self._toggles[toggle.name] = toggle
        return toggle

    @property
    def names(self) -> frozenset[ToggleName]:
        return frozenset(self._toggles)
# --- file: specs/002-toggle/plan.md
#| # Implementation Plan: Toggles
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from identity**: `UserId` — a toggle is on for users
