"""Plans from other hands render to projects that are formatted, linted, typed and green."""

from pathlib import Path

import pytest

from tests.checking import run
from tests.rendering import ROOT, render
from tests.unit.plan.plans import text_of

FIXTURES = ROOT / "tests" / "fixtures"
PLANS = (
    "plans/own/few-values",
    "plans/own/natural-keys",
    "plans/wild/hotel-booking",
    "plans/wild/insurance-claims",
    "unseen/buecherei-ausleihe",
    "unseen/freq-cap",
    "unseen/intraday-orders",
    "unseen/ota-rollout",
    "unseen/parcel-handover",
    "unseen/quiz-grading",
)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", PLANS)
def test_its_project_holds(name: str, tmp_path: Path) -> None:
    plan = text_of(FIXTURES / f"{name}.md")

    project = render(tmp_path / "project", plan)

    run(project, "ruff", "format", "--no-cache", "--check", ".")
    run(project, "ruff", "check", "--no-cache", ".")
    run(project, "mypy")
    run(project, "pytest", "-q", "-p", "no:cacheprovider")
