"""A project with engines and an app that shows its environment, laid out as a rendered one."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGKILL

import pytest

from tests.engines.clients import CLIENTS

NOBODY = 65534
AN_ORDINARY_USER = [
    *("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"),
    *("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"),  # to reach the interpreter
]
TEMPLATE = Path(__file__).parents[2] / "template"
APP = """\
import asyncio
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI


def create_app() -> FastAPI:
    app = FastAPI()

    @app.get("/environment")
    async def environment() -> dict[str, str]:
        return {name: url for name, url in os.environ.items() if name.startswith("APP_")}

    return app
"""


def eventually[T](look: Callable[[], T], *, within: float = 20) -> T:
    """What the look finds, as soon as it finds something."""
    deadline = time.monotonic() + within
    while not (found := look()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


def living_in(folder: Path) -> list[int]:
    """Processes whose working directory is in the folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            place = (process / "cwd").readlink()
            state = (process / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if place.is_relative_to(folder) and state != "Z":
            found.append(int(process.name))
    return found


@dataclass
class Project:
    """A project folder, its folder for throw-away data, and what a test starts in it."""

    folder: Path
    temporary: Path
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """An environment that gives no engine's URL."""
        given = {name: value for name, value in os.environ.items() if not name.startswith("APP_")}
        given.pop("UV", None)
        return given | {"PYTHONPATH": str(self.folder), "TMPDIR": str(self.temporary)}

    def start(self, code: str, *prefix: str, **environment: str) -> subprocess.Popen[str]:
        """Run Python in the project, its output to be read."""
        process = subprocess.Popen(
            [*prefix, sys.executable, "-c", code],
            cwd=self.folder,
            env=self.environment | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.started.append(process)
        return process

    def run(self, code: str, *prefix: str, **environment: str) -> tuple[int, str, str]:
        """Run Python in the project to its end: exit code, output and errors."""
        process = self.start(code, *prefix, **environment)
        output, errors = process.communicate(timeout=60)
        return process.returncode, output.strip(), errors.strip()

    def living(self) -> set[int]:
        """What runs in the project, besides what the test has started itself."""
        own = {process.pid for process in self.started}
        return {*living_in(self.folder), *living_in(self.temporary)} - own

    def kill(self, command: str = "") -> None:
        """Kill what runs in the project with a command line that continues so after Python."""
        for process in self.living():
            with suppress(FileNotFoundError, ProcessLookupError):  # it ended meanwhile
                line = Path(f"/proc/{process}/cmdline").read_text()
                if line.removeprefix(f"{sys.executable}\0").startswith(command):
                    os.kill(process, SIGKILL)

    def is_left_clean(self) -> bool:
        """Whether no process is left, and nothing throw-away."""
        return not self.living() and not list(self.temporary.iterdir())


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    folder, temporary = tmp_path / "project", tmp_path / "temporary"
    shutil.copytree(TEMPLATE / "devservices", folder / "devservices")
    for name in CLIENTS:
        room = TEMPLATE / f"{{{{ rooms.{name} }}}}"
        shutil.copy(room / "devservices" / f"{name}.py", folder / "devservices")
    (folder / "src/app").mkdir(parents=True)
    (folder / "src/app/main.py").write_text(APP)
    temporary.mkdir()
    project = Project(folder, temporary)
    yield project
    for process in project.started:
        if process.poll() is None:
            process.kill()
    ended = eventually(lambda: not project.living())
    project.kill()
    for process in project.started:
        process.communicate()
    assert ended
