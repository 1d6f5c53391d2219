# --- file: src/app/domain/social/__init__.py
# --- file: src/app/domain/social/value.py
from uuid import UUID

from pydantic import ConfigDict, Field, RootModel


class MemberId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)


class Depth(RootModel[int]):
    model_config = ConfigDict(frozen=True)
    root: int = Field(ge=1, le=5)
# --- file: src/app/domain/social/type.py
import enum


class Tie(enum.StrEnum):
    FOLLOWS = "FOLLOWS"
    BLOCKS = "BLOCKS"

    @property
    def is_friendly(self) -> bool:
        return self is not Tie.BLOCKS

    def opposite(self) -> "Tie":
        return {Tie.FOLLOWS: Tie.BLOCKS, Tie.BLOCKS: Tie.FOLLOWS}[self]
# --- file: src/app/domain/social/member.py
from typing import Annotated, Literal

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.social.type import Tie
from app.domain.social.value import MemberId


class Tied(DomainModel):
    kind: Literal["tied"] = "tied"
    to: MemberId
    tie: Tie


class AlreadyTied(DomainModel):
    kind: Literal["already_tied"] = "already_tied"
    to: MemberId


TieOutcome = Annotated[Tied | AlreadyTied, Field(discriminator="kind")]


class Member(DomainModel):
    id: MemberId
    follows: frozenset[MemberId] = frozenset()

    def tie(self, to: MemberId, tie: Tie) -> TieOutcome:
        if to in self.follows:
            return AlreadyTied(to=to)
        return Tied(to=to, tie=tie)
# --- file: src/app/domain/social/repository.py
from collections.abc import Sequence
from typing import LiteralString, Protocol, cast, override

import logfire
from neo4j import AsyncDriver, AsyncManagedTransaction, Record, RoutingControl

from app.domain.social.member import Member
from app.domain.social.type import Tie
from app.domain.social.value import Depth, MemberId


class Members(Protocol):
    async def find(self, member_id: MemberId) -> Member | None: ...

    async def neighbours(self, member_id: MemberId, depth: Depth) -> Sequence[MemberId]: ...

    async def tie(self, member_id: MemberId, other: MemberId, tie: Tie) -> None: ...


class GraphMembers(Members):
    def __init__(self, driver: AsyncDriver, database: str = "neo4j") -> None:
        self._driver = driver
        self._database = database

    @override
    async def find(self, member_id: MemberId) -> Member | None:
        with logfire.span("repo.member.find"):
            records = await self._read("MATCH (m {id: $id}) RETURN m", id=str(member_id.root))
            return Member.model_validate(records[0]["m"]) if records else None

    @override
    async def neighbours(self, member_id: MemberId, depth: Depth) -> Sequence[MemberId]:
        with logfire.span("repo.member.neighbours", depth=depth.root):
            query = cast(LiteralString, f"MATCH ({{id: $id}})-[*1..{depth.root}]-(m) RETURN m.id AS id")
            return [MemberId(r["id"]) for r in await self._read(query, id=str(member_id.root))]

    @override
    async def tie(self, member_id: MemberId, other: MemberId, tie: Tie) -> None:
        with logfire.span("repo.member.tie", tie=tie.value):
            async with self._driver.session(database=self._database) as session:
                await session.execute_write(_merge, member_id, other, tie)

    async def _read(self, query: LiteralString, **parameters: str) -> list[Record]:
        answer = await self._driver.execute_query(
            query, parameters, database_=self._database, routing_=RoutingControl.READ
        )
        return answer.records


async def _merge(
    tx: AsyncManagedTransaction, member_id: MemberId, other: MemberId, tie: Tie
) -> None:
    query = cast(LiteralString, f"MATCH (a), (b) MERGE (a)-[:{tie.value}]->(b)")
    await tx.run(query, a=str(member_id.root), b=str(other.root))
# --- file: src/app/service/social.py
import logfire

from app.domain.social.member import Member, Tied, TieOutcome
from app.domain.social.repository import Members
from app.domain.social.type import Tie
from app.domain.social.value import MemberId


class SocialService:
    def __init__(self, *, members: Members) -> None:
        self.members = members

    @logfire.instrument("service.social.follow")
    async def follow(self, member: Member, other: MemberId) -> TieOutcome:
        match member.tie(other, Tie.FOLLOWS):
            case Tied(to=to, tie=tie) as tied:
                await self.members.tie(member.id, to, tie)
                return tied
            case refused:
                return refused
