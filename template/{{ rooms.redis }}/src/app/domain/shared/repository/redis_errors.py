"""What Redis raises while it is away."""

from redis import exceptions

REDIS_UNAVAILABLE = (
    exceptions.BusyLoadingError,
    exceptions.ConnectionError,
    exceptions.TimeoutError,
    OSError,
)
