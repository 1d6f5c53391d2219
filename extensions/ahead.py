"""Computing ahead: a second process computes what the first will ask for in a moment."""

import os
from collections.abc import Callable
from threading import active_count


def computed_ahead(compute: Callable[[], bytes]) -> Callable[[], bytes]:
    """Start to compute, and return what waits for the result; it is empty where that is not possible.

    The second process is a copy of the first, which only a process with a single thread may make.
    """
    if not hasattr(os, "fork") or active_count() > 1 or (os.cpu_count() or 1) == 1:
        return bytes
    reading, writing = os.pipe()
    computing = os.fork()
    if not computing:
        os.close(reading)  # so that writing fails once nobody is left to read
        _compute(compute, writing)
    os.close(writing)

    def result() -> bytes:
        with os.fdopen(reading, "rb") as pipe:
            computed = pipe.read()
        os.waitpid(computing, 0)
        return computed

    return result


def _compute(compute: Callable[[], bytes], writing: int) -> None:
    """Compute, hand over and end without a word: whoever started the first process waits for its output."""
    try:
        os.closerange(0, 3)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(compute())
    finally:
        os._exit(0)
