"""Every case of every round: what is marked is found, and nothing else is, under any law."""

from pathlib import Path

import pytest
from constitution.examine import examine

from tests.constitution.bundles import HERE, Mark, bundles, lay

CASES = bundles("cases", "adversarial", "unseen", "unfamiliar", "contested")


@pytest.mark.parametrize("bundle", CASES, ids=lambda path: str(path.relative_to(HERE)))
def test_it_is_decided(bundle: Path, tmp_path: Path) -> None:
    marks = lay(bundle, tmp_path / "project")

    report = examine(tmp_path / "project")

    found = {Mark(each.path, each.line, each.law) for each in report.findings}
    assert found == marks
