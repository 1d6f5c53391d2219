"""Value objects whose parts and bases prose tells."""

from typing import Any

import pytest

from extensions.plan import read
from extensions.plan.model import ValueObject

from .plans import plan_with


def value_of(text: str) -> ValueObject:
    reading = read(plan_with(f"### Value Objects\n\n- **Thing**: {text}\n"))
    assert reading.errors == ()
    return reading.design.contexts[0].value_objects[0]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("street, house number and postal code", ["street", "house_number", "postal_code"]),
        ("given name and family name as on the passport", ["given_name", "family_name"]),
        ("the monthly amount and the kind of employment", ["monthly_amount", "kind_of_employment"]),
        ("shelf id + row + total Weight. Sorts by time", ["shelf_id", "row", "weight: Weight"]),
        ("lat/lon, 6 decimals, validated range", ["lat: Decimal", "lon: Decimal"]),
        (
            "amount, term and purpose. Its `amount` is Money, its `term` a LoanTerm",
            ["amount: Money", "term: LoanTerm", "purpose"],
        ),
    ],
)
def test_a_value_is_made_of_the_parts_that_its_text_names(text: str, fields: list[str]) -> None:
    assert [field.text() for field in value_of(text).fields] == fields


@pytest.mark.parametrize(
    "text",
    [
        "free, trimmed",
        "share of the price and the fee",
        "letters and digits",
        "what the clerk said and who heard it",
        "printed on the cup, never reused",
        "shown to guests and staff",
        "opaque, unique",
        "reference to what was seen, and by whom",
    ],
)
def test_what_describes_a_value_names_no_part_of_it(text: str) -> None:
    value = value_of(text)

    assert (value.base, value.fields) == ("str", ())


@pytest.mark.parametrize(
    ("text", "base", "constraints"),
    [
        ("Duration in seconds, 0 to 7200; can be added", "int", {"ge": 0, "le": 7200}),
        (
            "nine digits; prints itself masked",
            "str",
            {"min_length": 9, "max_length": 9, "pattern": r"^\d{9}$"},
        ),
        ("how we refer to a cup. Wraps the same UUID as CupId", "UUID", {}),
    ],
)
def test_prose_tells_the_base(text: str, base: str, constraints: dict[str, Any]) -> None:
    value = value_of(text)

    assert (value.base, value.constraints) == (base, constraints)


def test_a_range_in_another_language_is_read_to_its_end() -> None:
    value = value_of("entero entre 15 y 720")

    assert (value.base, value.constraints) == ("int", {"ge": 15, "le": 720})
