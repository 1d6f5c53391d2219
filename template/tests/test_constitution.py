"""The eight laws of the plan: each is asked of every context, and of all that is in none."""

from pathlib import Path

import pytest

from constitution.examine import examine
from constitution.laws import LAWS

REPORT = examine(Path(__file__).resolve().parent.parent)


@pytest.mark.parametrize("context", REPORT.contexts)
@pytest.mark.parametrize("law", [law.id for law in LAWS])
def test_the_law_holds(law: str, context: str) -> None:
    broken = [
        f"{each.where}: {each.rule} {each.message}: {each.fix}"
        for each in REPORT.about(law, context)
    ]

    assert broken == []
