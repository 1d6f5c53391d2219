# --- file: src/app/domain/laundry/type.py
from enum import Enum, Flag, StrEnum, auto, verify, UNIQUE


class Option(Flag):
    RINSE = auto()
    SPIN = auto()

    @property
    def is_wet(self) -> bool:
        return Option.RINSE in self


@verify(UNIQUE)
class Programme(StrEnum):
    COTTON = "cotton"
    WOOL = "wool"

    @property
    def options(self) -> Option:
        match self:
            case Programme.COTTON:
                return Option.RINSE | Option.SPIN
            case Programme.WOOL:
                return Option.RINSE

    def warmer_than(self, other: "Programme") -> bool:
        return self == Programme.COTTON and other == Programme.WOOL


class State(Enum):
    IDLE = ("idle", True)
    WASHING = ("washing", False)

    def __init__(self, label: str, opens: bool) -> None:
        self.label = label
        self.opens = opens

    @property
    def next(self) -> "State":
        return {State.IDLE: State.WASHING, State.WASHING: State.IDLE}[self]
# --- file: src/app/domain/laundry/machine.py
from app.domain.laundry.type import Option, Programme, State
from app.domain.shared.model import DomainModel


class Machine(DomainModel):
    state: State = State.IDLE
    programme: Programme = Programme.COTTON
    extra: Option = Option.SPIN

    def advance(self) -> "Machine":
        return self.model_copy(update={"state": self.state.next})

    def is_running_as(self, other: "Machine") -> bool:
        return self.state == other.state and self.programme is other.programme

    def choices(self) -> tuple[Programme, ...]:
        return tuple(p for p in Programme if p.warmer_than(self.programme))

    @property
    def can_open(self) -> bool:
        return self.state.opens
