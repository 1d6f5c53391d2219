"""No engine is left behind, however its owner ends."""

import os
import signal
from pathlib import Path

import pytest

from tests.engines.conftest import AN_ORDINARY_USER, NOBODY, Project, eventually

pytestmark = pytest.mark.engines

ENGINES = """
import time
from devservices.testing import running
with running():
    print("running", flush=True)
    time.sleep(600)
"""
TESTS = """
import pytest

@pytest.fixture(scope="session")
def engines():
    from devservices.testing import running
    with running() as urls:
        yield urls

@pytest.mark.parametrize("number", [1, 2])
def test(engines, number):
    import time
    print("running", number, flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_owner_of_engines_ends(project: Project, ending: signal.Signals) -> None:
    owner = project.start(ENGINES)
    assert owner.stdout
    assert owner.stdout.readline() == "running\n"

    owner.send_signal(ending)

    assert eventually(project.is_left_clean)


def test_the_owner_is_killed_while_its_engines_start(project: Project) -> None:
    owner = project.start(ENGINES)
    assert eventually(project.living)

    owner.kill()

    assert eventually(lambda: not project.living())


def test_guards_are_killed(project: Project) -> None:
    owner = project.start(ENGINES)
    assert owner.stdout
    assert owner.stdout.readline() == "running\n"

    project.kill("-IS\0")

    assert eventually(lambda: not project.living())


@pytest.mark.parametrize("workers", [0, 2])
def test_pytest_is_killed(project: Project, workers: int) -> None:
    (project.folder / "test_it.py").write_text(TESTS)
    options = ["-s", "-n", str(workers), "--basetemp", "basetemp", "test_it.py"]
    tests = project.start(
        f"import pytest; pytest.main({options})",
        PYTEST_DISABLE_PLUGIN_AUTOLOAD="1",
        PYTEST_PLUGINS="xdist.plugin",
    )
    enough = 6 * max(workers, 1)
    assert eventually(lambda: len(project.living()) >= enough)

    os.killpg(tests.pid, signal.SIGKILL)

    assert eventually(project.is_left_clean)


@pytest.mark.skipif(os.geteuid() != 0, reason="every run of these tests is an ordinary user's")
def test_an_ordinary_user_leaves_nothing_either(project: Project) -> None:
    for folder in (project.folder, project.temporary):
        os.chown(folder, NOBODY, NOBODY)
    owner = project.start(ENGINES, *AN_ORDINARY_USER)
    assert owner.stdout
    assert owner.stdout.readline() == "running\n"
    users = {Path(f"/proc/{process}").stat().st_uid for process in project.living()}

    owner.kill()

    assert users == {NOBODY}
    assert eventually(project.is_left_clean)
