"""Engines for tests: started for them alone, thrown away after them."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from devservices.catalogue import engines
from devservices.engine import Engine


def throwaway(name: str) -> Engine:
    """An engine of its own for a test that stops and starts it."""
    return engines()[name](Path(tempfile.mkdtemp(prefix=f"{name}-")), throwaway=True)


@contextmanager
def running(*names: str) -> Iterator[dict[str, str]]:
    """Engines, all of them unless named, as a URL for each setting.

    A URL that the environment already gives is used as it is.
    """
    known = engines()
    with ExitStack() as stack:
        yield {
            known[name].setting: os.environ.get(known[name].setting)
            or stack.enter_context(throwaway(name).running()).url
            for name in names or known
        }
