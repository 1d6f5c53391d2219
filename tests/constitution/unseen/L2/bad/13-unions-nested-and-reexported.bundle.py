# --- file: src/app/domain/theatre/__init__.py
from app.domain.theatre.outcome import Held as Kept, Sale
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/outcome.py
from typing import Literal

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Sold(DomainModel):
    kind: Literal["sold"] = "sold"
    seats: Seats


class Refused(DomainModel):
    kind: Literal["refused"] = "refused"


class Held(DomainModel):
    kind: Literal["sold"] = "sold"


type Sale = Sold | Refused
# --- file: src/app/domain/theatre/show.py
from app.domain import theatre
from app.domain.shared.model import DomainModel
from app.domain.theatre.outcome import Refused, Sale
from app.domain.theatre.value import Seats

type Everything = Sale | theatre.Kept  #! L2


class Show(DomainModel):
    free: Seats
    latest: theatre.Sale | theatre.Kept  #! L2
    before: theatre.Sale | None = None

    def sell(self) -> "Refused | theatre.Kept":
        return Refused()

    def hold(self) -> theatre.Kept | Sale:  #! L2
        return Refused()
