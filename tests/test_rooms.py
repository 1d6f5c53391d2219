"""A storage is a folder: laid over the template, it works, and nothing else knows of it."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.checking import run
from tests.rendering import ROOT, export, exported, render
from tests.update.plans import LENDING

TOY = ROOT / "tests" / "toy"
PLAN = LENDING.replace("- [x] PostgreSQL", "- [x] MinIO").replace("SQL (`Loan`)", "Object (`Loan`)")


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the template with one more room."""
    folder = export(tmp_path_factory.mktemp("template"))
    for room in TOY.iterdir():
        shutil.copytree(room, folder / "template" / room.name)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_new_storage_is_one_new_folder(furnished: Path, tmp_path: Path) -> None:
    before = files(exported() / "template")
    after = files(furnished / "template")

    project = render(tmp_path / "project", PLAN, template=furnished)

    assert {path for path in after if before.get(path) != after[path]} == {
        f"{room.name}/{path}" for room in TOY.iterdir() for path in files(room)
    }
    run(project, "ruff", "format", "--no-cache", "--check", ".")
    run(project, "ruff", "check", "--no-cache", ".")
    run(project, "mypy")
    run(project, "pytest", "-q", "-p", "no:cacheprovider")


def test_a_room_leaves_nothing_in_a_project_without_it(furnished: Path, tmp_path: Path) -> None:
    alone = render(tmp_path / "alone", LENDING)

    beside = render(tmp_path / "beside", LENDING, template=furnished)

    answers = ".copier-answers.yml"  # names the template's folder
    assert files(beside) | {answers: b""} == files(alone) | {answers: b""}


def test_two_rooms_never_write_one_path() -> None:
    written = Counter(
        destination(path.relative_to(room))
        for room in [*(ROOT / "template").glob("{{ rooms.*"), *TOY.iterdir()]
        for path in room.rglob("*")
        if path.is_file() and not {"_room", "__pycache__"} & {*path.parts}
    )
    shared = {
        destination(path.relative_to(ROOT / "template"))
        for path in (ROOT / "template").rglob("*")
        if path.is_file() and "{{ rooms." not in str(path)
    }

    assert [path for path, times in written.items() if times > 1 or path in shared] == []


def destination(path: Path) -> str:
    """Where a file of a room lies in the project, in whatever role."""
    parts = [part for part in path.parts if not re.fullmatch(r"\{\{ roles\.\w+\.\w+ \}\}", part)]
    return "/".join(parts).removesuffix(".jinja")
