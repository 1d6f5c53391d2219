# --- file: src/app/domain/ledger/__init__.py
# --- file: src/app/domain/ledger/value.py
from pydantic import RootModel


class Account(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/ledger/shapes.py
import typing
from collections import namedtuple
from dataclasses import make_dataclass

from app.domain.ledger.value import Account

Pair = namedtuple("Pair", ["debit", "credit"])  #! L1
Triple = typing.NamedTuple("Triple", [("a", Account), ("b", Account)])  #! L1
Header = typing.TypedDict("Header", {"account": Account})  #! L1
Line = make_dataclass("Line", [("account", Account)])  #! L1


class Entry(namedtuple("Entry", "debit credit")):  #! L1
    pass
