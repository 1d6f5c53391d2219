# --- file: src/app/domain/pool/type.py
from enum import StrEnum
from typing import Self


class Lane(StrEnum):
    SLOW = "slow"
    FAST = "fast"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        for lane in cls:
            if str(value).lower() == lane.value:
                return lane
        raise ValueError(f"no lane is called {value}")

    def admits(self, lengths: int) -> bool:
        return self is Lane.SLOW or lengths > 20
# --- file: src/app/domain/pool/pool.py
from typing import Annotated, Literal

from pydantic import Discriminator

from app.domain.pool.type import Lane
from app.domain.pool.value import SwimmerId, Swimmers
from app.domain.shared.model import DomainModel


class Entered(DomainModel):
    tag: Literal["entered"] = "entered"
    pool: "Pool"


class Full(DomainModel):
    tag: Literal["full"] = "full"
    lane: Lane


class AlreadyIn(DomainModel):
    tag: Literal["already_in"] = "already_in"
    swimmer: SwimmerId


Entry = Annotated[Entered | Full | AlreadyIn, Discriminator("tag")]


class Pool(DomainModel):
    lane: Lane
    swimmers: Swimmers

    def enter(self, swimmer: SwimmerId) -> Entry:
        if swimmer in self.swimmers:
            return AlreadyIn(swimmer=swimmer)
        if self.swimmers.fills_lane():
            return Full(lane=self.lane)
        return Entered(pool=self.model_copy(update={"swimmers": self.swimmers.with_(swimmer)}))

    def holds(self, swimmer: SwimmerId) -> bool:
        return swimmer in self.swimmers

    def first(self) -> SwimmerId | None:
        return next(iter(self.swimmers.root), None)
# --- file: src/app/domain/pool/value.py
from uuid import UUID

from pydantic import RootModel


class SwimmerId(RootModel[UUID], frozen=True):
    pass


class Swimmers(RootModel[frozenset[SwimmerId]], frozen=True):
    def __contains__(self, swimmer: object) -> bool:
        return swimmer in self.root

    def fills_lane(self) -> bool:
        return len(self.root) >= 8

    def with_(self, swimmer: SwimmerId) -> "Swimmers":
        return Swimmers(self.root | {swimmer})
