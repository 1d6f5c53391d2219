# --- file: src/app/domain/claim/__init__.py
# --- file: src/app/domain/claim/value.py
from __future__ import annotations

from decimal import Decimal
from uuid import UUID

import pydantic as p


class ClaimId(p.RootModel[UUID]):
    model_config = p.ConfigDict(frozen=True)


class Damage(p.RootModel[Decimal]):
    model_config = p.ConfigDict(frozen=True)
    root: Decimal = p.Field(ge=0)

    def __add__(self, other: Damage) -> Damage:
        return Damage(self.root + other.root)

    def at_most(self, other: Damage) -> bool:
        return self.root <= other.root
# --- file: src/app/domain/claim/type.py
from enum import StrEnum
from typing import Self


class ClaimState(StrEnum):
    OPEN = "open"
    REVIEW = "review"
    PAID = "paid"
    DENIED = "denied"

    @classmethod
    def initial(cls) -> Self:
        return cls.OPEN

    @property
    def is_final(self) -> bool:
        return self in (ClaimState.PAID, ClaimState.DENIED)

    def after_review(self, *, within_limit: bool) -> "ClaimState":
        if self.is_final:
            return self
        return ClaimState.PAID if within_limit else ClaimState.REVIEW
# --- file: src/app/domain/claim/claim.py
from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from app.domain.claim.type import ClaimState
from app.domain.claim.value import ClaimId, Damage
from app.domain.shared.model import DomainModel


class Claim(DomainModel):
    """What a policy holder asks for after something broke."""

    id: ClaimId
    damage: Damage
    state: ClaimState = ClaimState.OPEN
    filed_at: datetime

    @classmethod
    def file(cls, claim_id: ClaimId, damage: Damage, at: datetime) -> Claim:
        return cls(id=claim_id, damage=damage, state=ClaimState.initial(), filed_at=at)

    def assess(self, limit: Damage) -> Assessed | AlreadyFinal:
        if self.state.is_final:
            return AlreadyFinal(claim_id=self.id)
        state = self.state.after_review(within_limit=self.damage.at_most(limit))
        return Assessed(claim=self.model_copy(update={"state": state}), at=datetime.now(UTC))


class Assessed(DomainModel):
    kind: Literal["assessed"] = "assessed"
    claim: Claim
    at: datetime


class AlreadyFinal(DomainModel):
    kind: Literal["already_final"] = "already_final"
    claim_id: ClaimId


class NoSuchClaim(DomainModel):
    kind: Literal["no_such_claim"] = "no_such_claim"
    claim_id: ClaimId
# --- file: src/app/domain/claim/repository.py
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

import logfire
from pymongo import ASCENDING
from pymongo.asynchronous.collection import AsyncCollection

from app.domain.claim.claim import Claim
from app.domain.claim.value import ClaimId

type Lock = AbstractAsyncContextManager[None]


class Claims(Protocol):
    async def get(self, claim_id: ClaimId) -> Claim | None: ...

    async def put(self, claim: Claim) -> None: ...

    def stream(self) -> AsyncIterator[Claim]: ...


class MongoClaims:
    def __init__(self, collection: AsyncCollection[dict[str, Any]]) -> None:
        self._collection = collection

    async def get(self, claim_id: ClaimId) -> Claim | None:
        with logfire.span("repo.claim.get", claim_id=str(claim_id.root)):
            found = await self._collection.find_one({"_id": str(claim_id.root)})
            return None if found is None else self._to_domain(found)

    async def put(self, claim: Claim) -> None:
        with logfire.span("repo.claim.put"):
            document = claim.model_dump(mode="json", exclude={"id"})
            await self._collection.replace_one(
                {"_id": str(claim.id.root)}, document, upsert=True
            )

    async def stream(self) -> AsyncIterator[Claim]:
        with logfire.span("repo.claim.stream"):
            cursor = self._collection.find({}).sort("filed_at", ASCENDING)
            async for document in cursor:
                yield self._to_domain(document)

    @staticmethod
    def _to_domain(document: dict[str, Any]) -> Claim:
        return Claim.model_validate({**document, "id": document["_id"]})
# --- file: src/app/service/claim.py
from datetime import UTC, datetime

import logfire

from app.domain.claim.claim import AlreadyFinal, Assessed, Claim, NoSuchClaim
from app.domain.claim.repository import Claims
from app.domain.claim.value import ClaimId, Damage


class ClaimService:
    def __init__(self, claims: Claims, limit: Damage) -> None:
        self._claims, self._limit = claims, limit

    @logfire.instrument("service.claim.file")
    async def file(self, claim_id: ClaimId, damage: Damage) -> Claim:
        claim = Claim.file(claim_id, damage, datetime.now(UTC))
        await self._claims.put(claim)
        return claim

    @logfire.instrument("service.claim.assess")
    async def assess(self, claim_id: ClaimId) -> Assessed | AlreadyFinal | NoSuchClaim:
        if (claim := await self._claims.get(claim_id)) is None:
            return NoSuchClaim(claim_id=claim_id)
        outcome = claim.assess(self._limit)
        match outcome:
            case Assessed():
                await self._claims.put(outcome.claim)
            case AlreadyFinal():
                logfire.warn("assessed twice", claim_id=str(claim_id.root))
        return outcome

    @logfire.instrument("service.claim.assess_all")
    async def assess_all(self) -> None:
        done = 0
        async for claim in self._claims.stream():
            match claim.assess(self._limit):
                case Assessed(claim=assessed):
                    await self._claims.put(assessed)
                    done += 1
                case _:
                    continue
        if done > 0:
            logfire.info("assessed", claims=done)
