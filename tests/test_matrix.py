"""Every combination of storages renders a project that is formatted, typed, tested and pure."""

from itertools import chain, combinations
from pathlib import Path

import pytest

from tests.checking import run
from tests.rendering import ROOT, render

PLAN = (ROOT / "docs/examples/payment-capture.md").read_text(encoding="utf-8")
ROOMS = {"PostgreSQL": "SQL", "Redis": "Cache", "NATS": "Stream"}
WORDS = {
    "PostgreSQL": ("postgres", "sqlalchemy", "sqlmodel", "asyncpg", "alembic"),
    "Redis": ("redis", "valkey"),
    "NATS": ("nats", "jetstream"),
}
COMBINATIONS = tuple(chain.from_iterable(combinations(ROOMS, n) for n in range(len(ROOMS) + 1)))
FREE = ("specs", "constitution", ".copier-answers.yml", ".specify")

pytestmark = pytest.mark.matrix


def ticking(*storages: str) -> str:
    """The example plan with these storages ticked, and a repository for the one that is home."""
    lines = []
    for line in PLAN.splitlines():
        if line.startswith(("- [x] ", "- [ ] ")) and line[6:].split(" ")[0] in ROOMS:
            mark = "x" if line[6:].split(" ")[0] in storages else " "
            line = f"- [{mark}] {line[6:]}"
        if line.startswith("- **Storage Type**"):
            line = f"- **Storage Type**: {ROOMS[storages[0]] if storages else 'None'}"
        if line.startswith("- **Operations**") and not storages:
            line = "- **Operations**: n/a"
        lines.append(line)
    return "\n".join([*lines, ""])


@pytest.fixture(scope="module", params=COMBINATIONS, ids="+".join)
def ticked(request: pytest.FixtureRequest) -> tuple[str, ...]:
    storages: tuple[str, ...] = request.param
    return storages


@pytest.fixture(scope="module")
def project(ticked: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render(tmp_path_factory.mktemp("project") / "project", ticking(*ticked))


def test_it_is_formatted_and_linted_as_rendered(project: Path) -> None:
    run(project, "ruff", "format", "--no-cache", "--check", ".")
    run(project, "ruff", "check", "--no-cache", ".")


def test_it_is_typed(project: Path) -> None:
    run(project, "mypy")


def test_its_laws_hold_and_its_architecture_is_drawn_as_it_is(project: Path) -> None:
    run(project, "constitution")
    run(project, "constitution", "docs", "--check")


def test_its_own_tests_pass(project: Path) -> None:
    run(project, "pytest", "-q", "-p", "no:cacheprovider")


def test_it_has_no_word_of_a_storage_that_is_not_ticked(
    project: Path, ticked: tuple[str, ...]
) -> None:
    unticked = [w for storage, words in WORDS.items() if storage not in ticked for w in words]

    found = [
        f"{path.relative_to(project)}: {word}"
        for path in sorted(project.rglob("*"))
        if path.is_file() and path.relative_to(project).parts[0] not in FREE
        if not any(part.endswith(("_cache", "__pycache__")) for part in path.parts)
        for word in unticked
        if word in path.name.lower() or word in path.read_text(encoding="utf-8").lower()
    ]

    assert found == []


def test_two_renders_are_the_same(project: Path, ticked: tuple[str, ...], tmp_path: Path) -> None:
    again = render(tmp_path / "again", ticking(*ticked))

    files = [p.relative_to(again) for p in sorted(again.rglob("*")) if p.is_file()]
    own = {".copier-answers.yml"}
    differing = [
        str(f)
        for f in files
        if f.name not in own and (project / f).read_bytes() != (again / f).read_bytes()
    ]
    assert differing == []


def test_only_plans_rooms_and_laws_name_a_storage() -> None:
    words = [word for words in WORDS.values() for word in words]
    shared = (
        path
        for path in sorted((ROOT / "template").rglob("*"))
        if path.is_file() and not any(part.startswith("{{ rooms.") for part in path.parts)
        if "__pycache__" not in path.parts
        and path.relative_to(ROOT / "template").parts[0] not in FREE
        if not path.relative_to(ROOT / "template").parts[0].endswith("_cache")
    )

    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in shared
        for word in words
        if word in path.read_text(encoding="utf-8").lower()
    ]

    assert found == []
