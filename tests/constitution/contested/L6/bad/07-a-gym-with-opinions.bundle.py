# --- file: src/app/domain/gym/value.py
from pydantic import BaseModel, RootModel


class Level(RootModel[int], frozen=True):
    """How hard a course is."""

    def at_least(self, other: "Level") -> bool:
        return self.root >= other.root


class Plan(BaseModel, frozen=True):
    name: str
    visits: int


class MemberId(RootModel[str], frozen=True):
    """Names one member."""
# --- file: src/app/domain/gym/type.py
from enum import StrEnum


class State(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"

    def may_train(self) -> bool:
        return self is State.ACTIVE
# --- file: src/app/domain/gym/member.py
from typing import Literal

from app.domain.gym.type import State
from app.domain.gym.value import Level, MemberId, Plan
from app.domain.shared.model import DomainModel


class Member(DomainModel):
    id: MemberId
    plan: Plan
    level: Level
    state: State = State.ACTIVE
    friends: frozenset[MemberId] = frozenset()

    def can_join(self, level: Level) -> bool:
        return self.level.at_least(level)

    def train(self) -> "Trained | Tired":
        return Tired(member_id=self.id)


class Trained(DomainModel):
    kind: Literal["trained"] = "trained"
    member: Member


class Tired(DomainModel):
    kind: Literal["tired"] = "tired"
    member_id: MemberId
# --- file: src/app/service/gym.py
import asyncio
import functools
import operator
from collections.abc import Awaitable, Callable, Iterable

import logfire

from app.domain.gym.member import Member, Tired, Trained
from app.domain.gym.type import State
from app.domain.gym.value import Level, MemberId, Plan


class GymService:
    def __init__(self, find: Callable[[MemberId], Awaitable[Member]], least: Level) -> None:
        self._find = find
        self._least = least

    @logfire.instrument("service.gym.enter")
    async def enter(self, member_id: MemberId, friend_id: MemberId) -> Trained | Tired:
        member, friend = await asyncio.gather(self._find(member_id), self._find(friend_id))
        if friend.id in member.friends:  #! L6
            await self._greet(friend.id)
        if member.plan.visits == 0 or not member.state.may_train():  #! L6
            return Tired(member_id=member.id)
        visits = member.plan.visits
        visits -= 1  #! L6
        logfire.info("entering", visits=visits, level=member.level.root + 1)
        return member.train()

    @logfire.instrument("service.gym.move")
    async def move(self, member: Member, plan: Plan) -> Member:
        update = {"plan": plan}
        copy = member.model_copy(update=update)  #! L6
        paused = Member(id=member.id, plan=plan, level=self._least, state=State.PAUSED)  #! L6
        await self._greet(copy.id)
        return paused

    @logfire.instrument("service.gym.rank")
    async def rank(self, members: Iterable[Member]) -> list[MemberId]:
        chosen = [m for m in members if m.can_join(self._least)]
        best = max((m.level.root for m in chosen), default=0)  #! L6
        await asyncio.sleep(best)
        levels = functools.reduce(operator.add, (m.level.root for m in chosen), 0)  #! L6
        await asyncio.sleep(levels)
        return [m.id for m in sorted(chosen, key=self._weight)]

    @logfire.instrument("service.gym.train")
    async def train(self, member: Member) -> MemberId:
        outcome = member.train()
        result = outcome.member.id if isinstance(outcome, Trained) else outcome.member_id
        if outcome == Tired(member_id=member.id):
            await self._greet(result)
        match outcome:
            case Trained(member=Member(level=level)) if level.at_least(self._least):  #! L6
                await self._greet(result)
            case Tired():
                await asyncio.sleep(1)
        return result

    async def _greet(self, member_id: MemberId) -> None:
        logfire.info("hello", member=member_id.root)

    def _weight(self, member: Member) -> int:
        return member.level.root * 2  #! L6
