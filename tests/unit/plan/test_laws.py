"""The laws of the grammar: blank, fixed point, explicit, minimal, inert prose."""

from itertools import combinations
from pathlib import Path

import pytest

from extensions.plan import blank, read, resolve, write
from extensions.plan.model import STORAGES, Design, Storage
from extensions.plan.storages import LABELS

from .plans import BAD, GOOD, UNSEEN, again, open_ends, resolved, text_of

COMBINATIONS = [ticked for size in range(7) for ticked in combinations(STORAGES, size)]
NAMES = {
    "title": ("# Implementation Plan: [FEATURE]", "# Implementation Plan: Meter Readings"),
    "branch": ("**Branch**: `[###-feature-name]`", "**Branch**: `042-meter-readings`"),
    "directory": (
        "specs/[###-feature-name]/spec.md",
        "specs/042-meter-readings/spec.md",
    ),
}


def name(plan: Path) -> str:
    return plan.stem


def ticked_blank(ticked: tuple[Storage, ...], named_by: str) -> str:
    text = blank.text().replace(*NAMES[named_by])
    for storage in ticked:
        text = text.replace(f"- [ ] {LABELS[storage]}", f"- [x] {LABELS[storage]}")
    return text


def test_the_blank_plan_survives_reading_and_writing_byte_for_byte() -> None:
    assert write(read(blank.text()).design) == blank.text()


def test_a_design_that_says_nothing_is_the_blank_plan() -> None:
    assert write(Design()) == blank.text()


@pytest.mark.parametrize("plan", [*GOOD, *UNSEEN], ids=name)
def test_reading_a_written_plan_is_a_fixed_point_that_infers_nothing(plan: Path) -> None:
    design = resolved(text_of(plan)).design

    canonical = again(design)

    assert canonical.design == design
    assert canonical.inferred == ()
    assert write(canonical.design) == write(design)


@pytest.mark.parametrize("plan", [*GOOD, *BAD], ids=name)
def test_resolving_twice_changes_nothing(plan: Path) -> None:
    design = resolved(text_of(plan)).design

    assert resolve(design).design == design
    assert resolve(Design.read(design.compact())).design == design


@pytest.mark.parametrize("plan", [*GOOD, *BAD], ids=name)
def test_a_resolved_design_is_closed_and_complete(plan: Path) -> None:
    assert open_ends(resolved(text_of(plan)).design) == []


@pytest.mark.parametrize("named_by", NAMES)
@pytest.mark.parametrize("ticked", COMBINATIONS, ids=lambda ticked: "+".join(ticked) or "none")
def test_a_blank_plan_with_a_name_is_a_working_plan(
    ticked: tuple[Storage, ...], named_by: str
) -> None:
    reading = read(ticked_blank(ticked, named_by))
    design = resolve(reading.design).design

    assert reading.errors == ()
    assert design.storages == ticked
    assert open_ends(design) == []
    assert again(design).design == design
    assert again(design).inferred == ()


def test_a_plan_is_named_by_the_folder_it_lies_in() -> None:
    reading = read(blank.text(), "specs/007-tax-reports/plan.md")

    assert reading.ok
    assert (reading.design.feature.number, reading.design.feature.slug) == ("007", "tax-reports")


def test_prose_is_data() -> None:
    prose = "{{ 7*7 }} {% raw %} ${HOME} `x` \"q\" ''' \\n {# c #} \u202e right to left"
    text = (
        blank.text()
        .replace("[FEATURE]", "Prose")
        .replace("[Brief summary: what this feature adds and why]", prose)
    )
    text = text.replace(
        "[e.g., <100ms p95 latency, handle 1000 req/s, process 10k events/sec]", prose
    )
    text = text.replace(
        "- **[DomainId]**: UUID wrapper for aggregate root identity",
        f"- **Remark**: Typed wrapper for `str` (1–9 chars) — {prose}",
    )

    design = resolved(text).design

    assert design.summary == prose
    assert design.performance_goals == (prose,)
    assert design.contexts[0].value_objects[0].description == prose
    assert again(design).design == design
