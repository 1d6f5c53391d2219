# --- file: src/app/domain/payment/__init__.py
# --- file: src/app/domain/payment/value.py
from decimal import Decimal
from uuid import UUID

from pydantic import Field, RootModel


class PaymentId(RootModel[UUID], frozen=True):
    """Names one payment."""


class Amount(RootModel[Decimal], frozen=True):
    root: Decimal = Field(gt=0, decimal_places=2)

    def covers(self, other: "Amount") -> bool:
        return self.root >= other.root
# --- file: src/app/domain/payment/payment.py
from typing import Literal

from app.domain.payment.value import Amount, PaymentId
from app.domain.shared.model import DomainModel


class Payment(DomainModel):
    id: PaymentId
    authorized: Amount
    captured: Amount | None = None

    def capture(self, amount: Amount) -> "Captured | NotCovered":
        if not self.authorized.covers(amount):
            return NotCovered(requested=amount, authorized=self.authorized)
        return Captured(payment=self.model_copy(update={"captured": amount}))


class Captured(DomainModel):
    kind: Literal["captured"] = "captured"
    payment: Payment


class NotCovered(DomainModel):
    kind: Literal["not_covered"] = "not_covered"
    requested: Amount
    authorized: Amount

    @property
    def reason(self) -> str:
        return f"{self.requested.root} is more than {self.authorized.root}."


class PaymentNotFound(DomainModel):
    kind: Literal["not_found"] = "not_found"
    id: PaymentId
# --- file: src/app/domain/payment/repository.py
from typing import Literal, Protocol

import asyncpg
import logfire
from redis.asyncio import Redis

from app.domain.payment.payment import Payment, PaymentNotFound
from app.domain.payment.value import PaymentId
from app.domain.shared.model import DomainModel


class PaymentFound(DomainModel):
    kind: Literal["found"] = "found"
    payment: Payment


class PaymentRepository(Protocol):
    async def find(self, payment_id: PaymentId) -> PaymentFound | PaymentNotFound: ...

    async def save(self, payment: Payment) -> None: ...


class PostgresPaymentRepository:
    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool

    async def find(self, payment_id: PaymentId) -> PaymentFound | PaymentNotFound:
        with logfire.span("repo.payment.find", payment_id=str(payment_id.root)):
            row = await self._pool.fetchrow("SELECT * FROM payment WHERE id = $1", payment_id.root)
            if row is None:
                return PaymentNotFound(id=payment_id)
            return PaymentFound(payment=_payment(row))

    async def save(self, payment: Payment) -> None:
        with logfire.span("repo.payment.save"):
            async with self._pool.acquire() as connection, connection.transaction():
                await connection.execute(
                    "INSERT INTO payment VALUES ($1, $2)", payment.id.root, payment.authorized.root
                )


class CachedPaymentRepository:
    """Reads through Redis; what is decided on is always fetched from the source."""

    def __init__(self, source: PaymentRepository, cache: Redis, *, ttl: int = 60) -> None:
        self._source = source
        self._cache = cache
        self._ttl = ttl

    async def find(self, payment_id: PaymentId) -> PaymentFound | PaymentNotFound:
        with logfire.span("repo.payment.cached.find"):
            return await self._source.find(payment_id)

    async def peek(self, payment_id: PaymentId) -> PaymentFound | PaymentNotFound:
        with logfire.span("repo.payment.cached.peek"):
            key = f"payment:{payment_id.root}"
            if (raw := await self._cache.get(key)) is not None:
                return PaymentFound.model_validate_json(raw)
            found = await self._source.find(payment_id)
            if isinstance(found, PaymentFound):
                await self._cache.set(key, found.model_dump_json(), ex=self._ttl)
            return found

    async def save(self, payment: Payment) -> None:
        with logfire.span("repo.payment.cached.save"):
            await self._source.save(payment)
            await self._cache.delete(f"payment:{payment.id.root}")


def _payment(row: asyncpg.Record) -> Payment:
    return Payment(id=row["id"], authorized=row["authorized"], captured=row["captured"])
# --- file: src/app/service/payment.py
import logfire

from app.domain.payment.payment import Captured, NotCovered, PaymentNotFound
from app.domain.payment.repository import PaymentFound, PaymentRepository
from app.domain.payment.value import Amount, PaymentId


class PaymentService:
    def __init__(self, payments: PaymentRepository) -> None:
        self._payments = payments

    async def capture(
        self, payment_id: PaymentId, amount: Amount
    ) -> Captured | NotCovered | PaymentNotFound:
        with logfire.span("service.payment.capture", payment_id=str(payment_id.root)) as span:
            found = await self._payments.find(payment_id)
            if not isinstance(found, PaymentFound):
                return found
            outcome = found.payment.capture(amount)
            if isinstance(outcome, Captured):
                await self._payments.save(outcome.payment)
            span.set_attribute("outcome", outcome.kind)
            return outcome
