# === case: 01-recipes-of-a-laboratory
# --- file: src/app/domain/lab/assay.py
from collections import OrderedDict, defaultdict
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from app.domain.shared.model import DomainModel
from app.domain.lab.value import Reagent, SampleId

T = TypeVar("T")
STRICT = ConfigDict(strict=True)
SEALED = ConfigDict(strict=True, frozen=True)


class Step(BaseModel):  #! L1
    model_config = STRICT

    reagent: Reagent


class Sealed(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)

    reagent: Reagent


class Thawed(Sealed, frozen=False):  #! L1
    sample: SampleId


class Batch(DomainModel, Generic[T]):
    items: tuple[T, ...]
    by_sample: defaultdict[SampleId, Reagent]  #! L1
    order: "OrderedDict[SampleId, Reagent] | None" = None  #! L1

    def relabel(self, sample: SampleId) -> None:
        object.__setattr__(self, "sample", sample)  #! L1
# --- file: src/app/domain/lab/value.py
from uuid import UUID

from pydantic import RootModel


class SampleId(RootModel[UUID], frozen=True):
    pass


class Reagent(RootModel[str], frozen=True):
    pass
# === case: 02-records-of-a-zoo
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
# === case: 03-kitchen-of-factories
# --- file: src/app/domain/kitchen/dish.py
from functools import partial
from typing import Annotated

import pydantic
from pydantic import ConfigDict, Field, create_model
from pydantic import BaseModel as Base

from app.domain.kitchen.value import DishId

Loose = create_model("Loose", id=(DishId, ...))  #! L1
Tight = create_model("Tight", __config__=ConfigDict(frozen=True), id=(DishId, ...))


class Plate(pydantic.BaseModel):  #! L1
    id: DishId

    class Garnish(Base):  #! L1
        id: DishId


class Menu(Base):
    model_config = ConfigDict(**{"frozen": True})

    dishes: Annotated[list[DishId], Field(min_length=1)]  #! L1
    served: tuple[set[DishId], ...] = ()  #! L1

    def serve(self, dish: DishId) -> "Menu":
        self.__dict__["dishes"] = [dish]  #! L1
        setattr(self, "dishes", [dish])
        return self
# --- file: src/app/domain/kitchen/value.py
from uuid import UUID

from pydantic import RootModel


class DishId(RootModel[UUID], frozen=True):
    pass
