"""The questionnaire is a second door to the same design."""

import os
import pty
import select
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from extensions.plan import read, resolve
from extensions.questionnaire import QUESTIONS, compose, problem, suggestion
from tests.rendering import ROOT, exported, render

LOANS = {
    "title": "Book Lending",
    "number": "7",
    "summary": "Lend books.\n\nTo readers.",
    "storages": ["postgresql"],
    "contexts": "lending",
    "value_objects": "- **LoanId**: UUID wrapper\n- **BookTitle**: Typed wrapper for `str`",
    "enums": "- **LoanStatus**: OPEN → RETURNED",
    "aggregates": "- **Loan**: A loan\n  - Fields: `id: LoanId`, `status: LoanStatus = OPEN`",
    "events": "- **LoanReturned**: Emitted when it ends\n  - Category: WORKFLOW_LIFECYCLE",
    "repositories": "- **Storage Type**: SQL (`Loan`)\n- **Operations**: get, save",
    "imports": "- **Imports from reader**: `ReaderId` — who\n  - Justification: an id only",
    "performance_goals": "100 loans a second",
    "constraints": "One node\n- Two disks",
    "violations": "",
}


def recorded(folder: Path) -> dict[str, Any]:
    answers = yaml.safe_load((folder / ".copier-answers.yml").read_text(encoding="utf-8"))
    return dict(answers["features"])


def test_every_section_is_asked_for_in_copier_yml() -> None:
    asked = yaml.safe_load((ROOT / "copier.yml").read_text(encoding="utf-8"))

    questions = [
        name
        for name, details in asked.items()
        if isinstance(details, dict) and "asks_design" in str(details.get("when"))
    ]
    assert tuple(questions) == QUESTIONS
    assert all(asked[question].get("help") for question in questions)


def test_answers_make_a_plan_that_reads_without_a_remark() -> None:
    reading = read(compose(LOANS).text)

    context = reading.design.contexts[0]
    assert list(reading.diagnostics) == []
    assert reading.design.feature.branch == "007-book-lending"
    assert reading.design.storages == ("postgresql",)
    assert reading.design.constraints == ("One node", "Two disks")
    assert (context.name, len(context.value_objects), context.imports[0].from_) == (
        "lending",
        2,
        "reader",
    )


def test_a_remark_names_the_answer_and_its_line() -> None:
    answers = {**LOANS, "events": "- **LoanReturned**: Emitted when it ends"}
    sheet = compose(answers)

    remarks = [sheet.remark(diagnostic) for diagnostic in read(sheet.text).diagnostics]

    assert len(remarks) == 1
    assert remarks[0].startswith("events:1: error PT520: ")


@pytest.mark.parametrize(
    ("question", "answer", "said"),
    [
        ("title", "", "line 1: the plan has no name"),
        ("number", "one", "one is no feature number; write e.g. 001"),
        ("contexts", "lending ../reader", "../reader is no name of a package; write e.g. reader"),
        ("contexts", "class", "line 1: "),
        ("enums", "- **LoanStatus**: OPEN, CLOSED; OPEN → CLOSD", "line 1: "),
        ("events", "\n- **LoanReturned**: Emitted when it ends", "line 1: "),
        ("repositories", "- **Storage Type**: Graph (`Loan`)", "line 1: "),
    ],
)
def test_an_answer_is_judged_where_it_is_given(question: str, answer: str, said: str) -> None:
    before = dict(list(LOANS.items())[: QUESTIONS.index(question)])

    assert problem(question, {**before, question: answer}).startswith(said)


def test_good_answers_are_no_problem() -> None:
    for at, question in enumerate(QUESTIONS, start=1):
        assert problem(question, dict(list(LOANS.items())[:at])) == ""


def test_what_is_suggested_is_what_leaving_it_out_would_mean() -> None:
    answers: dict[str, Any] = {"title": "Tool Rental", "number": "001", "storages": ["postgresql"]}
    left_out = resolve(read(compose(answers).text).design).design

    for question in QUESTIONS[QUESTIONS.index("contexts") : QUESTIONS.index("imports") + 1]:
        answers[question] = suggestion(question, answers)

    assert resolve(read(compose(answers).text).design).design.contexts == left_out.contexts


def test_what_is_stated_changes_what_is_suggested() -> None:
    answers = {"title": "Tool Rental", "storages": ["postgresql"], "contexts": "rental"}
    stated = {
        **answers,
        "value_objects": "- **HammerId**: UUID wrapper for aggregate root identity",
    }

    assert "**RentalStatus**" in suggestion("enums", answers)
    assert suggestion("enums", stated) == ""
    assert "**Hammer**" in suggestion("aggregates", stated)


def test_pressing_enter_throughout_makes_a_project(tmp_path: Path) -> None:
    folder = render(tmp_path / "tool-rental", template=exported(small=True))

    design = recorded(folder)["001"]["design"]
    assert design["feature"]["title"] == "Tool Rental"
    assert design["contexts"][0]["name"] == "tool_rental"
    assert design["storages"] == ["postgresql"]
    assert "plan" not in recorded(folder)["001"]
    assert (folder / "src/tool_rental/value.py").is_file()


@pytest.mark.parametrize(
    ("folder", "title", "context", "aggregate"),
    [
        ("2nd-try", "2nd Try", "f_2nd_try", "F2ndTry"),
        ("none", "Feature None", "feature_none", "FeatureNone"),
        ("---", "Feature", "feature", "Feature"),
        ("true", "True", "true", "TrueRoot"),
        ("import", "Import", "import_feature", "ImportFeature"),
        ("日本", "日本", "feature", "Feature"),
    ],
)
def test_the_folder_may_be_called_anything(
    tmp_path: Path, folder: str, title: str, context: str, aggregate: str
) -> None:
    design = recorded(render(tmp_path / folder, template=exported(small=True)))["001"]["design"]

    first = design["contexts"][0]
    names = (design["feature"]["title"], first["name"], first["aggregates"][0]["name"])
    assert names == (title, context, aggregate)


def test_placeholders_are_answers_without_a_fault() -> None:
    asked = yaml.safe_load((ROOT / "copier.yml").read_text(encoding="utf-8"))
    answers = {
        question: asked[question].get("placeholder") or asked[question]["default"]
        for question in QUESTIONS
    }

    reading = read(compose(answers).text)
    resolution = resolve(reading.design)

    assert [str(found) for found in reading.diagnostics] == []
    assert [context.name for context in resolution.design.contexts] == ["payment", "customer"]


def test_the_plan_of_typed_answers_reads_as_the_same_design(tmp_path: Path) -> None:
    folder = render(tmp_path / "new", answers=LOANS, template=exported(small=True))

    written = (folder / "specs/007-book-lending/plan.md").read_text(encoding="utf-8")
    assert resolve(read(written).design).design.compact() == recorded(folder)["007"]["design"]


def test_only_the_design_and_its_tables_are_recorded(tmp_path: Path) -> None:
    folder = render(tmp_path / "new", answers=LOANS, template=exported(small=True))

    answers = yaml.safe_load((folder / ".copier-answers.yml").read_text(encoding="utf-8"))
    assert set(answers) == {"_src_path", "features", "schema"}


@pytest.mark.slow
def test_a_person_is_asked_and_may_press_enter(tmp_path: Path) -> None:
    """Enter takes what is suggested; a text of several lines ends with Escape and Enter."""
    folder = tmp_path / "tool-rental"
    asked = yaml.safe_load((ROOT / "copier.yml").read_text(encoding="utf-8"))
    child, terminal = pty.fork()
    if child == 0:
        arguments = ["-m", "copier", "copy", "--trust", str(exported(small=True)), str(folder)]
        os.execv(sys.executable, [sys.executable, *arguments])

    try:
        said = {}
        for question in QUESTIONS:
            said[question] = _listen(terminal, asked[question]["help"][:20])
            answer = b"\x15Hall Hire\r" if question == "title" else b"\r"
            os.write(terminal, b"\x1b\r" if asked[question].get("multiline") else answer)
        _listen(terminal, "Next:")
    finally:
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)

    assert "HallHireId" in said["value_objects"]
    assert recorded(folder)["001"]["design"]["contexts"][0]["name"] == "hall_hire"


def _listen(terminal: int, until: str, quiet: float = 0.3, patience: float = 30.0) -> str:
    """What a terminal says until it has said something and is quiet."""
    said = ""
    while select.select([terminal], [], [], quiet if until in said else patience)[0]:
        try:
            said += os.read(terminal, 65536).decode(errors="replace")
        except OSError:  # the other end has gone
            break
    assert until in said
    return said
