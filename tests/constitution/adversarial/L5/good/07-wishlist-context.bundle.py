# --- file: src/app/domain/wishlist/__init__.py
# --- file: src/app/domain/wishlist/value.py
"""The words of wish lists."""

from uuid import UUID, uuid4

from pydantic import ConfigDict, Field, RootModel


class WishlistId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)

    def __str__(self) -> str:
        return str(self.root)


class Wish(RootModel[str], frozen=True):
    root: str = Field(min_length=1, max_length=80)
# --- file: src/app/domain/wishlist/wishlist.py
"""A wish list: what somebody hopes for, in order."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.wishlist.value import Wish, WishlistId


class Wishlist(DomainModel):
    """The aggregate."""

    id: WishlistId
    wishes: tuple[Wish, ...] = ()

    def add(self, wish: Wish) -> "AddOutcome":
        """Hope for one thing more."""
        if wish in self.wishes:
            return AlreadyWished(wish=wish)
        return Added(wishlist=self.model_copy(update={"wishes": (*self.wishes, wish)}))


class Added(DomainModel):
    kind: Literal["added"] = "added"
    wishlist: Wishlist


class AlreadyWished(DomainModel):
    kind: Literal["already_wished"] = "already_wished"
    wish: Wish


class WishlistFound(DomainModel):
    kind: Literal["found"] = "found"
    wishlist: Wishlist


class WishlistNotFound(DomainModel):
    kind: Literal["not_found"] = "not_found"
    wishlist_id: WishlistId


type AddOutcome = Annotated[Added | AlreadyWished, Field(discriminator="kind")]
type FindOutcome = Annotated[WishlistFound | WishlistNotFound, Field(discriminator="kind")]
# --- file: src/app/domain/wishlist/repository.py
"""Where wish lists live: rows in SQL, with copies in Redis that are quick to read."""

from collections.abc import AsyncIterator
from typing import Protocol, Self
from uuid import UUID

import logfire
from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import Field, SQLModel

from app.domain.wishlist.value import Wish, WishlistId
from app.domain.wishlist.wishlist import (
    FindOutcome,
    Wishlist,
    WishlistFound,
    WishlistNotFound,
)


class WishlistRepository(Protocol):
    """What a use case may ask of any storage."""

    async def find(self, wishlist_id: WishlistId) -> FindOutcome: ...

    async def save(self, wishlist: Wishlist) -> Wishlist: ...


class WishlistRow(SQLModel, table=True):
    __tablename__ = "wishlist"

    id: UUID = Field(primary_key=True)
    wishes: str = ""

    @classmethod
    def from_domain(cls, wishlist: Wishlist) -> Self:
        return cls(id=wishlist.id.root, wishes="\n".join(w.root for w in wishlist.wishes))

    def to_domain(self) -> Wishlist:
        wishes = tuple(Wish(text) for text in self.wishes.splitlines())
        return Wishlist(id=WishlistId(self.id), wishes=wishes)


class SqlWishlistRepository:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    @logfire.instrument("repo.wishlist.find", extract_args=False)
    async def find(self, wishlist_id: WishlistId) -> FindOutcome:
        statement = select(WishlistRow).where(WishlistRow.id == wishlist_id.root)
        async with self._engine.connect() as connection:
            row = (await connection.execute(statement)).one_or_none()
        if row is None:
            return WishlistNotFound(wishlist_id=wishlist_id)
        return WishlistFound(wishlist=WishlistRow.model_validate(row).to_domain())

    @logfire.instrument("repo.wishlist.save", extract_args=False)
    async def save(self, wishlist: Wishlist) -> Wishlist:
        values = WishlistRow.from_domain(wishlist).model_dump()
        statement = insert(WishlistRow).values(values).on_conflict_do_nothing()
        async with self._engine.begin() as connection:
            await connection.execute(statement)
        return wishlist

    async def all(self) -> AsyncIterator[Wishlist]:
        with logfire.span("repo.wishlist.all"):
            async with self._engine.connect() as connection:
                async for row in await connection.stream(select(WishlistRow)):
                    yield WishlistRow.model_validate(row).to_domain()


class CachedWishlistRepository:
    def __init__(self, source: WishlistRepository, redis: Redis) -> None:
        self._source = source
        self._redis = redis

    @logfire.instrument("repo.wishlist.cached.find", extract_args=False)
    async def find(self, wishlist_id: WishlistId) -> FindOutcome:
        copy = await self._recall(wishlist_id)
        if copy is not None:
            return WishlistFound(wishlist=copy)
        return await self._source.find(wishlist_id)

    @logfire.instrument("repo.wishlist.cached.save", extract_args=False)
    async def save(self, wishlist: Wishlist) -> Wishlist:
        saved = await self._source.save(wishlist)
        await self._redis.delete(_key(wishlist.id))
        return saved

    async def _recall(self, wishlist_id: WishlistId) -> Wishlist | None:
        try:
            copy = await self._redis.get(_key(wishlist_id))
        except RedisError:
            return None
        return Wishlist.model_validate_json(copy) if copy else None


def _key(wishlist_id: WishlistId) -> str:
    return f"wishlist:{wishlist_id}"
