# --- file: src/app/domain/atlas/value.py
from pydantic import RootModel


class Name(RootModel[str], frozen=True):
    """What a place is called."""


class Depth(RootModel[int]):  #! L1
    """How deep the water is."""
# --- file: src/app/domain/atlas/base.py
from pydantic import BaseModel, ConfigDict

from app.domain.atlas.value import Name


class Entry(BaseModel):
    model_config = ConfigDict(frozen=True)

    name: Name


class Drafted(BaseModel):
    model_config = {"frozen": False}  #! L1


class Titled(BaseModel):  #! L1
    model_config = ConfigDict(title="Titled")
# --- file: src/app/domain/atlas/island.py
from typing import final

import app.domain.atlas.base as base
from app.domain.atlas.base import Drafted as Sketch


@final
class Island(base.Entry, Sketch):  #! L1
    pass


class Atoll(Sketch, base.Entry):
    pass


class Reef(base.Entry, base.Titled):
    pass


class Chart[E: base.Entry](base.Entry):
    entries: tuple[E, ...] = ()


class SeaChart(Chart[Atoll], Sketch):  #! L1
    class Legend(Sketch):  #! L1
        pass

    class Margin(base.Entry):
        pass
