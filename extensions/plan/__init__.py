"""Plans: reading one as it was written, resolving what it leaves open, writing it in the canonical form."""

from .reader import Reading, read
from .resolve import Resolution, resolve
from .writer import write

__all__ = ["Reading", "Resolution", "read", "resolve", "write"]
