"""`uv run dev`: the project's engines and its app, together until Ctrl-C."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from dotenv import dotenv_values

from devservices.catalogue import engines
from devservices.engine import HOST, EngineError, EngineInUseError, is_free
from devservices.process import GuardedProcess, Orders

PROJECT = Path(__file__).parents[1]
DATA = PROJECT / ".data"
PORTS = range(8000, 8100)


def main() -> int:
    """Run until the app ends or somebody ends us."""
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda *_: sys.exit())
    if "UV" in os.environ:
        threading.Thread(target=follow, args=[os.getppid()], daemon=True).start()
    try:
        with ExitStack() as stack:
            port = app_port()
            urls, places = start_engines(stack)
            environment = {**os.environ, **urls}
            migrate(environment)
            tell({"app": f"http://{HOST}:{port}", "API": f"http://{HOST}:{port}/docs", **places})
            return serve(port, environment)
    except EngineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 0


def follow(parent: int) -> None:
    """Leave once the parent is gone: `uv run` cannot pass on that it was killed."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)


def app_port() -> int:
    """The port in `PORT`, or the first free one from 8000 on."""
    wanted = os.environ.get("PORT")
    ports = [int(wanted)] if wanted else PORTS
    port = next(filter(is_free, ports), None)
    if port is None:
        message = f"Port {wanted or '8000 and those after it'} is taken: set PORT to a free one."
        raise EngineError(message)
    return port


def start_engines(stack: ExitStack) -> tuple[dict[str, str], dict[str, str]]:
    """Start what the environment does not give: the settings' URLs, and each engine's place."""
    given = {**dotenv_values(PROJECT / ".env"), **os.environ}
    urls: dict[str, str] = {}
    places: dict[str, str] = {}
    for name, engine in engines().items():
        if given.get(engine.setting):
            places[engine.label] = f"where {engine.setting} says"
            continue
        try:
            url = stack.enter_context(engine(DATA / name).running()).url
            places[engine.label] = f"{url}  (data in .data/{name})"
        except EngineInUseError as other:
            url = other.url
            places[engine.label] = f"{url}  (shared with the run that started it)"
        urls[engine.setting] = url
    return urls, places


def migrate(environment: Mapping[str, str]) -> None:
    """Bring every schema up to date."""
    for engine in engines().values():
        if command := engine.migration(PROJECT):
            done = subprocess.run(
                [sys.executable, "-m", *command], cwd=PROJECT, env=environment, check=False
            )
            if done.returncode:
                message = f"`{' '.join(command)}` failed, see above."
                raise EngineError(message)


def tell(places: Mapping[str, str]) -> None:
    """Say where to look."""
    width = max(map(len, places))
    lines = (f"  {name:{width}}  {place}" for name, place in places.items())
    sys.stdout.write("\n".join(["", *lines, "", "  Ctrl-C stops everything.", "", ""]))
    sys.stdout.flush()


def serve(port: int, environment: Mapping[str, str]) -> int:
    """Run the app, and again whenever its source changes."""
    app = GuardedProcess(
        Orders(
            command=[
                *(sys.executable, "-m", "uvicorn", "--factory", "app.main:create_app"),
                *("--app-dir", "src", "--reload", "--reload-dir", "src"),
                *("--host", HOST, "--port", str(port)),
                *("--timeout-graceful-shutdown", "5"),
            ],
            cwd=PROJECT,
            environment=environment,
        )
    )
    try:
        return app.wait()
    finally:
        app.stop()
