"""How a test writes the next value of a type, and how many of them there are."""

from typing import Any

import pytest

from extensions.blueprint.variety import NONE, variety


@pytest.mark.parametrize(
    ("base", "constraints", "code", "size"),
    [
        ("int", {"ge": 0, "le": 9}, "X(next_of(0, 9))", 10),
        ("int", {"gt": 0, "lt": 5}, "X(next_of(1, 4))", 4),
        ("int", {"ge": 5, "le": 100, "multiple_of": 10}, "X(next_of(1, 10) * 10)", 10),
        ("Decimal", {"max_digits": 4, "decimal_places": 2}, "X(Decimal(next_of(1, 100)))", 100),
        ("Decimal", {"ge": 0, "le": 0.5}, "X(Decimal(next_of(0, 0)))", 1),
        ("str", {}, "X(some(LETTERS, 12))", 26**12),
        ("str", {"max_length": 1}, "X(some(LETTERS, 1))", 26),
        ("str", {"pattern": "^[AB]$"}, 'X(some("AB", 1))', 2),
        ("str", {"pattern": r"^Z-\d{2}$"}, "X(f\"Z-{some('0123456789', 2)}\")", 100),
        ("str", {"pattern": "^[a-bA-B]$", "case": "upper"}, 'X(some("ab", 1))', 2),
        ("str", {"pattern": "^[AB]-[CD]$"}, "X(f\"{some('AB', 1)}-{some('CD', 1)}\")", 1),
    ],
)
def test_the_values_that_constraints_leave(
    base: str, constraints: dict[str, Any], code: str, size: int
) -> None:
    assert variety(base, constraints, "X") == (code, size)


@pytest.mark.parametrize(
    ("base", "constraints"),
    [
        ("str", {"pattern": "^(?:ab|c)+$"}),
        ("int", {"ge": 3, "le": 2}),
        ("Decimal", {"multiple_of": 0.25}),
        ("bytes", {}),
    ],
)
def test_values_that_cannot_be_told(base: str, constraints: dict[str, Any]) -> None:
    assert variety(base, constraints, "X") == NONE
