"""`python -m extensions.plan` answers whatever it is given: a report, or one line that says what to do."""

import io
import json
import sys
from pathlib import Path

import pytest

from extensions.plan.__main__ import main

from .plans import plan_with


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            b"", 'is empty; a plan has at least a title: "# Implementation Plan: …"', id="empty"
        ),
        pytest.param(
            b"\xef\xbb\xbf \r\n\n",
            'is empty; a plan has at least a title: "# Implementation Plan: …"',
            id="blank",
        ),
        pytest.param(
            b"\x89PNG\r\n", "is not UTF-8 text (byte 1); save it as UTF-8", id="a picture"
        ),
        pytest.param(b"# A\0", "is a binary file; give the plan as Markdown", id="binary"),
        pytest.param(
            "# Größe\n".encode("utf-16"),
            "is not UTF-8 text (byte 1); save it as UTF-8",
            id="UTF-16",
        ),
        pytest.param(
            b"a" * 1_000_001, "has 1,000,001 bytes; a plan has at most 1,000,000", id="too large"
        ),
    ],
)
@pytest.mark.parametrize("command", ["check", "format"])
def test_what_is_no_plan_is_refused_in_one_line(
    command: str, content: bytes, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(content)

    code = main([command, str(path)])

    assert (code, *capsys.readouterr()) == (2, "", f"{path} {message}\n")


def test_a_directory_and_a_missing_file_are_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = [main(["check", str(tmp_path)]), main(["check", str(tmp_path / "plan.md")])]

    assert (codes, capsys.readouterr().err) == (
        [2, 2],
        (
            f"{tmp_path} is a directory; give the plan itself, e.g. {tmp_path}/plan.md\n"
            f"{tmp_path}/plan.md cannot be read: No such file or directory\n"
        ),
    )


def test_a_plan_without_a_name_has_a_report_and_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.md"
    path.write_text("## Summary\n\nNothing yet.\n", encoding="utf-8")

    code = main(["check", str(path)])

    out, err = capsys.readouterr()
    assert (code, err) == (2, "")
    assert "PT101" in out


def test_line_ends_do_not_change_what_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = plan_with("### Value Objects\n\n- **OrderId**: UUID\n- **Amount**: Decimal, > 0\n")
    path = tmp_path / "plan.md"
    path.write_text(text, encoding="utf-8", newline="\n")
    unix = main(["check", str(path)]), *capsys.readouterr()

    path.write_text(text, encoding="utf-8", newline="\r\n")

    assert (main(["check", str(path)]), *capsys.readouterr()) == unix


def test_a_plan_of_200_kilobytes_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = "".join(f"- **Value{n}**: int, at least {n} — {'prose ' * 10}\n" for n in range(2500))
    path = tmp_path / "plan.md"
    path.write_text(plan_with(f"### Value Objects\n\n{values}"), encoding="utf-8")

    code = main(["check", str(path), "--format", "json"])

    design = json.loads(capsys.readouterr().out)["design"]
    assert (code, len(design["contexts"][0]["value_objects"])) == (0, 2500)


def test_a_plan_comes_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = plan_with(title="From a pipe")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    code = main(["check", "-"])

    assert code == 0
    assert capsys.readouterr().out.startswith("From a pipe")
