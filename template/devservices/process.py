"""A process that never outlives whoever started it."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from signal import SIGTERM, Signals

GUARD = Path(__file__).with_name("guard.py")


@dataclass(frozen=True, kw_only=True)
class Orders:
    """What a guard runs, and what it clears away should the owner die."""

    command: Sequence[str]
    cwd: Path
    environment: Mapping[str, str]
    stop_signal: Signals = SIGTERM
    user: int = 0  # the user id to run as; 0 stays who we are
    log: Path | None = None  # without one, it shares our terminal
    hold: Sequence[int] = ()  # file descriptors that stay open for as long as it lives
    forget: Path | None = None  # a file to remove before it stops
    remove: Path | None = None  # a folder to remove once it has stopped


class GuardedProcess:
    """A process and its guard: stopped when told to, or when this process is gone."""

    def __init__(self, orders: Orders) -> None:
        control, self._control = os.pipe()
        log = orders.log.open("wb") if orders.log else None
        try:
            self._guard = subprocess.Popen(  # noqa: S603  # the command is a server of ours
                [
                    *(sys.executable, "-IS", str(GUARD), str(control)),
                    *(str(int(orders.stop_signal)), str(orders.user)),
                    *(str(orders.forget or ""), str(orders.remove or "")),
                    *orders.command,
                ],
                cwd=orders.cwd,
                env=orders.environment,
                stdin=subprocess.DEVNULL if log else None,
                stdout=log,
                stderr=log,
                pass_fds=(control, *orders.hold),
                start_new_session=True,  # Ctrl-C is for us; we stop it in our own order
            )
        except BaseException:
            os.close(self._control)
            raise
        finally:
            os.close(control)
            if log:
                log.close()

    @property
    def ended(self) -> bool:
        """Whether the process has ended."""
        return self._guard.poll() is not None

    def wait(self) -> int:
        """Wait until the process ends by itself."""
        return self._guard.wait()

    def stop(self) -> int:
        """Have the process stopped, and wait until it is."""
        if self._control >= 0:
            with suppress(BrokenPipeError):  # the guard is gone, and the process with it
                os.write(self._control, b".")
            os.close(self._control)
            self._control = -1
        return self._guard.wait()
