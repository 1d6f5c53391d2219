"""Plans from other hands: nearly every fact is read, next to nothing is made up, and none is refused without a reason."""

from pathlib import Path

import pytest
import yaml

from .evaluate import evaluate, whole
from .plans import UNSEEN, WILD

LEAST = 0.97
SHORT = {"ed-triage": 0.95, "alumni-mentoring": 0.93}
"""Plans that tell moves in flowing prose, of which less is read."""
REFUSED = {"lab-results": {"PT522"}, "sample-tracking": {"PT522"}}
"""Plans that break a rule, and which: a retention of ten years, a category that there is not."""

PLANS = [plan for plan in (*UNSEEN, *WILD) if plan.with_suffix(".facts.yaml").exists()]


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_a_plan_is_read_nearly_whole(plan: Path) -> None:
    labels = yaml.safe_load(plan.with_suffix(".facts.yaml").read_text(encoding="utf-8"))

    reading, scores = evaluate(plan, labels)

    score = whole(scores)
    assert {error.code for error in reading.errors} == REFUSED.get(plan.stem, set())
    assert score.recall >= SHORT.get(plan.stem, LEAST)
    assert score.precision >= LEAST
