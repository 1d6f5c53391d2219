# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel

type Ok = bool


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/show.py
import typing as t

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Ok, Seats

type Verdict = tuple[bool, "Show"]


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> t.Tuple[bool, Seats | None]:  #! L2
        return True, wanted

    def swap(self, wanted: Seats) -> Verdict:  #! L2
        return True, self

    def hold(self, wanted: Seats) -> tuple[Ok, Seats]:  #! L2
        return True, wanted
# --- file: src/app/service/theatre.py
import logfire

from app.domain.theatre.show import Show


class TheatreService:
    @logfire.instrument("service.theatre.sell")
    async def sell(self, show: Show) -> tuple[bool, Show]:  #! L2
        return await self._sell(show)

    async def _sell(self, show: Show) -> tuple[bool, Show]:
        return True, show
