"""Plans: reading one as it was written, resolving what it leaves open, writing it in the canonical form."""

from .reader import Reading, read

__all__ = ["Reading", "read"]
