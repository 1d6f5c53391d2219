"""The guard of one process: it stops the process when told to, or when nobody is left to tell it.

A script of its own, run without the project's packages; `GuardedProcess` starts it.
"""

import ctypes
import os
import select
import shutil
import signal
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path

GRACE = 10.0  # seconds between asking a process to stop and ending it
SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG


def main(control: int, stop_signal: int, user: int, forget: str, remove: str, *command: str) -> int:
    """Run the command; once its owner is gone, `forget` a file, stop it, and `remove` a folder.

    The owner holds the other end of the pipe `control`: a byte is the word to stop, the end of the
    pipe is the owner's death.
    """
    signals, wakeup = socket.socketpair()
    wakeup.settimeout(0)
    signal.set_wakeup_fd(wakeup.fileno())
    for caught in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(caught, lambda *_: None)  # not ignored: that would be inherited

    process = os.fork() or execute(command, user, stop_signal)
    owned = True
    watched = [control, signals.fileno()]
    deadline: float | None = None
    while True:
        patience = None if deadline is None else max(0.0, deadline - time.monotonic())
        ready, _, _ = select.select(watched, [], [], patience)
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            break
        told = signals.fileno() in ready and signal.SIGTERM in signals.recv(64)
        if control in ready:
            watched.remove(control)
            told = True
            owned = bool(os.read(control, 1))
            if forget and not owned:
                Path(forget).unlink(missing_ok=True)
        if told:
            os.kill(process, stop_signal)
            deadline = time.monotonic() + GRACE
        elif not ready:
            os.killpg(process, signal.SIGKILL)
            deadline = None

    with suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)  # what it started and did not stop
    if remove and not owned:
        shutil.rmtree(remove, ignore_errors=True)
    return os.waitstatus_to_exitcode(status)


def execute(command: tuple[str, ...], user: int, stop_signal: int) -> int:
    """Become the command, as the user, to be stopped should the guard itself be killed."""
    try:
        os.setpgid(0, 0)
        if user:
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, stop_signal)
        os.execvp(command[0], command)  # noqa: S606  # no shell is wanted
    except OSError as error:
        os.write(2, f"{command[0]}: {error}\n".encode())
    os._exit(127)


if __name__ == "__main__":
    control, stop_signal, user = map(int, sys.argv[1:4])
    sys.exit(main(control, stop_signal, user, *sys.argv[4:]))
