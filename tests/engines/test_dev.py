"""`uv run dev`: the engines and the app, from the first line to the last process."""

import json
import os
import signal
import socket
import subprocess
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.engines.clients import CLIENTS
from tests.engines.conftest import AN_ORDINARY_USER, Project, eventually

pytestmark = pytest.mark.engines

DEV = "import sys; from devservices.dev import main; sys.exit(main())"
SETTINGS = {client.setting for client in CLIENTS.values()}
MIGRATION = """
import os
from pathlib import Path

Path("migrated").write_text(os.environ["APP_POSTGRES_URL"])
"""
ENDLESS = """

@asynccontextmanager
async def endless(app: FastAPI) -> AsyncGenerator[None]:
    yield
    await asyncio.sleep(600)
"""
BROKEN = """
from devservices.engine import Engine


class Broken(Engine):
    label = "The broken one"
    setting = "APP_BROKEN_URL"
    url = "broken://"

    def command(self):
        return ["sh", "-c", "echo out of order; exit 3"]

    def answers(self, connection):
        return False
"""


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def environment_of_the_app(port: int) -> Any:
    """What the app says of its environment, once it answers."""

    def ask() -> Any:
        try:
            with urlopen(f"http://127.0.0.1:{port}/environment", timeout=5) as answer:
                return json.load(answer)
        except (URLError, ConnectionError, TimeoutError):
            return None

    return eventually(ask, within=30)


def app_port(run: subprocess.Popen[str]) -> int:
    """The port at which the run says that its app is."""
    assert run.stdout
    place = next(line for line in run.stdout if "http://" in line)
    return int(place.rpartition(":")[2])


def end(process: subprocess.Popen[str], ending: signal.Signals) -> tuple[int, str, str]:
    """End a run: its exit code, output and errors."""
    process.send_signal(ending)
    output, errors = process.communicate(timeout=30)
    return process.returncode, output, errors


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_engines_and_app_start_and_end_together(
    project: Project, port: int, ending: signal.Signals
) -> None:
    run = project.start(DEV, PORT=str(port))
    urls = environment_of_the_app(port)

    code, output, errors = end(run, ending)

    assert set(urls) == SETTINGS
    assert code == 0
    for place in (f"http://127.0.0.1:{port}/docs", *urls.values()):
        assert place in output
    assert "Traceback" not in errors
    assert eventually(lambda: not project.living())


def test_nothing_is_left_of_a_killed_run(project: Project, port: int) -> None:
    run = project.start(DEV, PORT=str(port))
    assert environment_of_the_app(port)

    run.kill()

    assert eventually(lambda: not project.living())


def test_an_app_that_will_not_end_is_ended(project: Project, port: int) -> None:
    source = project.folder / "src/app/main.py"
    app = source.read_text().replace("FastAPI()", "FastAPI(lifespan=endless)")
    source.write_text(app + ENDLESS)
    run = project.start(DEV, PORT=str(port))
    assert environment_of_the_app(port)

    code, _, _ = end(run, signal.SIGINT)

    assert code == 0
    assert eventually(lambda: not project.living())


def test_nothing_is_left_of_an_app_whose_reloader_was_killed(project: Project, port: int) -> None:
    run = project.start(DEV, PORT=str(port))
    assert environment_of_the_app(port)

    project.kill("-m\0uvicorn\0")

    assert run.wait(timeout=30) != 0
    assert eventually(lambda: not project.living())


def test_nothing_is_left_when_what_ran_it_was_killed(project: Project, port: int) -> None:
    parent = project.start(
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', {DEV!r}])",
        PORT=str(port),
        UV="uv",
    )
    assert environment_of_the_app(port)

    parent.kill()

    assert eventually(lambda: not project.living())


def test_data_and_addresses_are_kept_from_run_to_run(project: Project, port: int) -> None:
    seen = []
    for _ in range(2):
        run = project.start(DEV, PORT=str(port))
        seen.append(environment_of_the_app(port))
        end(run, signal.SIGINT)

    assert seen[0] == seen[1]
    assert {lock.parent.name for lock in project.folder.glob(".data/*/lock")} == set(CLIENTS)


def test_the_app_follows_its_source(project: Project, port: int) -> None:
    run = project.start(DEV, PORT=str(port))
    assert environment_of_the_app(port)
    source = project.folder / "src/app/main.py"

    source.write_text(source.read_text().replace('"APP_"', '"APP_REDIS"'))

    assert eventually(lambda: set(environment_of_the_app(port)) == {"APP_REDIS_URL"})
    end(run, signal.SIGINT)


def test_a_second_run_shares_the_engines_on_another_port(project: Project) -> None:
    runs = [project.start(DEV), project.start(DEV)]
    apps = [app_port(run) for run in runs]

    one, other = map(environment_of_the_app, apps)

    assert apps[0] != apps[1]
    assert one == other
    for run in runs:
        end(run, signal.SIGINT)


def test_two_projects_run_side_by_side(project: Project, tmp_path: Path) -> None:
    twin = tmp_path / "twin"
    subprocess.run(["cp", "-r", str(project.folder), str(twin)], check=True)
    runs = [project.start(DEV), Project(twin, project.temporary, project.started).start(DEV)]

    one, other = map(environment_of_the_app, map(app_port, runs))

    assert not set(one.values()) & set(other.values())
    for run in runs:
        end(run, signal.SIGINT)


def test_an_engine_given_in_a_file_or_the_environment_is_not_started(
    project: Project, port: int
) -> None:
    (project.folder / ".env").write_text("APP_NATS_URL=nats://elsewhere:4222\n")
    run = project.start(DEV, PORT=str(port), APP_REDIS_URL="redis://elsewhere:6379/0")

    urls = environment_of_the_app(port)

    assert urls["APP_REDIS_URL"] == "redis://elsewhere:6379/0"
    assert [lock.parent.name for lock in project.folder.glob(".data/*/lock")] == ["postgresql"]
    end(run, signal.SIGINT)


def test_migrations_are_applied_before_the_app_starts(project: Project, port: int) -> None:
    (project.folder / "alembic.ini").write_text("[alembic]\nscript_location = migrations\n")
    (project.folder / "migrations/versions").mkdir(parents=True)
    (project.folder / "migrations/env.py").write_text(MIGRATION)
    run = project.start(DEV, PORT=str(port))

    urls = environment_of_the_app(port)

    assert (project.folder / "migrated").read_text() == urls["APP_POSTGRES_URL"]
    end(run, signal.SIGINT)


def test_a_migration_that_fails_ends_the_run(project: Project, port: int) -> None:
    (project.folder / "alembic.ini").write_text("[alembic]\nscript_location = nowhere\n")

    code, _, errors = project.run(DEV, PORT=str(port))

    assert code == 1
    assert errors.endswith("`alembic upgrade head` failed, see above.")
    assert eventually(lambda: not project.living())


def test_an_engine_that_fails_ends_the_run_with_its_last_words(project: Project) -> None:
    (project.folder / "devservices/redis.py").write_text(BROKEN)

    code, _, errors = project.run(DEV)

    assert code == 1
    assert errors.splitlines() == [
        "The broken one does not start: it ended, or never answered",
        "  | out of order",
        "Set APP_BROKEN_URL to use a server that runs elsewhere.",
    ]
    assert eventually(lambda: not project.living())


def test_a_wanted_port_that_is_taken_is_refused(project: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        taken = str(listener.getsockname()[1])

        code, _, errors = project.run(DEV, PORT=taken)

    assert code == 1
    assert errors == f"Port {taken} cannot be had: set PORT to a free one."


def test_a_port_that_is_no_port_is_refused(project: Project) -> None:
    code, _, errors = project.run(DEV, PORT="eighty")

    assert code == 1
    assert errors == "Port eighty cannot be had: set PORT to a free one."


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_data_of_another_user_is_left_alone(project: Project) -> None:
    data = project.folder / ".data"
    data.mkdir()

    code, _, errors = project.run(DEV, *AN_ORDINARY_USER)

    assert code == 1
    assert errors == f"{data} belongs to another user: run as that user, or remove it."
