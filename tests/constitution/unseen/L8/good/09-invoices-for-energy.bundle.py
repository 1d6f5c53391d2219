# --- file: src/app/domain/energy/__init__.py
# --- file: src/app/domain/energy/value.py
from decimal import ROUND_HALF_UP, Decimal
from functools import total_ordering
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, RootModel


class ContractId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)


@total_ordering
class Cents(RootModel[int]):
    model_config = ConfigDict(frozen=True)

    def __lt__(self, other: "Cents") -> bool:
        return self.root < other.root

    def __add__(self, other: "Cents") -> "Cents":
        return Cents(self.root + other.root)


class Tariff(BaseModel):
    model_config = ConfigDict(frozen=True)

    per_unit: Decimal = Field(gt=0, max_digits=8, decimal_places=4)

    def price(self, units: int) -> Cents:
        cents = (self.per_unit * units).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return Cents(int(cents))
# --- file: src/app/domain/energy/contract.py
from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from app.domain.energy.value import Cents, ContractId, Tariff
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from collections.abc import Iterable


class Consumption(DomainModel):
    peak: Cents
    off_peak: Cents

    @cached_property
    def total(self) -> Cents:
        return self.peak + self.off_peak


class Contract(DomainModel):
    id: ContractId
    tariff: Tariff
    ceiling: Cents | None = None

    def bill(self, consumptions: Iterable[Consumption]) -> BillOutcome:
        total = Cents(0)
        for consumption in consumptions:
            total += consumption.total
        match self.ceiling:
            case None:
                return Billed(contract_id=self.id, total=total)
            case ceiling if total <= ceiling:
                return Billed(contract_id=self.id, total=total)
            case ceiling:
                return AboveCeiling(contract_id=self.id, total=total, ceiling=ceiling)


class Billed(DomainModel):
    kind: Literal["billed"] = "billed"
    contract_id: ContractId
    total: Cents


class AboveCeiling(DomainModel):
    kind: Literal["above_ceiling"] = "above_ceiling"
    contract_id: ContractId
    total: Cents
    ceiling: Cents


BillOutcome = Annotated[Billed | AboveCeiling, Field(discriminator="kind")]
# --- file: src/app/domain/energy/repository/__init__.py
from .contracts import Contracts, RedisContracts
from .documents import BillStore, MinioBillStore

__all__ = ["BillStore", "Contracts", "MinioBillStore", "RedisContracts"]
# --- file: src/app/domain/energy/repository/contracts.py
from typing import Protocol

import logfire
import redis.asyncio as redis

from app.domain.energy.contract import Contract
from app.domain.energy.value import ContractId


class Contracts(Protocol):
    async def get(self, contract_id: ContractId) -> Contract | None: ...


class RedisContracts:
    def __init__(self, client: redis.Redis) -> None:
        self._client = client

    @logfire.instrument("repo.contract.get")
    async def get(self, contract_id: ContractId) -> Contract | None:
        match await self._client.get(f"contract:{contract_id.root}"):
            case None:
                return None
            case raw:
                return Contract.model_validate_json(raw)
# --- file: src/app/domain/energy/repository/documents.py
import io
from typing import Protocol

import logfire
from miniopy_async import Minio

from app.domain.energy.contract import Billed


class BillStore(Protocol):
    async def store(self, bill: Billed) -> None: ...


class MinioBillStore:
    bucket = "bills"

    def __init__(self, client: Minio) -> None:
        self._client = client

    @logfire.instrument("repo.bill.store")
    async def store(self, bill: Billed) -> None:
        data = bill.model_dump_json().encode()
        await self._client.put_object(
            self.bucket, f"{bill.contract_id.root}.json", io.BytesIO(data), len(data)
        )
# --- file: src/app/service/energy.py
import logfire

from app.domain.energy.contract import AboveCeiling, Billed, Consumption, Contract
from app.domain.energy.repository import BillStore, Contracts
from app.domain.energy.value import ContractId
from app.domain.shared.model import DomainModel


class EnergyService:
    __slots__ = ("_bills", "_contracts")

    def __init__(self, contracts: Contracts, bills: BillStore) -> None:
        self._contracts = contracts
        self._bills = bills

    async def bill(self, contract: Contract, *used: Consumption) -> Billed | AboveCeiling:
        with logfire.span("service.energy.bill", contract=str(contract.id.root)):
            match contract.bill(used):
                case Billed() as billed:
                    await self._bills.store(billed)
                    return billed
                case AboveCeiling(total=total, ceiling=ceiling) as refused:
                    logfire.warn("above", total=total.root, over=total.root - ceiling.root)
                    return refused

    async def warm(self, *ids: ContractId) -> None:
        with logfire.span("service.energy.warm"):
            contracts = [await self._contracts.get(contract_id) for contract_id in ids]
            found: list[DomainModel] = [c for c in contracts if c is not None]
            logfire.info("warm", found=len(found))
