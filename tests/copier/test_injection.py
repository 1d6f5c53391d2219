"""Whatever words a plan has where it has words, they are words in the project, and its code is the same."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from extensions.prose import docstring, one_line
from tests.rendering import render

PLAN = """\
# Implementation Plan: Orders @

**Branch**: `007-orders` | **Date**: 2026-01-05 | **Spec**: [spec.md](./spec.md)

## Summary

Orders of a shop. @

## Technical Context

**Storage**:
- [x] PostgreSQL @
- [x] Redis (cache)
- [x] NATS

**Performance Goals**:
- fast @

**Constraints**:
- small @

## Constitution Check

- [x] All domain models will be `frozen=True`
- [ ] All primitives wrapped in value objects

**Violations**:
- **Raw primitive in `Order`**: the library wants it @

## Domain Design

A note. @

### Value Objects

- **OrderId**: UUID wrapper for aggregate root identity
- **Amount**: Typed wrapper for `Decimal` (> 0) — money @
  - Note: never zero @
- **Address**: `street: str`, `city: str` — where to @

### Smart Enums

- **OrderStatus**: OPEN = "open #", PAID, CLOSED; OPEN → PAID | CLOSED; PAID → CLOSED — the life of an order @
  - `OPEN`: may be paid @
  - Methods: `is_terminal()`, `can_transition_to(target)`, `is_payable()` = OPEN, `weight()` @

### Aggregates

- **Order**: what somebody wants @
  - Fields: `order_id: OrderId`, `total: Amount`, `to: Address`, `status: OrderStatus`, `raw: str`
  - Invariants: total covers everything @
  - Commands:
    - `pay(amount: Amount)`: OPEN → PAID, returns `PayOutcome`, emits `OrderPaid` — takes money @
    - `weigh(load: Amount)` — guess it @

### Outcomes

- **PayOutcome**: `Settled | TooLate(since: OrderStatus)` — how it ends @

### Domain Events

- **OrderPaid**: Emitted when an order is paid @
  - Category: SECURITY_AUDIT
  - Retention: 7 years
  - Payload: `order_id: OrderId`, `total: Amount` @
  - Note: for the books @

### Repository Requirements

- **Storage Type**: SQL (`Order`)
- **Operations**: get, save, list, recount
- **Note**: keep it small @
- **Storage Type**: Cache (`Order`)
- **Operations**: get, set
- **TTL**: 15 min

### Cross-Domain Dependencies

- **Imports from customer**: `CustomerId`
  - Justification: somebody orders @

## Complexity Tracking

| Violation | Why Needed | Simpler Alternative Rejected Because |
|---|---|---|
| Raw primitive in `Order` | it does @ | none @ |

## Rollout

Slowly. @
"""
"""`@` stands where a plan has prose, `#` in the label of a state, which cannot have double quotes."""

LABEL = "{{ 7 * 7 }} {% raw %} $(id) 'x' \\\\ a, b; c | d → e: (f)"
HOSTILE = (
    "{{ 7 * 7 }} {% raw %}{# c #} ${HOME} $(id) %s {0} 'one' \"two\" '''three''' "
    "right\u202eleft bell\x07 esc\x1b[31m line\u2028end <b>&</b> | ## x back\\\\slash \\\\n é😀 end"
)
BREAKING = '""" import os """ os.system("x") """ end'


def filled(prose: str, label: str) -> str:
    return PLAN.replace("@", prose).replace('#"', f'{label}"')


def code(folder: Path, prose: str, label: str) -> dict[str, str]:
    """Every module as the parser sees it, with the prose in its strings as one word."""
    spelled = {one_line(prose), one_line(ast.literal_eval(docstring(prose)))}

    def worded(text: str) -> str:
        text = one_line(text).replace(label, "LABEL")
        for words in spelled:
            text = text.replace(words, "PROSE")
        return text

    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                node.value = worded(node.value)
        found[path.relative_to(folder).as_posix()] = ast.dump(tree)
    return found


def names(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render(tmp_path_factory.mktemp("plain") / "project", filled("PROSE", "LABEL"))


@pytest.mark.parametrize("prose", [HOSTILE, BREAKING], ids=["hostile", "breaking"])
def test_prose_is_never_code(prose: str, plain: Path, tmp_path: Path) -> None:
    plan = filled(prose, LABEL)

    project = render(tmp_path / "project", plan)

    assert list(names(project)) == list(names(plain))
    assert code(project, prose, LABEL) == code(plain, "PROSE", "LABEL")
    recorded = yaml.safe_load((project / ".copier-answers.yml").read_text(encoding="utf-8"))
    assert recorded["features"]["007"]["plan"] == plan
    assert (project / "specs/007-orders/plan.md").read_text(encoding="utf-8") == plan
