# --- file: src/app/domain/spa/value.py
from pydantic import RootModel


class Degrees(RootModel[int], frozen=True):
    """How warm the water is."""


class PoolId(RootModel[str], frozen=True):
    """Names one pool."""
# --- file: src/app/domain/spa/type.py
from enum import StrEnum


class Water(StrEnum):
    SALT = "salt"
    SWEET = "sweet"

    def is_salty(self) -> bool:
        return self is Water.SALT
# --- file: src/app/domain/spa/pool.py
from typing import Literal

from app.domain.shared.model import DomainModel
from app.domain.spa.type import Water
from app.domain.spa.value import Degrees, PoolId


class Pool(DomainModel):
    id: PoolId
    water: Water
    warm: Degrees


class Found(DomainModel):
    kind: Literal["found"] = "found"
    pool: Pool


class Missing(DomainModel):
    kind: Literal["missing"] = "missing"
    id: PoolId


type Lookup = Found | Missing
# --- file: src/app/service/spa.py
import logfire

from app.domain.spa.pool import Lookup, Missing
from app.domain.spa.value import PoolId


class SpaService:
    @logfire.instrument("service.spa.find")
    async def find(self, pool_id: PoolId) -> Lookup:
        return Missing(id=pool_id)
# --- file: src/app/api/spa/routes.py
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel

from app.domain.spa.pool import Found, Missing, Pool
from app.domain.spa.type import Water
from app.domain.spa.value import Degrees, PoolId
from app.service.spa import SpaService

router = APIRouter()


class PoolOut(BaseModel):
    id: str
    warm: int
    salty: bool

    @classmethod
    def of(cls, pool: Pool) -> "PoolOut":
        return cls(
            id=pool.id.root,
            warm=pool.warm.root * 9 // 5 + 32,  #! L6
            salty=pool.water.is_salty(),
        )


@router.get("/pools/{pool_id}")
async def show(pool_id: str, service: Annotated[SpaService, Depends()]) -> PoolOut:
    match await service.find(PoolId(pool_id)):
        case Found(pool=pool) if pool.warm.root > 20:  #! L6
            return PoolOut.of(pool)
        case Found(pool=pool):
            assert pool.water.is_salty()  #! L6
            return PoolOut.of(pool)
        case Missing(id=missing):
            raise HTTPException(404, f"no pool {missing.root}")


@router.post("/pools")
async def add(body: PoolOut, service: Annotated[SpaService, Depends()]) -> PoolOut:
    pool = Pool(id=PoolId(body.id), water=Water.SALT, warm=Degrees(body.warm))  #! L6
    if body.warm > 40:
        raise HTTPException(422)
    found = await service.find(pool.id)
    if isinstance(found, Missing):
        return PoolOut.of(pool)
    return PoolOut.of(found.pool if found.pool.water.is_salty() else pool)  #! L6
