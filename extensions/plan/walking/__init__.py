"""The walk through the domain design: where an item begins, and what belongs to it."""

from .walk import Walk

__all__ = ["Walk"]
