"""The migrations lead to the schema that the rows describe."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]


def test_the_migrated_schema_fits_the_rows(engines: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "alembic", "check"],
        cwd=PROJECT,
        env={**os.environ, **engines},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, (
        f"{done.stdout}{done.stderr}\nWrite the missing step: "
        "uv run alembic revision --autogenerate --message 'what changed'\n"
        "Join your own steps and those of a plan, if there are two ends: uv run alembic merge heads"
    )
