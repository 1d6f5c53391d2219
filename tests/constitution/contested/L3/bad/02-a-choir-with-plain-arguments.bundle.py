# --- file: src/app/domain/choir/value.py
from decimal import Decimal

from pydantic import RootModel

type Pitch = float


class Voice(RootModel[str], frozen=True):
    """A part to sing."""


class Fee(RootModel[Decimal], frozen=True):
    """What a singer pays."""
# --- file: src/app/domain/choir/singer.py
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Protocol, Self
from uuid import UUID

from app.domain.choir.value import Fee, Pitch, Voice
from app.domain.shared.model import DomainModel


class Singer(DomainModel):
    voice: Voice
    fee: Fee

    def renamed(self, voice: str) -> Self:  #! L3
        return self.model_copy(update={"voice": Voice(voice)})

    def moved(
        self,
        *steps: int,  #! L3
        loudly: bool = False,  #! L3
        **how: str,  #! L3
    ) -> Self:
        return self

    @staticmethod
    def tuned(to: "Pitch | None" = None) -> Voice:  #! L3
        return Voice("alto")

    def owes(self) -> Decimal:  #! L3
        return self.fee.root

    def range(self) -> tuple[Pitch, Pitch] | None:  #! L3
        return None

    async def known_as(self) -> UUID | None:  #! L3
        return None

    def mapped(self, change: Callable[[Voice], Voice]) -> Self:
        return self

    def _tuned(self, to: float) -> float:
        return to

    @property
    def height(self) -> Voice:
        return self.voice


class Hall(Protocol):
    def seat(self, singers: Iterable[Singer], row: int) -> Voice: ...  #! L3
# --- file: src/app/service/choir.py
from dataclasses import dataclass

import logfire

from app.domain.choir.singer import Singer
from app.domain.choir.value import Voice


@dataclass
class ChoirService:
    hall: str

    @logfire.instrument("service.choir.join")
    async def join(self, name: str, voice: Voice) -> Voice:  #! L3
        return voice

    @logfire.instrument("service.choir.rehearse")
    async def rehearse(
        self,
        singers: tuple[Singer, ...],
        *,
        page: int | None = None,  #! L3
        keys: dict[Voice, float] | None = None,  #! L3
    ) -> Voice:
        return Voice(self.hall)

    @staticmethod
    def greet(who: object) -> Voice:  #! L3
        return Voice(repr(who))

    def _warm(self, degrees: float) -> float:
        return degrees
