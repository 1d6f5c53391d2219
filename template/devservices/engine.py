"""An engine: a storage server that runs here as a plain process, for as long as it is used."""

import fcntl
import os
import shutil
import socket
import time
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from signal import SIGTERM, Signals
from typing import ClassVar, Self

from devservices.process import GuardedProcess, Orders

HOST = "127.0.0.1"
PORTS = range(20_000, 32_000)  # the kernel lends higher ones to outgoing connections
PATIENCE = 60.0  # seconds to start: recovering a large log takes a while
LAST_LINES = 12


class EngineError(RuntimeError):
    """An engine that does not run: which one, why, and what can be done."""


class EngineInUseError(EngineError):
    """An engine that another run of this project has already started."""

    def __init__(self, label: str, url: str) -> None:
        super().__init__(f"{label} already runs for this project, at {url}")
        self.url = url


class Engine(ABC):
    """A storage server on a port of its own, with its data in one folder.

    A storage brings a module with one subclass into this package, and nothing else has to know.
    Stopped and started again, an engine is back on the same port with the same data.
    """

    label: ClassVar[str]
    setting: ClassVar[str]
    stop_signal: ClassVar[Signals] = SIGTERM

    def __init__(self, folder: Path, *, throwaway: bool = False) -> None:
        self.folder = folder.absolute()
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        self.throwaway = throwaway
        self.port = 0
        self._address = self.folder / "url"
        self._lock: int | None = None
        self._process: GuardedProcess | None = None

    @property
    @abstractmethod
    def url(self) -> str:
        """Where clients find the engine, written as its setting wants it."""

    @abstractmethod
    def command(self) -> Sequence[str]:
        """The server in the foreground, on `HOST` and the engine's port."""

    @abstractmethod
    def answers(self, connection: socket.socket) -> bool:
        """Whether the server is at work, asked over a new connection."""

    def prepare(self) -> None:
        """Make the data folder, before a start."""
        self.data.mkdir(exist_ok=True)

    @property
    def user(self) -> int:
        """The user id the server runs as; 0 stays who we are."""
        return 0

    @classmethod
    def migration(cls, _project: Path) -> Sequence[str]:
        """The Python module, and its arguments, that brings the schema up to date, if any."""
        return ()

    @contextmanager
    def running(self) -> Iterator[Self]:
        """Start now, close in the end."""
        self.start()
        try:
            yield self
        finally:
            self.close()

    def start(self) -> str:
        """Start, wait until the engine answers, and say where."""
        if self._process and not self._process.ended:
            return self.url
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._claim()
            self.stop()
            self.prepare()
            self._start_on_a_port()
            self._address.write_text(self.url)
        except OSError as error:
            complaint = self.complaint(str(error))
            self.close()
            raise EngineError(complaint) from error
        except BaseException:
            self.close()
            raise
        return self.url

    def stop(self) -> None:
        """Stop the engine and keep its data."""
        self._address.unlink(missing_ok=True)
        if self._process:
            self._process.stop()
            self._process = None

    def close(self) -> None:
        """Stop the engine for good, and drop what was only to be thrown away."""
        if self._lock is None:
            return
        self.stop()
        if self.throwaway:
            shutil.rmtree(self.folder, ignore_errors=True)
        os.close(self._lock)
        self._lock = None

    def guarded(self, command: Sequence[str], cwd: Path) -> GuardedProcess:
        """Run a program of the engine's that ends with this process and writes to the log."""
        self._process = GuardedProcess(
            Orders(
                command=command,
                cwd=cwd,
                environment={**os.environ, "LC_ALL": "C"},
                stop_signal=self.stop_signal,
                user=self.user,
                log=self.log,
                hold=[] if self._lock is None else [self._lock],
                forget=self._address,
                remove=self.folder if self.throwaway else None,
            )
        )
        return self._process

    def complaint(self, reason: str) -> str:
        """Why the engine does not start, with its last words, and what can be done."""
        said = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return "\n".join(
            [
                f"{self.label} does not start: {reason}",
                *(f"  | {line}" for line in said[-LAST_LINES:]),
                f"Set {self.setting} to use a server that runs elsewhere.",
            ]
        )

    def _claim(self) -> None:
        """Take the folder, which belongs to one run at a time, until its server has stopped."""
        if self._lock is not None:
            return
        lock = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if self._address.exists():
                    os.close(lock)
                    raise EngineInUseError(self.label, self._address.read_text()) from None
                if time.monotonic() > deadline:
                    os.close(lock)
                    message = f"another run still holds {self.folder}"
                    raise TimeoutError(message) from None
                time.sleep(0.05)
            else:
                self._lock = lock
                return

    def _start_on_a_port(self) -> None:
        for port in [self.port] if self.port else islice(free_ports(self.folder), 3):
            self.port = port
            process = self.guarded(self.command(), cwd=self.data)
            if self._is_ready(process):
                return
            self.stop()
            if is_free(port):
                break  # so it did not fail for its port
        raise EngineError(self.complaint("it ended, or never answered"))

    def _is_ready(self, process: GuardedProcess) -> bool:
        deadline = time.monotonic() + PATIENCE
        while not process.ended and time.monotonic() < deadline:
            try:
                with socket.create_connection((HOST, self.port), timeout=1) as connection:
                    if self.answers(connection):
                        return True
            except OSError:
                pass  # not listening yet
            time.sleep(0.01)
        return False


def is_free(port: int) -> bool:
    """Whether a server could listen on the port."""
    with socket.socket() as candidate:
        candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            candidate.bind((HOST, port))
        except OSError:
            return False
    return True


def free_ports(folder: Path) -> Iterator[int]:
    """Free ports, first those that were the folder's the last time."""
    start = zlib.crc32(bytes(folder)) % len(PORTS)
    return filter(is_free, chain(PORTS[start:], PORTS[:start]))
