"""What a team writes into a rendered project stays where it wrote it."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.update.plans import BRANCHES, CHANGED_LENDING, LENDING
from tests.update.project import Project, Template

DOMAIN = "src/app/domain/lending"
FIRST = "specs/001-book-lending/plan.md"
SECOND = "specs/002-branches/plan.md"

CLASSES = [
    (f"{DOMAIN}/event.py", "LoanReturned"),
    (f"{DOMAIN}/loan.py", "Loan"),
    (f"{DOMAIN}/repository.py", "LoanRepository"),
    (f"{DOMAIN}/repository.py", "SqlLoanRepository"),
    (f"{DOMAIN}/type.py", "LoanStatus"),
    (f"{DOMAIN}/value.py", "BookTitle"),
    (f"{DOMAIN}/value.py", "LoanId"),
    ("src/app/service/lending.py", "LoanService"),
    ("src/app/settings.py", "Settings"),
]
"""Classes to which the team adds a method at the end, where the template's own may grow."""

LINES = [
    (
        f"{DOMAIN}/loan.py",
        "        if not self.status.can_transition_to(LoanStatus.RETURNED)",
        "        pass",
    ),
    ("pyproject.toml", '    "fastapi>=', '    "httpx>=0.28",'),
    ("src/app/main.py", "    logfire.configure(", "    assert APPLICATION"),
]
"""Lines that the team adds above a rendered one that begins so."""

CONFLICT = re.compile(r"<<<<<<< before updating\n(.*?)>>>>>>> after updating\n", re.DOTALL)

ROUTE = """

@router.get("/loans-of-today")
async def loans_of_today() -> list[str]:
    return []
"""
"""What the team adds to the end of the routes."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    template = Template(tmp_path_factory.mktemp("template"))
    template.release("1.0.0")
    return template


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory, template: Template) -> Project:
    """A project with the team's edits; of it each test takes a copy."""
    folder = tmp_path_factory.mktemp("edited")
    plan = folder / "plan.md"
    plan.write_text(LENDING, encoding="utf-8")
    project = Project.start(folder / "project", template, plan)
    for path, owner in CLASSES:
        project.write(path, with_method(project.read(path), owner))
    for path, beginning, line in LINES:
        project.write(path, with_line(project.read(path), beginning, line))
    routes = "src/app/api/lending/routes.py"
    project.write(routes, project.read(routes) + ROUTE)
    project.write(f"{DOMAIN}/stacks.py", "STACKS = 12\n")
    project.commit("Edit by hand")
    return project


@pytest.fixture
def project(tmp_path: Path, edited: Project) -> Project:
    shutil.copytree(edited.folder, tmp_path / "project")
    return Project(tmp_path / "project")


def with_method(source: str, owner: str) -> str:
    """The source with a method of the team's own at the end of a class."""
    lines = source.splitlines(keepends=True)
    (found,) = (
        n for n in ast.parse(source).body if isinstance(n, ast.ClassDef) and n.name == owner
    )
    end = found.end_lineno or len(lines)
    comments = [n for n, line in enumerate(lines) if n > end and line.startswith("    #")]
    following = [n for n, line in enumerate(lines) if n > end and line[0] not in " \n"]
    own = [n + 1 for n in comments if n < min(following, default=len(lines))]
    method = f"\n    def our(self) -> str:\n        return {owner!r}\n"
    lines.insert(max(own, default=end), method)
    return "".join(lines)


def with_line(text: str, beginning: str, line: str) -> str:
    """The text with a line of the team's own above the one that begins so."""
    lines = text.split("\n")
    (at,) = (n for n, found in enumerate(lines) if found.startswith(beginning))
    return "\n".join([*lines[:at], line, *lines[at:]])


def edits(project: Project) -> Iterator[str]:
    """The team's edits, each with the place where it stands now."""
    for path in sorted({path for path, _ in CLASSES}):
        for owner in ast.parse(project.read(path)).body:
            if isinstance(owner, ast.ClassDef):
                ours = [n for n in owner.body if isinstance(n, ast.FunctionDef) and n.name == "our"]
                yield from (f"{path}: {ast.unparse(n.body[0])} in {owner.name}" for n in ours)
    for path, beginning, line in LINES:
        lines = project.read(path).split("\n")
        at = lines.index(line)
        yield f"{path}: {line} above {lines[at + 1][: len(beginning)]}"
    yield project.read("src/app/api/lending/routes.py")[-len(ROUTE) :]
    yield project.read(f"{DOMAIN}/stacks.py")


def assert_edits_stand(project: Project, edited: Project) -> None:
    """Nothing is left to a person to decide, and every edit is where it was."""
    conflicts = [
        f"{path.relative_to(project.folder)}:\n{conflict}"
        for path in sorted(project.folder.rglob("*"))
        if path.is_file() and ".git" not in path.parts
        for conflict in CONFLICT.findall(path.read_text(encoding="utf-8"))
    ]
    assert conflicts == [], "\n".join(conflicts)
    assert list(edits(project)) == list(edits(edited))


def test_an_update_that_brings_nothing_changes_nothing(project: Project) -> None:
    project.update()

    assert project.changes() == []


def test_a_second_plan_leaves_edits_where_they_are(project: Project, edited: Project) -> None:
    project.write(SECOND, BRANCHES)
    project.commit("Plan")

    project.update(SECOND)

    assert "class ShelfName" in project.read(f"{DOMAIN}/value.py")
    assert "class BranchRepository" in project.read("src/app/domain/branch/repository.py")
    assert_edits_stand(project, edited)


def test_a_changed_plan_leaves_edits_where_they_are(project: Project, edited: Project) -> None:
    project.write(FIRST, CHANGED_LENDING)
    project.commit("Plan")

    project.update(FIRST)

    assert "class Fine" in project.read(f"{DOMAIN}/value.py")
    assert "OVERDUE" in project.read(f"{DOMAIN}/type.py")
    assert "class LoanLost" in project.read(f"{DOMAIN}/event.py")
    assert "def query_by_title" in project.read(f"{DOMAIN}/repository.py")
    assert_edits_stand(project, edited)


def test_a_changed_convention_leaves_edits_where_they_are(
    project: Project, edited: Project, template: Template
) -> None:
    port = next((template.folder / "template/src").rglob("*repository.py*.jinja"))
    template.replace(str(port), "What a use case may ask of", "What use cases ask of")
    template.replace(
        "extensions/blueprint/project.py", "uvicorn[standard]>=0.54", "uvicorn[standard]>=0.55"
    )
    template.release("1.1.0")

    project.update()

    assert "What use cases ask of" in project.read(f"{DOMAIN}/repository.py")
    assert "uvicorn[standard]>=0.55" in project.read("pyproject.toml")
    assert_edits_stand(project, edited)
