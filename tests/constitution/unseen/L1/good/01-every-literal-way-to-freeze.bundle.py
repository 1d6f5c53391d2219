# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from typing import ClassVar, Final

import pydantic
from pydantic import BaseModel, ConfigDict, RootModel

FROZEN: Final = ConfigDict(frozen=True)
SETTINGS = {"frozen": True, "extra": "forbid"}


class A(BaseModel):
    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True)

    n: int


class B(BaseModel):
    model_config = FROZEN

    n: int


class C(BaseModel):
    model_config = ConfigDict(**SETTINGS)

    n: int


class D(BaseModel):
    model_config = dict(frozen=True)

    n: int


class E(pydantic.BaseModel, extra="forbid", frozen=True):
    n: int


class F(BaseModel):
    model_config = ConfigDict(frozen=False) | ConfigDict(frozen=True)

    n: int


class H(RootModel[tuple[int, ...]], frozen=True):
    pass


class I(A):
    model_config = ConfigDict(title="inherits the freeze")
