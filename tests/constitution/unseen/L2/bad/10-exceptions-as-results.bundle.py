# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats

type Failure = ValueError | KeyError


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> "Show | ValueError":  #! L2
        return self if wanted.root else ValueError("none")

    def hold(self, wanted: Seats) -> Failure | Seats:  #! L2
        return wanted

    def refuse(self) -> Exception:  #! L2
        return RuntimeError("refused")
