# --- file: src/app/domain/donation/__init__.py
# --- file: src/app/domain/donation/value.py
from uuid import UUID

from pydantic import RootModel


class DonationId(RootModel[UUID], frozen=True): ...


class DonorId(RootModel[UUID], frozen=True): ...
# --- file: src/app/domain/donation/event.py
from datetime import datetime
from typing import ClassVar, Literal

from app.domain.donation.value import DonationId, DonorId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class DonationReceived(DomainModel):
    category: ClassVar[str] = "BUSINESS"
    retention_days: ClassVar[int] = 365

    name: Literal["donation_received"] = "donation_received"
    donation_id: DonationId
    donor_id: DonorId
    amount: Money
    occurred_at: datetime


class DonationReturned(DomainModel):
    name: Literal["donation_returned"] = "donation_returned"
    donation_id: DonationId
    occurred_at: datetime


DonationEvent = DonationReceived | DonationReturned
# --- file: src/app/domain/donation/donation.py
from datetime import datetime
from typing import Literal, Self, assert_never

from app.domain.donation.event import DonationEvent, DonationReceived, DonationReturned
from app.domain.donation.value import DonationId, DonorId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Donation(DomainModel):
    id: DonationId
    donor_id: DonorId
    amount: Money
    returned_at: datetime | None = None

    @classmethod
    def receive(cls, donation_id: DonationId, donor_id: DonorId, amount: Money) -> Self:
        return cls(id=donation_id, donor_id=donor_id, amount=amount)

    def apply(self, event: DonationEvent) -> "Donation":
        match event:
            case DonationReceived(amount=amount):
                return self.model_copy(update={"amount": self.amount.plus(amount)})
            case DonationReturned(occurred_at=at):
                return self.model_copy(update={"returned_at": at})
            case _:
                assert_never(event)

    def give_back(self, at: datetime) -> "GivenBack | GivenBackBefore":
        if self.returned_at is not None:
            return GivenBackBefore(at=self.returned_at)
        event = DonationReturned(donation_id=self.id, occurred_at=at)
        return GivenBack(donation=self.apply(event), event=event)


class GivenBack(DomainModel):
    kind: Literal["given_back"] = "given_back"
    donation: Donation
    event: DonationReturned


class GivenBackBefore(DomainModel):
    kind: Literal["given_back_before"] = "given_back_before"
    at: datetime
# --- file: src/app/domain/donation/repository.py
from typing import Protocol

import logfire
from nats.aio.client import Client
from nats.js.kv import KeyValue
from nats.js.errors import KeyNotFoundError, KeyWrongLastSequenceError

from app.domain.donation.donation import Donation
from app.domain.donation.event import DonationEvent
from app.domain.donation.value import DonationId


class Donations(Protocol):
    async def find(self, donation_id: DonationId) -> Donation | None: ...

    async def save(self, donation: Donation, *events: DonationEvent) -> None: ...


class NatsDonations:
    def __init__(self, bucket: KeyValue, client: Client) -> None:
        self._bucket = bucket
        self._client = client

    async def find(self, donation_id: DonationId) -> Donation | None:
        with logfire.span("repo.donation.find"):
            try:
                entry = await self._bucket.get(str(donation_id.root))
            except KeyNotFoundError:
                return None
            return Donation.model_validate_json(entry.value or b"")

    async def is_known(self, donation_id: DonationId) -> bool:
        with logfire.span("repo.donation.is_known"):
            return str(donation_id.root) in await self._bucket.keys()
# --- file: src/app/domain/donation/_policy.py
from app.domain.donation.donation import Donation
from app.domain.shared.value import Money


def most_generous(first: Donation, second: Donation) -> Donation:
    return first if first.amount.exceeds(second.amount) else second


def doubled(money: Money) -> Money:
    return money.times(2)
