# --- file: src/app/domain/stable/value.py
import uuid
from typing import NewType, TypeAliasType

from pydantic import RootModel

HorseId = NewType("HorseId", uuid.UUID)
Weight = TypeAliasType("Weight", int)
type Pair[A] = tuple[A, A]


class Name(RootModel[str], frozen=True):
    """What a horse is called."""


class Tagged[T](RootModel[T], frozen=True):
    """A wrapper that any primitive may have."""
# --- file: src/app/domain/stable/horse.py
import decimal
import typing as t
from collections.abc import Iterable, Mapping

from pydantic import Json, StrictInt, StrictStr, constr

from app.domain.shared.model import DomainModel
from app.domain.stable.value import HorseId, Name, Pair, Tagged, Weight


class Horse(DomainModel):
    id: HorseId  #! L3
    weight: Weight  #! L3
    legs: Pair[int]  #! L3
    names: Pair[Name]
    tag: Tagged[int]
    data: Json[dict[Name, Name]] | None = None  #! L1
    code: constr(max_length=3)  #! L3
    strict: StrictStr | StrictInt = "a"  #! L3
    extra: "t.Mapping[Name, t.Optional[t.Sequence[bytes]]]"  #! L3
    either: t.Union[Name, complex]  #! L3
    cost: t.Annotated[decimal.Decimal | None, "euros"] = None  #! L3
    kind: t.Literal["horse"] = "horse"
    note: t.ClassVar[str] = ""

    def fed(self, *, hay: t.Annotated[float, "kg"]) -> t.Self:  #! L3
        return self

    def races(self, against: "Iterable[Horse]", laps: Weight) -> bool:  #! L3
        return bool(laps)

    def speeds(self) -> Mapping[Name, float]:  #! L3
        return {}

    def __contains__(self, name: str) -> bool:
        return False

    @classmethod
    def parse(cls, raw: str | bytes) -> t.Self:  #! L3
        return cls.model_validate_json(raw)
