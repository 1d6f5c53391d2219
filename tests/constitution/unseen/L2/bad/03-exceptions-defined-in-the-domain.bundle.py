# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/problems.py
import builtins
from abc import ABC

Base = ValueError


class TheatreError(Base):  #! L2
    pass


class Closed(builtins.RuntimeError, ABC):  #! L2
    pass


class Problem:
    """Merely named like one."""


class SoldOut(Problem, TheatreError):  #! L2
    pass


class Fatal(BaseException):  #! L2
    pass
# --- file: src/app/domain/theatre/house.py
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class House(DomainModel):
    price: Money

    class Full(Exception):  #! L2
        pass

    def admit(self, offered: Money) -> "House":
        if self.price.exceeds(offered):
            raise House.Full  #! L2
        return self
