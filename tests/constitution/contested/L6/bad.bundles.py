# === case: 01-a-market-that-weighs
# --- file: src/app/domain/stand/value.py
from decimal import Decimal

from pydantic import RootModel


class Kilos(RootModel[Decimal], frozen=True):
    """A weight on the scale."""

    def exceeds(self, other: "Kilos") -> bool:
        return self.root > other.root


class StandId(RootModel[str], frozen=True):
    """Names one stand."""
# --- file: src/app/domain/stand/type.py
from enum import StrEnum


class Mode(StrEnum):
    OPEN = "open"
    SHUT = "shut"

    def is_open(self) -> bool:
        return self is Mode.OPEN
# --- file: src/app/domain/stand/stand.py
from typing import Literal

from app.domain.shared.model import DomainModel
from app.domain.stand.type import Mode
from app.domain.stand.value import Kilos, StandId


class Sale(DomainModel):
    weight: Kilos
    paid: Kilos | None = None


class Stand(DomainModel):
    id: StandId
    mode: Mode = Mode.OPEN
    limit: Kilos
    sales: tuple[Sale, ...] = ()

    def latest(self) -> Sale | None:
        return self.sales[-1] if self.sales else None


class Sold(DomainModel):
    kind: Literal["sold"] = "sold"
    stand: Stand


class Refused(DomainModel):
    kind: Literal["refused"] = "refused"
    weight: Kilos


type Outcome = Sold | Refused
# --- file: src/app/domain/stand/repository.py
from typing import Protocol

from app.domain.stand.stand import Stand
from app.domain.stand.value import StandId


class Stands(Protocol):
    async def get(self, stand_id: StandId, /) -> Stand | None: ...
    async def all(self) -> tuple[Stand, ...]: ...
    async def save(self, stand: Stand) -> None: ...
# --- file: src/app/service/stand.py
import heapq
from operator import attrgetter

import logfire

from app.domain.stand.repository import Stands
from app.domain.stand.stand import Outcome, Refused, Sold, Stand
from app.domain.stand.type import Mode
from app.domain.stand.value import Kilos, StandId


class StandService:
    def __init__(self, stands: Stands, largest: int) -> None:
        self._stands = stands
        self._largest = largest

    @logfire.instrument("service.stand.sell")
    async def sell(self, stand_id: StandId, weight: Kilos) -> Outcome:
        stand = await self._stands.get(stand_id)
        if stand is None:
            return Refused(weight=weight)
        if weight.exceeds(stand.limit):  #! L6
            return Refused(weight=weight)
        if not (sales := stand.sales):  #! L6
            logfire.info("first")
        await self._stands.save(stand)
        while len(sales) < self._largest:  #! L6
            sales = (*sales, *sales)
        return Sold(stand=stand) if stand.mode.is_open() else Refused(weight=weight)  #! L6

    @logfire.instrument("service.stand.rank")
    async def rank(self) -> tuple[StandId, ...]:
        stands = await self._stands.all()
        heaviest = heapq.nlargest(3, stands, key=lambda stand: stand.limit.root)  #! L6
        ordered = sorted(heaviest, key=attrgetter("limit"))  #! L6
        opened = [stand for stand in ordered if stand.mode.is_open()]  #! L6
        return tuple(stand.id for stand in opened)

    @logfire.instrument("service.stand.weigh")
    async def weigh(self, stand: Stand) -> Kilos:
        total = sum(sale.weight.root for sale in stand.sales)  #! L6
        free = stand.limit.root - total  #! L6
        await self._told(max(stand.sales, key=lambda sale: sale.weight.root))  #! L6
        return Kilos(free)

    @logfire.instrument("service.stand.change")
    async def change(self, stand: Stand) -> Stand:
        shut = stand.model_copy(update={"mode": Mode.SHUT})  #! L6
        same = stand.model_copy()
        made = Stand.model_construct(id=stand.id, limit=stand.limit)  #! L6
        fresh = Stand(id=StandId("new"), mode=Mode.SHUT, limit=stand.limit)  #! L6
        plain = Stand(id=StandId("new"), limit=stand.limit)
        await self._told(shut, same, made, fresh, plain)
        return plain

    async def _told(self, *things: object) -> None:
        logfire.info("told", things=len(things))
# === case: 02-a-ferry-that-judges-in-helpers
# --- file: src/app/domain/ferry/value.py
from datetime import datetime

from pydantic import BaseModel, RootModel


class Seats(RootModel[int], frozen=True):
    """Places on board."""


class Slot(BaseModel, frozen=True):
    begins: datetime
    ends: datetime
# --- file: src/app/domain/ferry/ferry.py
from typing import Literal

from app.domain.ferry.value import Seats, Slot
from app.domain.shared.model import DomainModel


class Ferry(DomainModel):
    seats: Seats
    slot: Slot
    next: "Ferry | None" = None


class Boarded(DomainModel):
    kind: Literal["boarded"] = "boarded"
    ferry: Ferry


class Full(DomainModel):
    kind: Literal["full"] = "full"
    left: Seats


type Boarding = Boarded | Full
# --- file: src/app/service/ferry.py
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import Enum

import logfire
from pydantic import BaseModel

from app.domain.ferry.ferry import Boarded, Boarding, Ferry, Full
from app.domain.ferry.value import Seats


class Tide(Enum):  #! L6
    HIGH = 1
    LOW = 2


class FerryView(BaseModel, frozen=True):  #! L6
    seats: Seats


class FerrySettings(BaseModel, frozen=True):
    pause: float = 1.0
    retries: int = 3


def _late(ferry: Ferry, now: datetime) -> bool:
    return ferry.slot.ends < now  #! L6


def _free(ferries: Iterable[Ferry]) -> Seats:
    free = 0
    for ferry in ferries:
        free += ferry.seats.root  #! L6
    return Seats(free)


class FerryService:
    def __init__(self, settings: FerrySettings) -> None:
        self._settings = settings
        self._tries = 0

    @logfire.instrument("service.ferry.board")
    async def board(self, ferries: Sequence[Ferry], now: datetime) -> Boarding:
        first, *others = ferries
        is_small = first.seats.root < 3  #! L6
        await self._pause(is_small)
        for number, ferry in enumerate(others):
            if ferry.next and number:
                await self._pause()
        for one, other in zip(ferries, others, strict=False):
            if one.seats == other.seats:  #! L6
                await self._pause()
        logfire.info("free", seats=_free(ferries).root)
        return Boarded(ferry=first)

    @logfire.instrument("service.ferry.settle")
    async def settle(self, boarding: Boarding) -> Seats:
        match boarding:
            case Boarded(ferry=ferry) if ferry.seats.root:  #! L6
                return ferry.seats
            case Boarded(ferry=ferry):
                return ferry.seats
            case Full(left=left):
                await self._pause()
                return left

    async def _pause(self, short: bool = False) -> None:
        if not short and self._settings.retries > self._tries:
            self._tries += 1
# === case: 03-routes-of-a-spa
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
# === case: 04-decisions-through-other-doors
# --- file: src/app/domain/vault/value.py
from pydantic import RootModel


class Coins(RootModel[int], frozen=True):
    """How much lies in a vault."""
# --- file: src/app/domain/vault/vault.py
from app.domain.shared.model import DomainModel
from app.domain.vault.value import Coins


class Vault[T](DomainModel):
    coins: Coins
    content: T


class Key(DomainModel):
    opens: Coins

    @property
    def is_bent(self) -> bool:
        return False
# --- file: src/app/service/vault.py
import functools
from collections.abc import Callable
from contextlib import suppress

import logfire

from app.domain.vault import vault as model
from app.domain.vault.value import Coins
from app.domain.vault.vault import Key, Vault

type Safe = Vault[Key]
type Ring = dict[Coins, list[Key]]


class VaultService:
    key: Key

    def __init__(self, find: Callable[[Coins], Safe], keys: Ring) -> None:
        self._find = find
        self._keys = keys

    @logfire.instrument("service.vault.open")
    async def open(self, coins: Coins) -> Safe:
        safe = self._find(coins)
        if safe.content.is_bent:  #! L6
            await self._told(coins)
        if any(key.opens == coins for key in self._keys[coins]):  #! L6
            await self._told(coins)
        kept = filter(lambda key: not key.is_bent, self._keys[coins])  #! L6
        count = functools.reduce(lambda sum_, key: sum_ + key.opens.root, kept, 0)  #! L6
        is_full = count > 3 and safe.coins != coins  #! L6
        logfire.info("opened", is_full=is_full)
        return safe

    @logfire.instrument("service.vault.close")
    async def close(self, safe: "model.Vault[model.Key]") -> Safe:
        with suppress(KeyError):
            assert safe.coins.root  #! L6
        while not self.key.is_bent:  #! L6
            await self._told(safe.coins)
        return safe

    async def _told(self, coins: Coins) -> None:
        logfire.info("coins", coins=coins.root)
# === case: 05-a-post-that-weighs-letters
# --- file: src/app/domain/letter/value.py
from pydantic import BaseModel, RootModel


class Grams(RootModel[int], frozen=True):
    """What a letter weighs."""

    def __int__(self) -> int:
        return self.root

    def __lt__(self, other: "Grams") -> bool:
        return self.root < other.root


class LetterId(RootModel[str], frozen=True):
    """Names one letter."""


class Address(BaseModel, frozen=True):
    street: str
    is_abroad: bool = False
# --- file: src/app/domain/letter/letter.py
from typing import Literal

from app.domain.letter.value import Address, Grams, LetterId
from app.domain.shared.model import DomainModel


class Letter(DomainModel):
    id: LetterId
    weight: Grams
    to: Address
    copies: tuple[Grams, ...] = ()


class Sent(DomainModel):
    kind: Literal["sent"] = "sent"
    letter: Letter


class Kept(DomainModel):
    kind: Literal["kept"] = "kept"
    letter_id: LetterId


type Sending = Sent | Kept
# --- file: src/app/domain/letter/repository.py
from collections.abc import AsyncIterator
from typing import Protocol

from app.domain.letter.letter import Letter
from app.domain.letter.value import LetterId


class Letters(Protocol):
    async def get(self, letter_id: LetterId, /) -> Letter | None: ...
    def all(self) -> AsyncIterator[Letter]: ...
    async def save(self, letter: Letter, /) -> None: ...
# --- file: src/app/service/letter.py
import asyncio
import bisect
from collections import defaultdict
from dataclasses import dataclass
from typing import Protocol

import logfire

from app.domain.letter.letter import Kept, Letter, Sending, Sent
from app.domain.letter.repository import Letters
from app.domain.letter.value import Grams, LetterId


class Scale(Protocol):
    async def heaviest(self) -> Grams: ...


@dataclass(frozen=True)
class Parcel:  #! L6
    letter: Letter
    stamp: int


class LetterService:
    def __init__(self, letters: Letters, scale: Scale, most: Grams) -> None:
        self._letters = letters
        self._scale = scale
        self._most = most

    @logfire.instrument("service.letter.send")
    async def send(self, letter_id: LetterId) -> Sending:
        letter = await self._letters.get(letter_id)
        if not letter or letter.weight > self._most:  #! L6
            return Kept(letter_id=letter_id)
        if int(letter.weight) % 2:  #! L6
            await asyncio.sleep(1)
        if (await self._scale.heaviest()) < letter.weight:  #! L6
            await asyncio.sleep(1)
        abroad = letter.to.is_abroad
        await asyncio.sleep(3 if abroad else 1)  #! L6
        return Sent(letter=letter)

    @logfire.instrument("service.letter.sort")
    async def sort(self) -> int:
        shelves: defaultdict[bool, list[LetterId]] = defaultdict(list)
        total = 0
        async for letter in self._letters.all():
            shelves[letter.to.is_abroad].append(letter.id)
            total += letter.weight.root  #! L6
            if letter.copies:  #! L6
                await self._letters.save(letter)
        heavy = [each async for each in self._letters.all() if each.weight.root > 20]  #! L6
        heavy.sort(key=lambda each: each.weight.root)  #! L6
        return total + len(shelves)

    @logfire.instrument("service.letter.pick")
    async def pick(self, letters: list[Letter]) -> Letter | int:
        lightest, *_ = sorted(letters, key=lambda each: int(each.weight))  #! L6
        try:
            position = [each.id for each in letters].index(lightest.id)
        except ValueError:
            return await self._none()
        grams = lightest.weight.root * 2 + position  #! L6
        return lightest if grams else 0

    @logfire.instrument("service.letter.hand")
    async def hand(self, sending: Sending) -> LetterId:
        match sending:
            case Sent(letter=Letter(to=address) as letter):
                if address.is_abroad:  #! L6
                    await asyncio.sleep(1)
                return letter.id
            case Kept(letter_id=kept):
                logfire.info("kept", letter=kept.root)
                return await self._id(kept)

    async def _none(self) -> int:
        return 0

    async def _id(self, letter_id: LetterId) -> LetterId:
        return letter_id
# === case: 06-a-pharmacy-that-counts
# --- file: src/app/domain/drug/value.py
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import RootModel


class Dose(RootModel[Decimal], frozen=True):
    """How much is given."""


class Expiry(RootModel[date], frozen=True):
    """Until when it may be given."""

    @property
    def year(self) -> int:
        return self.root.year


class Shelf(StrEnum):
    COLD = "cold"
    WARM = "warm"

    @property
    def needs_power(self) -> bool:
        return self is Shelf.COLD
# --- file: src/app/domain/drug/drug.py
from collections.abc import Mapping
from typing import Literal

from app.domain.drug.value import Dose, Expiry, Shelf
from app.domain.shared.model import DomainModel


class Batch(DomainModel):
    dose: Dose
    expiry: Expiry
    shelf: Shelf = Shelf.WARM


class Drug(DomainModel):
    batches: tuple[Batch, ...] = ()
    by_shelf: Mapping[Shelf, Batch] = {}
    usual: Dose

    def total(self) -> Dose:
        return Dose(sum(batch.dose.root for batch in self.batches))

    def give(self, dose: Dose) -> "Given | Short":
        return Short(missing=dose)


class Given(DomainModel):
    kind: Literal["given"] = "given"
    drug: Drug


class Short(DomainModel):
    kind: Literal["short"] = "short"
    missing: Dose
# --- file: src/app/service/drug.py
import asyncio
import itertools
import statistics
from collections import Counter
from datetime import date
from operator import itemgetter
from typing import Protocol

import logfire

from app.domain.drug.drug import Batch, Drug, Given, Short
from app.domain.drug.value import Dose, Shelf


class Drugs(Protocol):
    async def all(self) -> dict[str, Drug]: ...
    async def save(self, drug: Drug) -> None: ...


class DrugService:
    def __init__(self, drugs: Drugs, today: date, limit: int = 5) -> None:
        self._drugs = drugs
        self._today = today
        self._limit = limit

    @logfire.instrument("service.drug.sweep")
    async def sweep(self) -> int:
        swept = 0
        for name, drug in (await self._drugs.all()).items():
            for batch in drug.batches:
                if self._today >= batch.expiry.root:  #! L6
                    swept += 1
                elif batch.shelf.needs_power:
                    await asyncio.sleep(0)
            logfire.info("swept", name=name, left=len(drug.batches))
        if swept > self._limit:
            await asyncio.sleep(1)
        return swept

    @logfire.instrument("service.drug.mean")
    async def mean(self, drug: Drug) -> float:
        doses = [batch.dose.root for batch in drug.batches]
        await asyncio.sleep(0)
        return float(statistics.mean(doses))  #! L6

    @logfire.instrument("service.drug.pairs")
    async def pairs(self, drug: Drug) -> int:
        count = 0
        for one, other in itertools.pairwise(drug.batches):
            count += one.expiry == other.expiry  #! L6
        oldest = min(drug.batches, key=lambda batch: batch.expiry.year, default=None)  #! L6
        if oldest is not None and drug.by_shelf[Shelf.COLD].dose == oldest.dose:  #! L6
            await asyncio.sleep(0)
        return count

    @logfire.instrument("service.drug.give")
    async def give(self, drug: Drug, dose: Dose) -> Given | Short:
        outcome = drug.give(dose)
        if isinstance(outcome, Short) and outcome.missing.root > 3:  #! L6
            await asyncio.sleep(0)
        if isinstance(outcome, Given):
            await self._drugs.save(outcome.drug)
        return outcome

    @logfire.instrument("service.drug.first")
    async def first(self, drug: Drug) -> Batch | str:
        found = next((b for b in drug.batches if b.dose == drug.usual), None)  #! L6
        await asyncio.sleep(0)
        return found or "none"

    @logfire.instrument("service.drug.names")
    async def names(self, counts: dict[str, int]) -> list[str]:  #! L3
        ordered = sorted(counts.items(), key=itemgetter(1))
        await asyncio.sleep(0 if len(ordered) > self._limit else 1)
        return [name for name, count in ordered if count > 1]

    @logfire.instrument("service.drug.enough")
    async def enough(self, drug: Drug) -> int:
        if drug.total().root < self._limit:  #! L6
            await asyncio.sleep(0)
        left = self._limit - len(drug.batches)  #! L6
        return await self._left(left)

    async def _left(self, left: int) -> int:
        return left
# === case: 07-a-gym-with-opinions
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
