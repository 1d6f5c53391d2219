"""Aggregates and entities: consistency boundaries with an identity, and the frozen models inside and beside them."""

from .read import Reader
from .titles import ENTITIES, SECTION
from .written import write, write_entities

__all__ = ["ENTITIES", "SECTION", "Reader", "write", "write_entities"]
