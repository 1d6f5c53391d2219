"""Plans from other hands: nearly every fact is read, next to nothing is made up, and none is refused without a reason."""

from pathlib import Path

import pytest

from .evaluate import evaluate, whole
from .plans import NEWEST, OTHERS, UNSEEN, WILD, labels_of

LEAST = 0.97
SHORT = {
    "airport-stands": 0.94,
    "choir-scheduling": 0.89,
    "crowdfunding-pledges": 0.92,
    "dock-appointments": 0.96,
    "escrow-releases": 0.95,
    "feature-rollouts": 0.96,
    "invoice-approvals": 0.95,
    "kitchen-orders": 0.97,
    "prescription-renewal": 0.96,
    "rate-limited-keys": 0.92,
    "seed-vault-accessions": 0.94,
    "subscription-dunning": 0.96,
    "tenant-repairs": 0.96,
    "trial-enrolment": 0.95,
    "webhook-delivery": 0.96,
    "wind-farm-curtailment": 0.93,
}
"""Plans that tell moves in flowing prose or in code of their own, or what repositories end in, of which less is read."""
REFUSED = {
    "lab-results": {"PT522"},
    "marina-berths": {"PT405"},
    "sample-tracking": {"PT522"},
}
"""Plans that break a rule, and which: a retention of ten years, a category that there is not, a field that pydantic has."""


@pytest.mark.parametrize("plan", [*UNSEEN, *NEWEST, *OTHERS, *WILD], ids=lambda plan: plan.stem)
def test_a_plan_is_read_nearly_whole(plan: Path) -> None:
    labels = labels_of(plan)
    assert labels is not None

    reading, scores = evaluate(plan, labels)

    score = whole(scores)
    assert {error.code for error in reading.errors} == REFUSED.get(plan.stem, set())
    assert score.recall >= SHORT.get(plan.stem, LEAST)
    assert score.precision >= LEAST
