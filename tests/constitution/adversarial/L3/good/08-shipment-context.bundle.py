# --- file: src/app/domain/shipment/__init__.py
# --- file: src/app/domain/shipment/value.py
"""The words of shipments."""

from decimal import Decimal
from typing import Self
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, PositiveInt, RootModel


class ShipmentId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)

    def __str__(self) -> str:
        return str(self.root)


class TrackingNumber(RootModel[str], frozen=True):
    root: str = Field(pattern=r"^[A-Z]{2}\d{9}$")


class Kilograms(RootModel[Decimal], frozen=True):
    root: Decimal = Field(gt=0, decimal_places=3)

    def plus(self, other: Self) -> Self:
        return type(self)(self.root + other.root)

    def exceeds(self, other: Self) -> bool:
        return self.root > other.root


class Dimensions(BaseModel):
    model_config = ConfigDict(frozen=True)

    length: PositiveInt
    width: PositiveInt
    height: PositiveInt

    @classmethod
    def cube(cls, edge: int) -> Self:
        return cls(length=edge, width=edge, height=edge)


class Address(BaseModel):
    model_config = ConfigDict(frozen=True)

    street: str
    town: str
    postcode: str | None = None
    country: str = Field(pattern=r"^[A-Z]{2}$")
# --- file: src/app/domain/shipment/type.py
"""The way of a shipment."""

from enum import StrEnum


class ShipmentStatus(StrEnum):
    PACKED = "packed"
    SENT = "sent"
    DELIVERED = "delivered"

    def can_become(self, status: "ShipmentStatus") -> bool:
        order = list(ShipmentStatus)
        return order.index(status) == order.index(self) + 1
# --- file: src/app/domain/shipment/shipment.py
"""A shipment: parcels that travel together to one address."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Literal, Self

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.shipment.type import ShipmentStatus
from app.domain.shipment.value import (
    Address,
    Dimensions,
    Kilograms,
    ShipmentId,
    TrackingNumber,
)


class Parcel(DomainModel):
    tracking: TrackingNumber
    weight: Kilograms
    size: Dimensions | None = None


class Shipment(DomainModel):
    """The aggregate."""

    id: ShipmentId
    status: ShipmentStatus
    to: Address
    parcels: tuple[Parcel, ...]
    scans: Mapping[TrackingNumber, datetime] = Field(default_factory=dict)
    allowance: timedelta = timedelta(days=5)
    sent_at: datetime | None = None

    @classmethod
    def pack(cls, to: Address, parcels: tuple[Parcel, ...]) -> Self:
        return cls(id=ShipmentId(), status=ShipmentStatus.PACKED, to=to, parcels=parcels)

    def weight(self) -> Kilograms:
        total = self.parcels[0].weight
        for parcel in self.parcels[1:]:
            total = total.plus(parcel.weight)
        return total

    def find(self, tracking: TrackingNumber) -> Parcel | None:
        return next((p for p in self.parcels if p.tracking == tracking), None)

    def is_late(self, now: datetime) -> bool:
        return self.sent_at is not None and now - self.sent_at > self.allowance

    def send(self, *, limit: Kilograms, at: datetime) -> "SendOutcome":
        """Hand the parcels to the carrier."""
        if not self.status.can_become(ShipmentStatus.SENT):
            return NotSendable(status=self.status)
        if self.weight().exceeds(limit):
            return TooHeavy(weight=self.weight(), limit=limit)
        return Sent(
            shipment=self.model_copy(update={"status": ShipmentStatus.SENT, "sent_at": at})
        )

    def redirected(self, to: Address) -> Self:
        return self.model_copy(update={"to": to})


class Sent(DomainModel):
    kind: Literal["sent"] = "sent"
    shipment: Shipment


class NotSendable(DomainModel):
    kind: Literal["not_sendable"] = "not_sendable"
    status: ShipmentStatus


class TooHeavy(DomainModel):
    kind: Literal["too_heavy"] = "too_heavy"
    weight: Kilograms
    limit: Kilograms

    @property
    def reason(self) -> str:
        return f"{self.weight.root} kg is over the limit of {self.limit.root} kg."


type SendOutcome = Annotated[Sent | NotSendable | TooHeavy, Field(discriminator="kind")]
