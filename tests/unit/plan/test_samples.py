"""The sample plans read as their labels say."""

from pathlib import Path
from typing import Any

import pytest

from extensions.plan import read, resolve

from .evaluate import evaluate
from .plans import BAD, COACHED, WILD, expected, labels_of, text_of

_RESULTS = ("warnings", "inferred", "resolved_aggregates", "summary_starts")


def name(plan: Path) -> str:
    return plan.stem


def differences(wanted: Any, found: Any, at: str = "") -> list[str]:
    """Where a design is not what its label says; keys that the label leaves out are free."""
    if isinstance(wanted, dict):
        found = found or {}
        return [
            d
            for key, value in wanted.items()
            for d in differences(value, found.get(key), f"{at}.{key}")
        ]
    if isinstance(wanted, list):
        found = found or []
        if len(wanted) != len(found):
            return [f"{at}: {wanted} is {found}"]
        pairs = enumerate(zip(wanted, found, strict=True))
        return [d for index, (a, b) in pairs for d in differences(a, b, f"{at}[{index}]")]
    return (
        [] if wanted == found or (not wanted and not found) else [f"{at}: {wanted!r} is {found!r}"]
    )


@pytest.mark.parametrize("plan", COACHED, ids=name)
def test_a_coached_plan_reads_as_expected(plan: Path) -> None:
    label = expected(plan)
    reading = read(text_of(plan), str(plan))
    resolution = resolve(reading.design)

    design = {key: value for key, value in label.items() if key not in _RESULTS}
    assert differences(design, reading.design.compact()) == []
    assert [str(diagnostic) for diagnostic in reading.diagnostics] == label["warnings"]
    assert list(resolution.inferred) == label["inferred"]
    assert reading.design.summary.startswith(label.get("summary_starts", ""))
    fields = {
        root.name: [field.text() for field in root.fields]
        for context in resolution.design.contexts
        for root in context.aggregates
    }
    assert differences(label.get("resolved_aggregates", {}), fields) == []


@pytest.mark.parametrize("plan", BAD, ids=name)
def test_a_bad_plan_gives_its_diagnostics(plan: Path) -> None:
    label = expected(plan)
    reading = read(text_of(plan), str(plan))

    found = [{"code": d.code, "line": d.line, "message": d.message} for d in reading.errors]
    assert found == label["errors"]
    assert differences(label.get("doc", {}), reading.design.compact()) == []


@pytest.mark.parametrize("plan", WILD, ids=name)
def test_every_fact_of_a_wild_plan_is_read(plan: Path) -> None:
    labels = labels_of(plan)
    assert labels is not None

    reading, scores = evaluate(plan, labels)

    assert reading.errors == ()
    assert {
        kind: score.stated - score.read for kind, score in scores.items() if score.recall < 1
    } == {}
