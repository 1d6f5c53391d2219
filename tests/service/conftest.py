"""The example plan's service on real engines, started once for all tests that leave it as it was."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest
from httpx2 import Client

from tests.rendering import ROOT, render
from tests.service.running import Engines, Service

PLAN = (ROOT / "docs/examples/payment-capture.md").read_text(encoding="utf-8")

type Start = Callable[[], Service]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="package")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render(tmp_path_factory.mktemp("service") / "project", PLAN)


@pytest.fixture(scope="package")
def engines(project: Path) -> Iterator[Engines]:
    engines = Engines(project)
    yield engines
    engines.close()


@pytest.fixture(scope="package")
def start(
    project: Path, engines: Engines, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Start]:
    """Start one more process of the service."""
    logs = tmp_path_factory.mktemp("logs")
    numbers = count()
    with ExitStack() as stack:
        yield lambda: stack.enter_context(
            Service(project, engines.urls, logs / f"{next(numbers)}.log")
        )


@pytest.fixture(scope="package")
def service(start: Start) -> Service:
    return start()


@pytest.fixture
def client(service: Service) -> Iterator[Client]:
    with Client(base_url=service.url, timeout=10) as client:
        yield client
