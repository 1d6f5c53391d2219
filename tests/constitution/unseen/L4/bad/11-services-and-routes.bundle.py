# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/service/freight.py
import logfire

from app.domain.freight.type import Mode


class FreightService:
    def __init__(self, preferred: Mode) -> None:
        self._preferred = preferred

    @logfire.instrument("service.freight.send")
    async def send(self, mode: Mode) -> Mode:
        if mode in (Mode.SEA,):  #! L4
            return await self._send(mode)
        if self._preferred == Mode.AIR:  #! L4
            return await self._send(mode)
        match mode:  #! L4
            case "air":
                return mode
        return await self._send(mode)

    async def _send(self, mode: Mode) -> Mode:
        return mode
# --- file: src/app/api/freight/routes.py
from fastapi import APIRouter

from app.domain.freight.type import Mode

router = APIRouter()

STATUS = {Mode.SEA: 202, Mode.AIR: 201}  #! L4


@router.post("/freight/{mode}")
async def send(mode: Mode, back: Mode | None = None) -> int:
    if back is not None and back != Mode.SEA:  #! L4
        return 400
    return STATUS[mode]
