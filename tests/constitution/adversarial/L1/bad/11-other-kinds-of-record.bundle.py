# --- file: src/app/domain/inventory/movement.py
import dataclasses as dc
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

import attrs
from attr import s as attr_class

from app.domain.inventory.value import Quantity, Sku


@dataclass(frozen=True, slots=True)
class Receipt:  #! L1
    sku: Sku
    received: Quantity


@dc.dataclass
class Pick:  #! L1
    sku: Sku


@attrs.frozen
class Transfer:  #! L1
    sku: Sku


@attr_class(auto_attribs=True)
class Count:  #! L1
    sku: Sku


class Level(NamedTuple):  #! L1
    sku: Sku
    on_hand: Quantity


class Summary(TypedDict):  #! L1
    sku: Sku
    on_hand: Quantity
