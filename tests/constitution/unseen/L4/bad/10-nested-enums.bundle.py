# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/crate.py
from enum import Enum

from app.domain.shared.model import DomainModel


class Crate(DomainModel):
    class State(Enum):
        OPEN = 1
        SHUT = 2

        def is_open(self) -> bool:
            return self is Crate.State.OPEN

    state: State = State.OPEN

    def is_open(self) -> bool:
        return self.state is Crate.State.OPEN  #! L4

    def is_shut(self) -> bool:
        return self.state == self.State.SHUT  #! L4

    def shuts(self) -> bool:
        return self.state in [type(self).State.SHUT]  #! L4


def is_open(crate: Crate) -> bool:
    return crate.state == Crate.State.OPEN  #! L4
