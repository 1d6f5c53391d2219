# --- file: src/app/domain/venue/__init__.py
# --- file: src/app/domain/venue/value.py
import os

from pydantic import BaseModel, ConfigDict, RootModel


def strictness() -> ConfigDict:
    return ConfigDict(frozen=True)


class Seat(BaseModel):  #! L1
    model_config = strictness()

    row: int


class Stage(RootModel[str], frozen="LIVE" in os.environ):  #! L1
    root: str


class Balcony(BaseModel):  #! L1
    model_config = ConfigDict(**strictness())

    row: int
