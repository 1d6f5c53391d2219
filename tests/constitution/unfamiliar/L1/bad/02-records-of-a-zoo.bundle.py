# --- file: src/app/domain/zoo/keeper.py
import dataclasses
from collections import namedtuple
from typing import NamedTuple, TypedDict

from pydantic import BaseModel
from pydantic.dataclasses import dataclass as checked

from app.domain.zoo.value import KeeperId


@dataclasses.dataclass(frozen=True, slots=True)
class Shift:  #! L1
    keeper: KeeperId


class Rota(NamedTuple):  #! L1
    keeper: KeeperId


class Note(TypedDict, total=False):  #! L1
    keeper: KeeperId


class Walk:  #! L1
    def __init__(self, keeper: KeeperId) -> None:
        self.keeper = keeper


class Feeding(BaseModel, validate_assignment=True):  #! L1
    keeper: KeeperId


class Round(BaseModel):
    model_config = {"frozen": True}

    keeper: KeeperId


Round.model_config["frozen"] = False  #! L1
# --- file: src/app/domain/zoo/value.py
from uuid import UUID

from pydantic import RootModel


class KeeperId(RootModel[UUID], frozen=True):
    pass
