"""Plans change under a database that has rows: a real PostgreSQL is led along, row by row."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from tests.update.plans import BRANCHES, LENDING
from tests.update.project import Project, Template, git

FIRST = "specs/001-book-lending/plan.md"
SECOND = "specs/002-branches/plan.md"
SERVE = """\
from devservices.testing import running

with running("postgresql") as urls:
    print(*urls.values(), flush=True)
    input()
"""

GROWN = (
    LENDING.replace(
        "`title: BookTitle`",
        "`title: BookTitle (unique)`, `fine: Fine = 0.50`, `note: str?`, `urgent: bool = false`, "
        "`kind: LoanKind = REFERENCE`, `grace: timedelta = PT90S`, `shelf_mark: ShelfMark = it's`",
    )
    .replace(
        "- **BookTitle**",
        "- **Fine**: Typed wrapper for `Decimal` (≥ 0, 2 decimal places)\n"
        "- **ShelfMark**: Typed wrapper for `str` (1–20 chars)\n- **BookTitle**",
    )
    .replace("- **LoanStatus**", "- **LoanKind**: BORROWED | REFERENCE\n- **LoanStatus**")
    .replace("get, save, list", "get, save, list, query_by_kind")
)
"""The first plan with fields that may be missing or have a default, an index, a unique title."""

DEMANDING = GROWN.replace("`note: str?`", "`borrower: BorrowerId`").replace(
    "- **BookTitle**", "- **BorrowerId**: UUID wrapper\n- **BookTitle**"
)
"""One of these fields gone, and one that each loan must have, with no default."""


class Database:
    """A real PostgreSQL, as a project's migrations and a team's own SQL find it."""

    def __init__(self, url: str) -> None:
        self.url = url

    def alembic(self, project: Project, *command: str) -> subprocess.CompletedProcess[str]:
        """Run alembic as the project's team does."""
        return subprocess.run(
            [sys.executable, "-m", "alembic", *command],
            cwd=project.folder,
            env={**os.environ, "APP_POSTGRES_URL": self.url},
            capture_output=True,
            text=True,
            check=False,
        )

    def ask(self, statement: str) -> list[dict[str, Any]]:
        """The rows that a statement answers with."""

        async def ask() -> list[dict[str, Any]]:
            connection = await asyncpg.connect(self.url.replace("+asyncpg", ""))
            try:
                return [dict(row) for row in await connection.fetch(statement)]
            finally:
                await connection.close()

        return asyncio.run(ask())


@pytest.fixture
def project(tmp_path: Path) -> Project:
    template = Template(tmp_path / "template")
    template.release("1.0.0")
    plan = tmp_path / "plan.md"
    plan.write_text(LENDING, encoding="utf-8")
    return Project.start(tmp_path / "project", template, plan)


@pytest.fixture
def database(project: Project) -> Iterator[Database]:
    with subprocess.Popen(
        [sys.executable, "-c", SERVE],
        cwd=project.folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as serving:
        assert serving.stdout
        yield Database(serving.stdout.readline().strip())
        serving.communicate("\n")


def given(project: Project, path: str, plan: str) -> None:
    """Give the project a plan, and commit what it makes of it."""
    project.write(path, plan)
    project.commit("Plan")
    project.update(path)
    project.commit("Update")


def assert_done(database: Database, project: Project, *commands: str) -> None:
    """Alembic does what it is asked for, and finds the schema that the rows need."""
    for command in commands:
        done = database.alembic(project, *command.split())
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.engines
def test_rows_outlive_what_plans_change(project: Project, database: Database) -> None:
    assert_done(database, project, "upgrade head")
    database.ask(
        "INSERT INTO lending_loan (id, revision, title, status) "
        "VALUES (gen_random_uuid(), 1, 'Emma', 'open')"
    )
    loan = database.ask("SELECT * FROM lending_loan")[0]

    given(project, FIRST, GROWN)
    assert_done(database, project, "upgrade head")

    grown = database.ask("SELECT *, fine::text AS fine, grace::text AS grace FROM lending_loan")[0]
    assert grown == loan | {
        "fine": "0.50",
        "grace": "00:01:30",
        "kind": "reference",
        "note": None,
        "shelf_mark": "it's",
        "urgent": False,
    }

    given(project, FIRST, DEMANDING)
    refused = database.alembic(project, "upgrade", "head")

    assert 'column "borrower" of relation "lending_loan" contains null values' in refused.stderr
    assert database.ask("SELECT version_num FROM alembic_version") == [{"version_num": "0002"}]
    assert "note" in database.ask("SELECT * FROM lending_loan")[0]

    fill = 'op.execute("UPDATE lending_loan SET borrower = gen_random_uuid()")'
    migration = "migrations/versions/0003_book_lending.py"
    required = '    op.alter_column("lending_loan", "borrower", nullable=False)'
    project.replace(migration, required, f"    {fill}\n{required}")
    project.commit("Fill")
    given(project, SECOND, BRANCHES)
    assert_done(database, project, "upgrade head", "check")

    assert fill in project.read(migration)
    assert database.ask("SELECT id, borrower IS NOT NULL AS filled FROM lending_loan") == [
        {"id": loan["id"], "filled": True}
    ]
    assert database.ask("SELECT * FROM branch") == []
    assert git(project.folder, "log", "--format=%s", "--", "migrations/versions/0001*") == "Start\n"
    assert_done(database, project, "downgrade base")
