"""A rendered project as it runs in earnest: its engines, and the service, as processes of their own."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

ENGINES = """
import json
import os
import sys
from contextlib import ExitStack

from devservices.catalogue import engines
from devservices.dev import migrate
from devservices.testing import throwaway

with ExitStack() as stack:
    known = {name: stack.enter_context(throwaway(name).running()) for name in engines()}
    urls = {engine.setting: engine.url for engine in known.values()}
    migrate({**os.environ, **urls})
    print(json.dumps(urls), flush=True)
    for order in sys.stdin:
        action, name = order.split()
        getattr(known[name], action)()
        print("done", flush=True)
"""
STARTED = re.compile(r"Uvicorn running on (http://\S+)")


def eventually[T](look: Callable[[], T], *, within: float = 30) -> T:
    """What the look finds, as soon as it finds something."""
    deadline = time.monotonic() + within
    while not (found := look()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


def environment(project: Path, urls: Mapping[str, str]) -> dict[str, str]:
    """An environment that knows these engines and no other."""
    given = {name: value for name, value in os.environ.items() if not name.startswith("APP_")}
    return {**given, "PYTHONPATH": f"{project / 'src'}:{project}", **urls}


class Engines:
    """The engines of a project, kept by a process that ends with this one."""

    def __init__(self, project: Path) -> None:
        self._keeper = subprocess.Popen(
            [sys.executable, "-c", ENGINES],
            cwd=project,
            env=environment(project, {}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.urls: dict[str, str] = json.loads(self._answer())

    @contextmanager
    def without(self, name: str) -> Iterator[None]:
        """Have an engine stopped; afterwards it is where it was, with its data."""
        self._order("stop", name)
        try:
            yield
        finally:
            self._order("start", name)

    @contextmanager
    def frozen(self, program: str) -> Iterator[None]:
        """Have the processes of a program stand still: connected to, they never answer."""
        processes = [p for p in _offspring(self._keeper.pid) if _program(p) == program]
        assert processes
        for process in processes:
            os.kill(process, signal.SIGSTOP)
        try:
            yield
        finally:
            for process in processes:
                os.kill(process, signal.SIGCONT)

    def close(self) -> None:
        """Stop them all for good."""
        self._keeper.communicate(timeout=60)

    def _order(self, action: str, name: str) -> None:
        assert self._keeper.stdin
        self._keeper.stdin.write(f"{action} {name}\n")
        self._keeper.stdin.flush()
        assert self._answer() == "done\n"

    def _answer(self) -> str:
        assert self._keeper.stdout
        answer = self._keeper.stdout.readline()
        assert answer, "the engines have ended"
        return answer


class Service:
    """One process of the service, on a port of its own."""

    def __init__(self, project: Path, urls: Mapping[str, str], log: Path) -> None:
        self._log = log
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "uvicorn", "--factory", "app.main:create_app"),
                    *("--port", "0", "--no-access-log", "--timeout-graceful-shutdown", "10"),
                ],
                cwd=project,
                env=environment(project, urls),
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self.url = self._place()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.end(signal.SIGTERM)

    @property
    def said(self) -> str:
        """What it has logged so far."""
        return self._log.read_text(errors="replace")

    def end(self, ending: signal.Signals) -> int:
        """Send it a signal, and wait for the end that this brings."""
        self.process.send_signal(ending)
        try:
            return self.process.wait(timeout=30)
        finally:
            self.process.kill()

    def _place(self) -> str:
        def look() -> str:
            started = STARTED.search(self.said)
            return started[1] if started else "" if self.process.poll() is None else "nowhere"

        place = eventually(look, within=60)
        assert place.startswith("http"), self.said[-4000:]
        return place


def _offspring(process: int) -> list[int]:
    """The processes that a process has started, and those that they have."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [p for child in map(int, children) for p in (child, *_offspring(child))]


def _program(process: int) -> str:
    return Path(f"/proc/{process}/comm").read_text().strip()
