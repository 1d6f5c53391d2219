"""What is computed ahead is there when it is asked for, and a failure costs only the time."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from select import select

import pytest

from extensions.ahead import computed_ahead

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork") or os.cpu_count() == 1, reason="has one process"),
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),  # pytest-xdist's threads
]


@pytest.fixture(autouse=True)
def single_threaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extensions.ahead.active_count", lambda: 1)


def test_another_process_computes() -> None:
    result = computed_ahead(lambda: str(os.getpid()).encode())

    computed = result()

    assert computed.isdigit()
    assert int(computed) != os.getpid()


@pytest.mark.parametrize(
    "fail",
    [
        pytest.param(lambda: 1 // 0, id="an error"),
        pytest.param(lambda: os.kill(os.getpid(), signal.SIGKILL), id="a killed process"),
    ],
)
def test_what_fails_gives_nothing(fail: object) -> None:
    result = computed_ahead(fail)  # type: ignore[arg-type]

    computed = result()

    assert computed == b""


def test_nothing_is_computed_beside_another_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extensions.ahead.active_count", lambda: 2)

    result = computed_ahead(lambda: b"computed")

    assert result() == b""


def program(computed: str) -> list[str]:
    """A program that does not take what it has computed."""
    imports = "import time; from extensions.ahead import computed_ahead"
    return [sys.executable, "-c", f"{imports}; computed_ahead(lambda: {computed}); print('done')"]


def test_a_result_that_nobody_takes_keeps_nobody_waiting() -> None:
    late = program("time.sleep(5) or b'late'")

    run = subprocess.run(late, check=False, cwd=ROOT, capture_output=True, text=True, timeout=4)

    assert (run.returncode, run.stdout, run.stderr) == (0, "done\n", "")


def test_a_result_that_nobody_takes_leaves_no_process() -> None:
    large = program("bytes(10_000_000)")
    reading, held_by_all = os.pipe()

    subprocess.run(
        large, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, pass_fds=[held_by_all], timeout=10
    )
    os.close(held_by_all)

    with os.fdopen(reading, "rb") as pipe:
        all_ended, _, _ = select([pipe], [], [], 10)
        assert all_ended == [pipe]
