# --- file: src/app/domain/ledger/value.py
from pydantic import RootModel


class Remark(RootModel[str], frozen=True):
    """What a bookkeeper noted."""
# --- file: src/app/domain/ledger/ledger.py
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from app.domain.ledger.value import Remark

_write = object.__setattr__


class Entry(BaseModel, frozen=True):
    remark: Remark
    _length: Remark | None = None

    def noted(self, remark: Remark) -> Self:
        _write(self, "remark", remark)  #! L1
        return self

    def measured(self) -> Self:
        object.__setattr__(self, "_length", self.remark)
        self.__dict__["_seen"] = True
        return self

    def amended(self, **changes: Remark) -> Self:
        for name, value in changes.items():
            object.__setattr__(self, name, value)  #! L1
        self.__dict__ |= changes  #! L1
        vars(self)["remark"] = changes["remark"]  #! L1
        return self

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        cls.model_config["frozen"] = False  #! L1


class Line(Entry):
    pass


for model in (Entry, Line):
    model.model_config = ConfigDict(frozen=False)  #! L1


def blot(entry: Entry, remark: Remark) -> Entry:
    entry.__dict__.update(remark=remark)  #! L1
    return entry
