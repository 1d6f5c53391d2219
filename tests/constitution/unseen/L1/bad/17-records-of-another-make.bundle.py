# --- file: src/app/domain/ledger/__init__.py
# --- file: src/app/domain/ledger/value.py
from pydantic import RootModel


class Account(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/ledger/posting.py
import dataclasses as dc
from dataclasses import dataclass as record
from typing import NamedTuple, TypedDict

import attrs
from attr import s as attributes

from app.domain.ledger.value import Account


@record(frozen=True, slots=True)
class Posting:  #! L1
    debit: Account


@dc.dataclass
class Reversal(Posting):  #! L1
    credit: Account


@attrs.frozen
class Batch:  #! L1
    account: Account


@attributes(auto_attribs=True)
class Sheet:  #! L1
    account: Account


class Transfer(NamedTuple):  #! L1
    source: Account


class Draft(TypedDict, total=False):  #! L1
    source: Account
