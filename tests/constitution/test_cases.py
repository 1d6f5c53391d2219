"""Every case of every law: what is marked is found, and nothing else is, under any law."""

from pathlib import Path

import pytest
from constitution.examine import examine

from tests.constitution.bundles import Case, Mark, cases, lay


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_it_is_decided(case: Case, tmp_path: Path) -> None:
    marks = lay(case.bundle, tmp_path / "project")

    report = examine(tmp_path / "project")

    found = {Mark(each.path, each.line, each.law) for each in report.findings}
    assert found == marks
