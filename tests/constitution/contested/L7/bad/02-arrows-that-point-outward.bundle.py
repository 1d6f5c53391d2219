# --- file: src/app/domain/kiosk/value.py
from pydantic import RootModel

from ...config import Settings  #! L7


class Price(RootModel[int], frozen=True):
    """What a paper costs."""


DEFAULTS = Settings
# --- file: src/app/domain/kiosk/kiosk.py
from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from app.domain.kiosk.value import Price
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    import app.service.kiosk as kiosk_service  #! L7


class Kiosk(DomainModel):
    price: Price

    def served(self, by: kiosk_service.KioskService) -> Kiosk:
        importlib.import_module("app.main")  #! L7
        return self
# --- file: src/app/domain/kiosk/repository.py
from typing import Protocol

from app.api.kiosk.contract import KioskOut  #! L7
from app.domain.kiosk.kiosk import Kiosk


class Kiosks(Protocol):
    async def all(self) -> tuple[Kiosk, ...]: ...


SHOWN = KioskOut
# --- file: src/app/service/kiosk.py
import logfire

from app.config import Settings
from app.domain.kiosk.kiosk import Kiosk
from app.domain.kiosk.repository import Kiosks

from ..api.kiosk import contract  #! L7


class KioskService:
    def __init__(self, kiosks: Kiosks, settings: Settings) -> None:
        self._kiosks = kiosks
        self._settings = settings

    @logfire.instrument("service.kiosk.all")
    async def all(self) -> tuple[Kiosk, ...]:
        from app import main  #! L7

        logfire.info("app", app=main.__name__, shown=contract.__name__)
        return await self._kiosks.all()
# --- file: src/app/api/kiosk/contract.py
from pydantic import BaseModel

from app.domain.kiosk.value import Price


class KioskOut(BaseModel):
    price: Price
