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
