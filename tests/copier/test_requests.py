"""What cannot be rendered is refused in plain words, and nothing is written."""

import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from copier.errors import UserMessageError
from packaging.version import Version

from tests.rendering import exported, render
from tests.update.plans import LENDING


def refusal(destination: Path, **request: Any) -> str:
    """What the refusal says."""
    before = sorted(destination.parent.rglob("*"))
    with pytest.raises(UserMessageError) as refused:
        render(destination, template=exported(small=True), **request)
    assert sorted(destination.parent.rglob("*")) == before
    return str(refused.value)


def given_file(tmp_path: Path, content: bytes) -> dict[str, Any]:
    (tmp_path / "plan.md").write_bytes(content)
    return {"answers": {"plan": str(tmp_path / "plan.md")}}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"# Plan\0", "is a binary file; give the plan as Markdown", id="binary"),
        pytest.param(b"caf\xe9", "is not UTF-8 text (byte 4); save it as UTF-8", id="latin-1"),
        pytest.param(
            b"a" * 1_000_001, "has 1,000,001 bytes; a plan has at most 1,000,000", id="too large"
        ),
    ],
)
def test_a_file_that_is_no_plan(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "plan.md"

    assert refusal(tmp_path / "new", **given_file(tmp_path, content)) == f"plan: {path} {message}"


def test_a_plan_that_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert refusal(tmp_path / "new", answers={"plan": "specs/plan.md"}) == (
        f"plan: specs/plan.md does not exist (looked in {tmp_path.resolve()})"
    )


def test_a_plan_that_is_a_directory(tmp_path: Path) -> None:
    assert refusal(tmp_path / "new", answers={"plan": str(tmp_path)}) == (
        f"plan: {tmp_path} is a directory; give the plan itself, e.g. {tmp_path}/plan.md"
    )


def test_everything_that_is_wrong_with_a_plan_is_said_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plan = LENDING.replace("- [x] PostgreSQL", "- [x] MongoDB\n- [x] CouchDB")
    Path("plan.md").write_text(plan, encoding="utf-8")

    said = refusal(tmp_path / "new", answers={"plan": "plan.md"})

    line = plan.splitlines().index("- [x] MongoDB") + 1
    assert said.splitlines()[0].startswith(f"plan.md:{line}: error PT201: unknown storage")
    assert said.splitlines()[1].startswith(f"plan.md:{line + 1}: error PT201: unknown storage")


def test_a_storage_without_a_room(tmp_path: Path) -> None:
    plan = LENDING.replace("- [x] PostgreSQL", "- [x] PostgreSQL\n- [x] Qdrant")

    said = refusal(tmp_path / "new", **given_file(tmp_path, plan.encode()))

    assert said.endswith(
        "plan.md:13: error PT705: Qdrant: this template has no room for it yet; "
        "choose from PostgreSQL, Redis, NATS"
    )


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        pytest.param(
            {"storages": ["postgresql", "mongodb"]},
            "storages: unknown storage mongodb; choose from postgresql, redis, nats",
            id="unknown storage",
        ),
        pytest.param(
            {"storages": "[qdrant]"},
            "storages: no room for qdrant; choose from postgresql, redis, nats",
            id="no room",
        ),
        pytest.param(
            {"storages": "postgresql"},
            "storages: postgresql is not a list; write e.g. -d 'storages=[postgresql, redis]'",
            id="no list",
        ),
        pytest.param(
            {"number": "one"}, "number: one is no feature number; write e.g. 001", id="no number"
        ),
        pytest.param(
            {"contexts": "Lending"},
            "contexts: Lending is no name of a package; write e.g. lending",
            id="no package",
        ),
        pytest.param(
            {"plan": "plan.md", "title": "Lending"},
            "title: a plan is given, so nothing is asked; "
            "change the plan and give it with -d plan=PATH",
            id="plan and answer",
        ),
    ],
)
def test_answers_that_cannot_be(tmp_path: Path, answers: dict[str, Any], message: str) -> None:
    assert refusal(tmp_path / "new", answers=answers) == message


def test_an_answer_that_the_reader_cannot_accept(tmp_path: Path) -> None:
    said = refusal(
        tmp_path / "new",
        answers={"title": "Lending", "events": "- **LoanEnded**: Emitted when a loan ends"},
    )

    assert said.startswith("events:1: error PT520: ")


def test_a_record_that_is_none(tmp_path: Path) -> None:
    said = refusal(tmp_path / "new", answers={"features": {"001": {"design": {"summary": 1}}}})

    assert said.startswith("features: the design recorded in the answers file cannot be read")


def copier(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "copier", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_line_says_it_without_a_traceback(tmp_path: Path) -> None:
    template = exported(small=True)

    ran = copier(
        "copy", "--trust", "--defaults", "-d", "plan=none.md", template, "new", cwd=tmp_path
    )

    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"plan: none.md does not exist (looked in {tmp_path.resolve()})\n"
    assert not (tmp_path / "new").exists()


def test_a_template_that_runs_code_is_trusted_first(tmp_path: Path) -> None:
    ran = copier("copy", "--defaults", exported(small=True), "new", cwd=tmp_path)

    assert ran.returncode == 4
    assert "consider adding the `--trust` option" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_copier_that_is_too_old_is_told_the_version_it_needs(tmp_path: Path) -> None:
    with patch("copier._template.copier_version", return_value=Version("9.18.0")):
        said = refusal(tmp_path / "new")

    assert said == (
        "This template requires Copier version >= 9.19.0, while your version of Copier is 9.18.0."
    )


@pytest.mark.parametrize("missing", ["copier_template_extensions", "markdown_it"])
def test_a_package_that_is_missing_beside_copier_is_named(tmp_path: Path, missing: str) -> None:
    without = f"import sys; sys.modules[{missing!r}] = None; from copier.__main__ import CopierApp"
    run = f"{without}; CopierApp.run(sys.argv)"

    ran = subprocess.run(
        [sys.executable, "-c", run, "copy", "--trust", "--defaults", exported(small=True), "new"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 1
    assert missing in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "new").exists()
