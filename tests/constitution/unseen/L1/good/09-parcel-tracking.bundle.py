# --- file: src/app/domain/parcel/__init__.py
"""Parcels: what travels, where it was seen, and what became of it."""

from app.domain.parcel.parcel import Parcel
from app.domain.parcel.type import ParcelState

__all__ = ["Parcel", "ParcelState"]
# --- file: src/app/domain/parcel/value.py
"""The words of parcel tracking."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import total_ordering
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel, model_validator

_TRACKING = re.compile(r"^[A-Z]{2}\d{9}[A-Z]{2}$")


def _checked(code: str) -> str:
    if not _TRACKING.fullmatch(code):
        raise ValueError(f"{code!r} is not a tracking code")
    return code


class ParcelId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)


class TrackingCode(RootModel[Annotated[str, AfterValidator(_checked)]]):
    model_config = ConfigDict(frozen=True)

    def __str__(self) -> str:
        return self.root

    @property
    def country(self) -> str:
        return self.root[-2:]


@total_ordering
class Weight(RootModel[Decimal], frozen=True):
    root: Annotated[Decimal, Field(gt=0, max_digits=8)]

    def __lt__(self, other: Weight) -> bool:
        return self.root < other.root

    def __add__(self, other: Weight) -> Weight:
        return Weight(self.root + other.root)


class Box(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    length: int = Field(gt=0)
    width: int = Field(gt=0)
    height: int = Field(gt=0)

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        if isinstance(data, str):
            parts = data.split("x")
            if len(parts) != 3:
                raise ValueError("a box is written LxWxH")
            return dict(zip(("length", "width", "height"), map(int, parts), strict=True))
        return data

    def fits_into(self, other: Self) -> bool:
        mine = sorted((self.length, self.width, self.height))
        theirs = sorted((other.length, other.width, other.height))
        return all(a <= b for a, b in zip(mine, theirs, strict=True))
# --- file: src/app/domain/parcel/type.py
from enum import StrEnum


class ParcelState(StrEnum):
    ANNOUNCED = "announced"
    IN_TRANSIT = "in_transit"
    DELIVERED = "delivered"
    RETURNED = "returned"

    @property
    def next_states(self) -> frozenset["ParcelState"]:
        table: dict[ParcelState, frozenset[ParcelState]] = {
            ParcelState.ANNOUNCED: frozenset({ParcelState.IN_TRANSIT}),
            ParcelState.IN_TRANSIT: frozenset({ParcelState.DELIVERED, ParcelState.RETURNED}),
        }
        return table.get(self, frozenset())

    def can_become(self, other: "ParcelState") -> bool:
        return other in self.next_states
# --- file: src/app/domain/parcel/parcel.py
"""A parcel knows where it was and decides what may happen next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Literal, Self

from pydantic import Field

from app.domain.parcel.type import ParcelState
from app.domain.parcel.value import Box, ParcelId, TrackingCode, Weight
from app.domain.shared.model import DomainModel


class Scan(DomainModel):
    at: datetime = Field(default_factory=lambda: datetime.now(UTC))
    state: ParcelState


class Parcel(DomainModel):
    id: ParcelId
    code: TrackingCode
    box: Box
    weight: Weight
    state: ParcelState = ParcelState.ANNOUNCED
    scans: tuple[Scan, ...] = ()

    def __iter__(self) -> Iterator[Scan]:  # type: ignore[override]
        yield from self.scans

    @property
    def last_seen(self) -> datetime | None:
        return max((scan.at for scan in self.scans), default=None)

    def is_heavier_than(self, other: Self) -> bool:
        return self.weight > other.weight

    def scan(self, scan: Scan) -> ScanOutcome:
        if not self.state.can_become(scan.state):
            return ScanRefused(parcel_id=self.id, state=self.state, wanted=scan.state)
        history = list(self.scans)
        history.append(scan)
        changed = self.model_copy(update={"state": scan.state, "scans": tuple(history)})
        return Scanned(parcel=changed)


class Scanned(DomainModel):
    kind: Literal["scanned"] = "scanned"
    parcel: Parcel


class ScanRefused(DomainModel):
    kind: Literal["scan_refused"] = "scan_refused"
    parcel_id: ParcelId
    state: ParcelState
    wanted: ParcelState

    @property
    def reason(self) -> str:
        return f"A parcel that is {self.state} cannot become {self.wanted}."


type ScanOutcome = Annotated[Scanned | ScanRefused, Field(discriminator="kind")]
