# --- file: src/app/domain/shared/config.py
from pydantic import ConfigDict

OPEN = ConfigDict(extra="allow")
SHUT = ConfigDict(extra="forbid", frozen=True)
# --- file: src/app/domain/venue/__init__.py
# --- file: src/app/domain/venue/value.py
from pydantic import BaseModel

from app.domain.shared import config
from app.domain.shared.config import OPEN as DEFAULT_CONFIG, SHUT


class Seat(BaseModel):  #! L1
    model_config = DEFAULT_CONFIG

    row: int
    place: int


class Door(BaseModel):  #! L1
    model_config = config.OPEN

    label: str


class Hall(BaseModel):
    model_config = SHUT

    label: str
