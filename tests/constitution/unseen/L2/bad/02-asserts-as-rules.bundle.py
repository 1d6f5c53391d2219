# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int

    def covers(self, other: "Seats") -> bool:
        return self.root >= other.root
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Show(DomainModel):
    free: Seats
    sold: Seats | None = None

    def sell(self, wanted: Seats) -> "Show":
        assert wanted.root > 0  #! L2
        assert self.free.covers(wanted), "sold out"  #! L2
        return self.model_copy(update={"sold": wanted})

    def refund(self) -> "Show":
        assert self.sold is not None
        assert isinstance(self.sold, Seats)
        assert self.sold is None or self.sold.root  #! L2
        return self.model_copy(update={"sold": None})
