"""`--changed` filters what is reported, never what is examined."""

import subprocess

import pytest
from constitution.cli import main

from tests.constitution.sample import ORDER, VALUES, Sample

WRONG = "\n\nclass {}(BaseModel):\n    pass\n"


def git(sample: Sample, *arguments: str) -> None:
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=sample.root, check=True, capture_output=True)


@pytest.fixture
def committed(sample: Sample) -> Sample:
    """The sample with an old violation, committed."""
    sample.append(VALUES, WRONG.format("Old"))
    git(sample, "init", "-b", "main")
    git(sample, "add", ".")
    git(sample, "commit", "-m", "Start")
    return sample


def reported(sample: Sample, capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    main(["--root", str(sample.root), *options])
    said = capsys.readouterr().out
    return [line.split(": ")[1].split(" is ")[0] for line in said.splitlines() if ": L" in line]


def test_an_old_finding_is_not_reported(
    committed: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reported(committed, capsys) == ["L1.1 Old"]
    assert main(["--root", str(committed.root), "--changed"]) == 0


def test_a_new_line_in_an_old_file_is_reported(
    committed: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    committed.append(VALUES, WRONG.format("New"))

    assert reported(committed, capsys, "--changed") == ["L1.1 New"]


def test_a_file_that_git_does_not_know_is_reported_whole(
    committed: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"from pydantic import BaseModel\n{WRONG.format('New')}"
    committed.write("src/app/domain/order/née parcel.py", text)

    assert reported(committed, capsys, "--changed") == ["L1.1 New"]


def test_a_file_that_has_moved_is_reported_where_it_differs(
    committed: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    git(committed, "config", "diff.renames", "false")
    git(committed, "mv", VALUES, "src/app/domain/order/worth.py")
    committed.append("src/app/domain/order/worth.py", WRONG.format("New"))

    assert reported(committed, capsys, "--changed") == ["L1.1 New"]


def test_a_line_that_looks_like_the_head_of_a_file_is_none(
    committed: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    committed.append(VALUES, f'\n\n"""\n++ b/elsewhere.py\n"""{WRONG.format("New")}')

    assert reported(committed, capsys, "--changed") == ["L1.1 New"]


def test_a_change_that_is_not_utf_8_does_not_hide_the_others(
    committed: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = committed.root / "notes.txt"
    notes.write_bytes(b"caf\n")
    git(committed, "add", ".")
    notes.write_bytes(b"caf\xe9\n")
    committed.append(VALUES, WRONG.format("New"))

    assert reported(committed, capsys, "--changed") == ["L1.1 New"]


def test_a_line_above_does_not_make_an_old_finding_new(
    committed: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    committed.write(VALUES, "\n\n\n" + committed.read(VALUES))

    assert reported(committed, capsys, "--changed") == []


def test_what_a_change_breaks_elsewhere_is_examined_still(
    committed: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    """The changed base class is what makes the finding; without it nothing would be known."""
    committed.append(ORDER, "\n\nclass Draft(Order):\n    lines: tuple[OrderLine, ...] = ()\n")
    base = "src/app/domain/shared/model.py"
    committed.replace(base, "frozen=True", "frozen=False")

    found = reported(committed, capsys, "--changed")

    assert found == ["L1.1 Draft", "L1.1 DomainModel"]


def test_changes_since_a_branch_are_reported(
    committed: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    git(committed, "checkout", "-b", "feature")
    committed.append(VALUES, WRONG.format("New"))
    git(committed, "commit", "-am", "Add")

    assert reported(committed, capsys, "--changed") == []
    assert reported(committed, capsys, "--changed", "main") == ["L1.1 New"]


def test_a_project_below_the_repository_is_compared_by_its_own_paths(
    sample: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    outer = Sample(sample.root.parent)
    git(outer, "init", "-b", "main")
    git(outer, "add", ".")
    git(outer, "commit", "-m", "Start")
    sample.append(VALUES, WRONG.format("New"))

    assert reported(sample, capsys, "--changed") == ["L1.1 New"]


def test_a_fault_is_reported_wherever_it_is(committed: Sample) -> None:
    committed.write("src/app/domain/order/broken.py", "class\n")
    git(committed, "add", ".")
    git(committed, "commit", "-m", "Break")

    assert main(["--root", str(committed.root), "--changed"]) == 2


@pytest.mark.parametrize("reference", ["nowhere", "--output=x"])
def test_a_reference_that_is_not_there_is_an_error(
    reference: str, committed: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["--root", str(committed.root), f"--changed={reference}"])

    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert said.err.startswith("constitution: ")
    assert not (committed.root / "x").exists()


def test_a_project_without_history_is_an_error(
    sample: Sample, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(sample.root.parent))

    code = main(["--root", str(sample.root), "--changed"])

    assert code == 2
    assert "not a git repository" in capsys.readouterr().err
