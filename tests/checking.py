"""Checking a rendered project with its own tools, in the environment of these tests."""

import os
import subprocess
import sys
from pathlib import Path


def run(project: Path, *command: str) -> None:
    """Run a tool in a project, and fail with what it says if it does."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("APP_")}
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-4000:]
