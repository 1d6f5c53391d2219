"""`uv run dev`: the project's engines and its app, together until Ctrl-C."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from dotenv import dotenv_values

from devservices.catalogue import engines
from devservices.engine import HOST, EngineError, EngineInUseError
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
            with one_start_at_a_time():
                urls, places = start_engines(stack)
                environment = {**os.environ, **urls}
                migrate(environment)
            listener = stack.enter_context(app_socket())
            tell(listener, places)
            return serve(listener, environment)
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


def app_socket() -> socket.socket:
    """Listen on the port in `PORT`, or on the first free one from 8000 on."""
    wanted = os.environ.get("PORT")
    for port in [wanted] if wanted else PORTS:
        with suppress(OSError, OverflowError, ValueError):
            listener = socket.create_server((HOST, int(port)))
            # inherited by its connections, which uvicorn takes for Unix sockets and leaves slow
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return listener
    taken = wanted or f"{PORTS[0]} to {PORTS[-1]}"
    message = f"Port {taken} cannot be had: set PORT to a free one."
    raise EngineError(message)


@contextmanager
def one_start_at_a_time() -> Iterator[None]:
    """Let no other run of this project start its engines or migrate meanwhile."""
    if not engines():
        yield
        return
    try:
        DATA.mkdir(exist_ok=True)
        opened = (DATA / "lock").open("w")
    except PermissionError as error:
        message = f"{DATA} belongs to another user: run as that user, or remove it."
        raise EngineError(message) from error
    with opened as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def start_engines(stack: ExitStack) -> tuple[dict[str, str], dict[str, str]]:
    """Start what the environment does not give: the settings' URLs, and each engine's place."""
    given = {**dotenv_values(PROJECT / ".env"), **os.environ}
    urls: dict[str, str] = {}
    places: dict[str, str] = {}
    for name, engine in engines().items():
        if given.get(engine.setting):
            places[engine.label] = f"where {engine.setting} already points"
            continue
        try:
            url = stack.enter_context(engine(DATA / name).running()).url
            places[engine.label] = f"{engine.setting}={url}"
        except EngineInUseError as other:
            url = other.url
            places[engine.label] = f"{engine.setting}={url} (shared with the run that started it)"
        urls[engine.setting] = url
    return urls, places


def migrate(environment: Mapping[str, str]) -> None:
    """Bring every schema up to date."""
    for engine in engines().values():
        if command := engine.migration(PROJECT):
            done = subprocess.run(  # noqa: S603  # the command is a module of ours
                [sys.executable, "-m", *command], cwd=PROJECT, env=environment, check=False
            )
            if done.returncode:
                message = f"`{' '.join(command)}` failed, see above."
                raise EngineError(message)


def tell(listener: socket.socket, engine_places: Mapping[str, str]) -> None:
    """Say where to look."""
    app = f"http://{HOST}:{listener.getsockname()[1]}"
    places = {"app": app, "API": f"{app}/docs", **engine_places}
    width = max(map(len, places))
    lines = (f"  {name:{width}}  {place}" for name, place in places.items())
    ending = "  Ctrl-C stops everything" + ("; data stays in .data." if engine_places else ".")
    sys.stdout.write("\n".join(["", *lines, "", ending, "", ""]))
    sys.stdout.flush()


def serve(listener: socket.socket, environment: Mapping[str, str]) -> int:
    """Run the app, and again whenever its source changes."""
    app = GuardedProcess(
        Orders(
            command=[
                *(sys.executable, "-m", "uvicorn", "--factory", "app.main:create_app"),
                *("--app-dir", "src", "--reload", "--reload-dir", "src"),
                *("--fd", str(listener.fileno())),
                *("--timeout-graceful-shutdown", "5"),
            ],
            cwd=PROJECT,
            environment=environment,
            hold=[listener.fileno()],
        )
    )
    try:
        return app.wait()
    finally:
        app.stop()


if __name__ == "__main__":
    sys.exit(main())
