# --- file: src/app/domain/kennel/value.py
from typing import Literal

from pydantic import RootModel

type Verdict = bool


class Chip(RootModel[str], frozen=True):
    """The number under a dog's skin."""

    def verify(self, other: "Chip") -> bool:
        return self.root == other.root
# --- file: src/app/domain/kennel/dog.py
from typing import Optional, Protocol, Self

from app.domain.kennel.value import Chip, Verdict
from app.domain.shared.model import DomainModel


class Dog(DomainModel):
    chip: Chip
    mother: Chip | None = None

    def groom(self) -> Verdict:  #! L2
        return True

    async def feed(self) -> bool:  #! L2
        return True

    @classmethod
    def register(cls, chip: Chip) -> bool:  #! L2
        return bool(chip.root)

    def healthy(self) -> bool:  #! L2
        return True

    def adopted(self) -> Optional["Dog"]:  #! L2
        return self if self.mother else None

    def renamed(self, chip: Chip) -> Self | None:  #! L2
        return None

    def sold(self) -> tuple[Verdict, str]:  #! L2
        return False, "never"

    def returned(self) -> "Dog | ValueError":  #! L2
        return self

    @property
    def vaccinated(self) -> bool:
        return True

    def can_board(self) -> bool:
        return True

    def barks(self) -> bool:
        return True

    def has_mother(self) -> Verdict:
        return self.mother is not None

    def parent(self) -> Chip | None:
        return self.mother

    def _groomed(self) -> bool:
        return True


class Vet(Protocol):
    def examine(self, dog: Dog) -> bool: ...
# --- file: src/app/service/kennel.py
import logfire

from app.domain.kennel.dog import Dog
from app.domain.kennel.value import Chip


class KennelService:
    def __init__(self, dogs: dict[Chip, Dog]) -> None:
        self._dogs = dogs

    @logfire.instrument("service.kennel.find")
    async def find(self, chip: Chip) -> "None | Dog":  #! L2
        return self._dogs.get(chip)

    @logfire.instrument("service.kennel.leave")
    async def leave(self, chip: Chip) -> bool:  #! L2
        return chip in self._dogs

    @logfire.instrument("service.kennel.chip")
    async def chip(self, dog: Dog) -> Chip:
        return dog.chip
