"""What the root of a value object is in code and in its column."""

import pytest

from extensions.blueprint.kinds import root


@pytest.mark.parametrize(
    "constraints", [{}, {"max_digits": 8}, {"max_digits": 8, "decimal_places": 2}]
)
def test_a_column_keeps_a_decimal_with_the_places_it_came_with(constraints: dict[str, int]) -> None:
    assert root("Decimal", constraints).column == "Numeric"
