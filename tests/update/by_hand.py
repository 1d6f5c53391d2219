"""Leads real projects through many updates and checks each: `make by-hand`.

Too slow for every day: each project is rendered whole, edited in every kind of file, updated, and
must then pass its own lint, types and tests with every edit where it was.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from tests.checking import run
from tests.unit.plan.plans import FIXTURES, text_of
from tests.update.plans import BRANCHES, CHANGED_LENDING, LENDING, RESERVATIONS
from tests.update.project import Project, Template

HOTEL = text_of(FIXTURES / "wild/hotel-booking.md")
MARK = "\n<<<<<<< before updating\n"
FENCE = ": the team's own methods follow"


def changed(text: str, *changes: tuple[str, str]) -> str:
    """The text with each change made once."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        text = text.replace(old, new)
    return text


LENDING_EVERYWHERE = changed(
    LENDING,
    ("- [x] PostgreSQL", "- [x] PostgreSQL\n- [x] Redis\n- [x] NATS"),
    (
        "- **Operations**: get, save, list",
        "- **Operations**: get, save, list\n\n- **Storage Type**: Cache (`Loan`)\n"
        "- **Operations**: get, set",
    ),
)
LENDING_ANNOUNCED = changed(LENDING, ("- [x] PostgreSQL", "- [x] PostgreSQL\n- [x] NATS"))
LENDING_NOWHERE = changed(
    LENDING,
    ("- [x] PostgreSQL", "- [ ] PostgreSQL"),
    ("SQL (`Loan`)\n- **Operations**: get, save, list", "None\n- **Operations**: n/a"),
)
GROWN_HOTEL = changed(
    HOTEL,
    ("`get_by_reference`,", "`get_by_reference`, `delete`, `query_by_guest`, `reassign`,"),
    ("**CancelledBy**: GUEST, STAFF, HOTEL.", "**CancelledBy**: GUEST, STAFF, HOTEL, AGENCY."),
    ("0–300 chars, trimmed", "0–300 chars, trimmed\n- **Alias**: 1–40 chars"),
    (
        "  | CANCELLED, CHECKED_IN | — | terminal |",
        "  | CONFIRMED | MOVED | front desk |\n  | MOVED | CHECKED_IN | front desk |\n"
        "  | CANCELLED, CHECKED_IN | — | terminal |",
    ),
    (
        "- **CheckInOutcome**:",
        "- **MoveOutcome**: `Moved | NotMovable(status)`\n- **CheckInOutcome**:",
    ),
    (
        "- **BookingCheckedIn**",
        "- **BookingMoved** (`moved`): booking_id, room_id\n- **BookingCheckedIn**",
    ),
)
SPA = changed(
    RESERVATIONS,
    ("002-reservations", "015-reservations"),
    ("- [x] PostgreSQL", "- [x] PostgreSQL\n- [x] Redis\n- [x] NATS"),
    ("`reservation`", "`spa`"),
    ("Imports from lending**: `LoanId`", "Imports from booking**: `BookingId`"),
    ("`loan_id: LoanId`", "`booking_id: BookingId`"),
    ("query_by_loan", "query_by_booking"),
)


@dataclass(frozen=True)
class Way:
    """An update: from a plan to another, under the same number or the next."""

    before: str
    after: str
    convention: bool = False
    becomes: tuple[str, str] = ("", "")
    """A class, and the one that takes its place with what the team wrote in it."""


WAYS = {
    "another context": Way(LENDING, RESERVATIONS),
    "a grown context and another": Way(LENDING, BRANCHES),
    "a changed plan": Way(LENDING, CHANGED_LENDING),
    "an operation less": Way(
        CHANGED_LENDING, changed(CHANGED_LENDING, ("delete, list, query_by_title", "list"))
    ),
    "Redis and NATS as well": Way(LENDING, LENDING_EVERYWHERE),
    "NATS no more": Way(LENDING_ANNOUNCED, LENDING),
    "PostgreSQL instead of memory": Way(
        LENDING_NOWHERE, LENDING, becomes=("MemoryLoanRepository", "SqlLoanRepository")
    ),
    "a hotel that grows": Way(HOTEL, GROWN_HOTEL),
    "a hotel with a spa": Way(HOTEL, SPA),
    "a convention": Way(HOTEL, HOTEL, convention=True),
}


SPAN = "_span:\n"
METHOD = "\n    def our(self) -> str:\n        return repr(self)\n"


@dataclass(frozen=True)
class Edit:
    """Lines of a team's own in one file, right below or above the line that begins so."""

    path: str
    beside: str
    lines: str
    above: bool = False

    def made_in(self, text: str) -> str:
        """The text with these lines."""
        assert text.count(self.beside) == 1, f"{self.path}: {text.count(self.beside)} {self.beside}"
        both = (self.lines, self.beside) if self.above else (self.beside, self.lines)
        return text.replace(self.beside, "".join(both))


def edits(project: Project) -> Iterator[Edit]:
    """What a team does to each kind of rendered file."""
    for path in sorted(
        p for part in ("src", "tests") for p in (project.folder / part).rglob("*.py")
    ):
        name = path.relative_to(project.folder).as_posix()
        for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
            if line.rstrip().endswith(FENCE):
                yield Edit(name, line, METHOD)
    service = next(path for path in project.files("src/app/service") if _serves(project, path))
    context = Path(service).stem
    opened = next(line for line in _lines(project, service, "        ") if line.endswith(SPAN))
    span = opened.rstrip(":\n").rpartition(" ")[2]
    yield Edit(service, opened, f'            {span}.set_attribute("asked", value=True)\n')
    first = next(_lines(project, service, "    async def show("))
    question = "    async def is_open(self) -> bool:\n        return bool(self._now())\n\n"
    yield Edit(service, first, question, above=True)
    own = "# the team's own follows\n"
    route = '\n\n@router.get("/ours")\nasync def ours() -> list[str]:\n    return []\n'
    yield Edit(f"src/app/api/{context}/routes.py", own, route)
    test = (
        "\n\ndef test_ours(client: Client) -> None:\n    assert client.get('/ours').json() == []\n"
    )
    tests = f"tests/integration/{context}/test_{context}_service.py"
    yield Edit(tests, own, test.replace("'", '"'))
    yield Edit("src/app/main.py", own, "\nOURS = APPLICATION\n")
    below = "    # the team's own routers follow\n"
    yield Edit("src/app/main.py", below, '    app.state.ours = "ours"\n')
    yield Edit("README.md", "## Start\n", "\nAsk us first.\n")
    last = next(_lines(project, "pyproject.toml", '    "uvicorn'))
    yield Edit("pyproject.toml", last, '    "uvloop>=0.20",\n')
    yield Edit(".github/workflows/ci.yml", "jobs:\n", "  # ours\n")
    if (project.folder / "src/app/settings.py").exists():
        fields = "    # Settings: the team's own fields follow\n"
        yield Edit("src/app/settings.py", fields, "    ours: bool = True\n")
        ours = "\n  ours:\n    image: busybox:1\n"
        yield Edit("compose.yaml", "  # the team's own services follow\n", ours)


def _serves(project: Project, path: str) -> bool:
    return "show_span" in project.read(path)


def _lines(project: Project, path: str, beginning: str) -> Iterator[str]:
    lines = project.read(path).splitlines(keepends=True)
    return (line for line in lines if line.startswith(beginning))


def walk(way: Way, folder: Path) -> None:
    """Start, edit, update, and look at everything."""
    template = Template(folder / "template")
    template.release("1.0.0")
    plan = folder / "plan.md"
    plan.write_text(way.before, encoding="utf-8")
    project = Project.start(folder / "project", template, plan)
    made = list(edits(project))
    for edit in made:
        project.write(edit.path, edit.made_in(project.read(edit.path)))
    project.write("src/app/ours.py", "OURS = 12\n")
    project.commit("Edit")
    if way.convention:
        port = next((template.folder / "template/src").rglob("*repository.py*.jinja"))
        template.replace(str(port), "What a use case may ask of", "What use cases ask of")
        template.replace("extensions/blueprint/project.py", '"logfire>=5"', '"logfire>=5.1"')
        template.release("1.1.0")
        project.update()
    else:
        number = next(line for line in way.after.splitlines() if line.startswith("**Branch**"))
        path = f"specs/{number.split('`')[1]}/plan.md"
        project.write(path, way.after)
        project.commit("Plan")
        project.update(path)
    assert project.changes(), "the update brought nothing"
    placed = [replace(edit, beside=edit.beside.replace(*way.becomes)) for edit in made]
    lost = [e for e in placed if e.made_in("\n" + e.beside) not in "\n" + project.read(e.path)]
    assert not lost, f"not where they were: {lost}"
    for edit in edits(project):
        text = project.read(edit.path)
        if edit.lines == METHOD and edit.beside + METHOD not in text:  # a class that is new
            project.write(edit.path, edit.made_in(text))
    files = [p for p in project.folder.rglob("*") if p.is_file() and ".git" not in p.parts]
    conflicts = [str(p) for p in files if MARK in p.read_text(encoding="utf-8")]
    assert not conflicts, f"conflicts: {conflicts}"
    yaml.safe_load(project.read("compose.yaml"))
    run(project.folder, "ruff", "format", "--no-cache", "--check", ".")
    run(project.folder, "ruff", "check", "--no-cache", ".")
    run(project.folder, "mypy")
    run(project.folder, "pytest", "-q", "-p", "no:cacheprovider")


def main(names: list[str]) -> int:
    """Walk the named ways, or all; tell how many failed."""
    failed = 0
    for name in names or WAYS:
        with TemporaryDirectory(prefix="update-") as folder:
            try:
                walk(WAYS[name], Path(folder))
            except AssertionError as error:
                failed += 1
                print(f"{name}: {error}")
            else:
                print(f"{name}: green")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
