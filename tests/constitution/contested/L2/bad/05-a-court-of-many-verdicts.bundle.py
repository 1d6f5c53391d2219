# --- file: src/app/domain/court/value.py
from pydantic import RootModel


class Sum(RootModel[int], frozen=True):
    """What is at stake."""
# --- file: src/app/domain/court/verdict.py
import sys
from abc import abstractmethod
from collections.abc import Callable
from contextlib import contextmanager
from typing import Literal, NoReturn, Self, TypeAlias, Union

from app.domain.court.value import Sum
from app.domain.shared.model import DomainModel


class Guilty(DomainModel):
    verdict: Literal["guilty"] = "guilty"
    fine: Sum


class Free(DomainModel):
    verdict: Literal["free"] = "free"


class Hung(DomainModel):
    votes: Sum


Verdict: TypeAlias = "Guilty | Free"
Mistrial = Union["Guilty", "Hung"]  #! L2


class Unclear(RuntimeError):  #! L2
    """The court could not agree."""


def _fail(why: str) -> NoReturn:
    raise RuntimeError(why)  #! L2


class Case(DomainModel):
    stake: Sum
    last: Verdict | None = None
    open: tuple[Guilty | Hung, ...] = ()  #! L2

    def judge(self) -> Verdict:
        if not self.stake.root:
            _fail("nothing is at stake")
        return Free()

    def appeal(self) -> Self | None:  #! L2
        return None

    def settle(self, sum_: Sum) -> bool:  #! L2
        return sum_ == self.stake

    def is_settled(self) -> bool:
        return self.last is not None

    def told(self) -> tuple[bool, Verdict]:  #! L2
        return True, Free()

    def error(self) -> Unclear:  #! L2
        return Unclear()

    @abstractmethod
    def heard(self) -> Verdict:
        raise NotImplementedError

    @contextmanager
    def session(self) -> "Case":
        try:
            yield self
        except Unclear as error:
            raise error from None

    def checked(self, check: Callable[[], Verdict]) -> Verdict:
        try:
            return check()
        except ValueError as error:
            raise Unclear from error  #! L2
        finally:
            assert self.stake, "no stake"  #! L2

    def closed(self) -> Verdict:
        if sys.flags.optimize:
            raise  # noqa: PLE0704
        return Free()
# --- file: src/app/service/court.py
import logfire

from app.domain.court.verdict import Case, Free, Verdict


class CourtService:
    @logfire.instrument("service.court.judge")
    async def judge(self, case: Case) -> Verdict:
        match case.judge():
            case Free() as free:
                return free
            case other:
                raise PermissionError(other.fine)

    @logfire.instrument("service.court.close")
    async def close(self, case: Case) -> Case | None:  #! L2
        return await self._closed(case)

    @logfire.instrument("service.court.fail")
    async def fail(self, case: Case) -> Case:
        if case is None:
            raise NotImplementedError("later")
        raise AssertionError("never")  #! L2

    async def _closed(self, case: Case) -> Case | None:
        return case
