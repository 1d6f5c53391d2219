"""Where aggregates live: what every repository of a storage has in common."""


class UnfitError(Exception):
    """A value is beyond what the storage can hold."""
