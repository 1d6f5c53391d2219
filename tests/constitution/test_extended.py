"""A rendered project that a team went on with by hand, in its own idioms, keeps all laws."""

from pathlib import Path

from constitution.examine import examine

from tests.constitution.bundles import CASES, add
from tests.rendering import render
from tests.test_matrix import PLAN

EXTENSIONS = ("disputes", "roster")


def test_what_a_team_adds_in_its_own_idioms_is_not_flagged(tmp_path: Path) -> None:
    project = render(tmp_path / "project", PLAN)
    for extension in EXTENSIONS:
        add((CASES / f"{extension}.bundle.py").read_text(encoding="utf-8"), project)

    report = examine(project)

    assert report.findings == ()
    assert report.faults == ()
