"""Checking a rendered project with its own tools, in the environment of these tests."""

import atexit
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory


def run(project: Path, *command: str) -> None:
    """Run a tool in a project, and fail with what it says if it does."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("APP_")}
    environment["MYPY_CACHE_DIR"] = _types()
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-4000:]


@cache
def _types() -> str:
    """Where this process keeps what mypy learnt of the packages that every project uses."""
    folder = TemporaryDirectory(prefix="types-")
    atexit.register(folder.cleanup)
    return folder.name
