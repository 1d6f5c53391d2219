# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from functools import cached_property
from typing import Any, Self

from pydantic import BaseModel, PrivateAttr


class Curve(BaseModel, frozen=True):
    points: tuple[int, ...]
    _peak: int | None = PrivateAttr(default=None)

    def model_post_init(self, context: Any, /) -> None:
        object.__setattr__(self, "_peak", max(self.points, default=0))

    @cached_property
    def total(self) -> int:
        return sum(self.points)

    @property
    def peak(self) -> int | None:
        if "_peak" not in self.__dict__:
            self.__dict__["_peak"] = max(self.points)
        return self._peak

    def doubled(self) -> Self:
        copied = dict(self.__dict__)
        copied["points"] = tuple(2 * p for p in self.points)
        return type(self)(**copied)

    def plain(self) -> dict[str, Any]:
        return {**vars(self)}
