# --- file: src/app/domain/farm/type.py
from enum import Enum


class Crop(Enum):
    BARLEY = "barley"
    CLOVER = "clover"
    RYE = "rye"

    def follower(self) -> "Crop":
        return {Crop.BARLEY: Crop.CLOVER, Crop.CLOVER: Crop.RYE}.get(self, Crop.BARLEY)
# --- file: src/app/domain/farm/field.py
from collections import defaultdict
from collections.abc import Callable
from types import MappingProxyType

from app.domain.farm.type import Crop
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

YIELD = MappingProxyType({Crop.RYE: Money(amount=3), Crop.BARLEY: Money(amount=4)})  #! L4
SOWN = dict([(Crop.RYE, Money(amount=1)), (Crop.CLOVER, Money(amount=2))])  #! L4
COUNTED: defaultdict[Crop, Money] = defaultdict(Money)
WORDS = {"rye": Money(amount=3), "barley": Money(amount=4)}


def _plain(field: "Field") -> Money:
    return field.worth


class Field(DomainModel):
    crop: Crop
    worth: Money

    def harvested(self) -> Money:
        return {Crop.RYE: self.worth, Crop.CLOVER: self.worth.times(2)}[self.crop]  #! L4

    def ploughed(self) -> Money:
        ways: dict[Crop, Callable[["Field"], Money]] = {  #! L4
            Crop.RYE: _plain,
            Crop.BARLEY: lambda field: field.worth.times(3),
        }
        return ways[self.crop](self)

    def manured(self) -> Money:
        return dict(rye=self.worth, clover=self.worth.times(4))[self.crop.value]  #! L4

    def counted(self) -> dict[Crop, Money]:
        return {self.crop: self.worth}

    def compared(self, other: "Field") -> dict[Crop, Money]:
        return {field.crop: field.worth for field in (self, other)}
