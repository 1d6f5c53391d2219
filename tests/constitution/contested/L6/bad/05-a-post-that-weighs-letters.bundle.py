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
