# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int


class Explanation(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/theatre/sale.py
from typing import Annotated, Optional

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Explanation, Seats


class SaleResult(DomainModel):
    success: bool  #! L2 L3
    seats: Seats


class HoldResult(DomainModel):
    ok: Annotated[bool, "did it work"] = True  #! L2 L3
    error: Explanation | None = None  #! L2


class SwapResult(DomainModel):
    seats: Seats | None
    error_message: Optional[str] = None  #! L2 L3


class RefundResult(DomainModel):
    succeeded: bool = False  #! L2 L3
    failure: Optional[Explanation] = None  #! L2
