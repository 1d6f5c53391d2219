"""The pattern documents of a project show code that its linter, its types and its laws accept."""

from pathlib import Path

import pytest

from tests.checking import run
from tests.pattern import lay_patterns_over
from tests.rendering import render
from tests.test_matrix import ROOMS, ticking

REPEATED = "E402,F811"  # a module that goes on in the next block imports again

pytestmark = pytest.mark.matrix


@pytest.fixture(
    scope="module",
    params=[(), ("Redis",), ("NATS",), tuple(ROOMS)],
    ids=lambda storages: "+".join(storages) or "memory",
)
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render(tmp_path_factory.mktemp("patterns") / "project", ticking(*request.param))


def test_their_code_is_formatted(project: Path) -> None:
    documents = sorted(str(p) for p in (project / "docs/architecture/pattern").glob("*.md"))

    run(project, "ruff", "format", "--no-cache", "--check", *documents)


def test_their_code_works_in_the_project(project: Path) -> None:
    modules = lay_patterns_over(project)

    assert len(modules) >= 8
    run(project, "ruff", "check", "--no-cache", "--ignore", REPEATED, *map(str, modules))
    run(project, "mypy")
    run(project, "pytest", "-q", "-p", "no:cacheprovider", "tests/unit/lending")
    run(project, "constitution")
