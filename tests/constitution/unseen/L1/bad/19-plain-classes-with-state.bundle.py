# --- file: src/app/domain/ledger/__init__.py
# --- file: src/app/domain/ledger/value.py
from pydantic import RootModel


class Account(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/ledger/book.py
from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from app.domain.ledger.value import Account

T = TypeVar("T")


class Book:  #! L1
    __slots__ = ("account",)

    def __init__(self, account: Account) -> None:
        self.account = account


class Journal(ABC):  #! L1
    def __init__(self, account: Account) -> None:
        self.account: Account = account

    @abstractmethod
    def close(self) -> Account: ...


class Holder(Generic[T]):  #! L1
    def hold(self, thing: T) -> T:
        self.thing, self.again = thing, thing
        return thing
