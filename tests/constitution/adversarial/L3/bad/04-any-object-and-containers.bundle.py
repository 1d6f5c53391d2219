# --- file: src/app/domain/inventory/record.py
import decimal
import typing
from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Record(DomainModel):
    sku: Sku
    extra: Any = None  #! L3
    source: object  #! L3
    counts: Mapping[Sku, int]  #! L3
    prices: Sequence[tuple[Sku, decimal.Decimal]] = ()  #! L3
    picture: bytes = b""  #! L3
    phase: complex  #! L3
    on_sale: bool = False  #! L3
    aisle: typing.Union[Sku, typing.Optional[str]] = None  #! L3
    neighbours: typing.FrozenSet[Sku] = frozenset()
