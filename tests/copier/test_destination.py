"""A project needs a place of its own."""

from pathlib import Path

import copier
import pytest
from copier.errors import UserMessageError

from tests.rendering import exported
from tests.update.plans import LENDING


def copy(destination: Path, plan: Path, *, overwrite: bool = False) -> None:
    copier.run_copy(
        str(exported(small=True)),
        destination,
        {"plan": str(plan)},
        defaults=True,
        overwrite=overwrite,
        unsafe=True,
        quiet=True,
    )


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    path.write_text(LENDING, encoding="utf-8")
    return path


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, plan: Path) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "README.md").write_text("Mine", encoding="utf-8")

    with pytest.raises(UserMessageError, match=r"is not empty \(it has README.md\); choose a new"):
        copy(folder, plan)

    assert [path.name for path in folder.iterdir()] == ["README.md"]
    assert (folder / "README.md").read_text(encoding="utf-8") == "Mine"


def test_it_is_written_over_when_that_is_said(tmp_path: Path, plan: Path) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "README.md").write_text("Mine", encoding="utf-8")

    copy(folder, plan, overwrite=True)

    assert (folder / "README.md").read_text(encoding="utf-8").startswith("# A project")


def test_a_repository_that_has_its_specifications_is_a_good_place(tmp_path: Path) -> None:
    """Spec-kit writes the plan where it belongs, before there is a project."""
    folder = tmp_path / "repository"
    path = folder / "specs/001-book-lending/plan.md"
    (folder / ".git").mkdir(parents=True)
    path.parent.mkdir(parents=True)
    path.write_text(LENDING, encoding="utf-8")

    copy(folder, path)

    assert (folder / "src/lending/value.py").is_file()
    assert path.read_text(encoding="utf-8") == LENDING


def test_a_file_is_no_folder(plan: Path) -> None:
    with pytest.raises(UserMessageError, match="is a file; choose a new folder for the project"):
        copy(plan, plan)
