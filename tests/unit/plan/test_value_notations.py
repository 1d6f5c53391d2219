"""Value objects in the notations of many hands: one base with its constraints, or fields with their types."""

import pytest

from extensions.plan import read
from extensions.plan.model import ValueObject

from .plans import plan_with


def value_of(told: str) -> ValueObject:
    (context,) = read(plan_with(f"### Value Objects\n{told}\n")).design.contexts
    (value,) = context.value_objects
    return value


@pytest.mark.parametrize(
    ("told", "base", "constraints"),
    [
        ("- **Berth**: string such as `K7-214`; a letter and a digit, a dash, three digits", "str", {}),
        ("- **Berth**: string, format: Roman, example: Xiv", "str", {}),
        ("- **Stamp**: string of 12 characters from `A-Z2-9`", "str", {"min_length": 12, "max_length": 12}),
        ("- **Tag**: non-empty slug of letters and dashes, max 40", "str", {"min_length": 1, "max_length": 40}),
        ("- **Scan**: `bytes`, 1 byte .. 4 MiB", "bytes", {"min_length": 1, "max_length": 4_194_304}),
        ("- **Toll**: `Decimal` > 0 with two decimals", "Decimal", {"gt": 0, "decimal_places": 2}),
        ("- **Toll** is what the gate takes: a decimal of at least 0 with two decimal places.", "Decimal", {"ge": 0, "decimal_places": 2}),
        ("- **Plate** is the sign on the hull: four to eight upper-case letters and digits.", "str", {"min_length": 4, "max_length": 8, "case": "upper"}),
        ("- **LaunchDay** – a calendar day, never a Sunday", "date", {}),
        ("- **Grade**: int, 1 (poor) to 6 (outstanding)", "int", {"ge": 1, "le": 6}),
        ("| Type | Wraps | Rule |\n|---|---|---|\n| `Grade` | int | 1 (poor) to 6 (outstanding) |", "int", {"ge": 1, "le": 6}),
    ],
)  # fmt: skip
def test_what_wraps_a_value_and_bounds_it_is_read(
    told: str, base: str, constraints: dict[str, object]
) -> None:
    value = value_of(told)

    assert (value.base, dict(value.constraints), value.fields) == (base, constraints, ())


@pytest.mark.parametrize(
    "told",
    [
        "- **Fix**: frozen pair (lat: float -90..90, lon: float -180..180)",
        "- **Fix**: pair of lat: float and lon: float",
        "- **Fix**: composite: lat (float, -90 to 90), lon (float, -180 to 180)",
        "- **Fix**: `lat` (float) + `lon` (`float`)",
        "- **Fix**: value object with two fields, `lat: float` and `lon: float`; north and east are positive",
        "- **Fix**: { lat: float, lon: float }",
        "- **Fix**: composite (`lat: float`, `lon: float`) — where the ship is",
        "**Fix**\n\n| Field | Type |\n|---|---|\n| lat | float |\n| lon | float |",
        "- `Fix` ← `lat: float` + `lon: float`; `is_near(other: Fix) -> bool`",
        "- **Fix** is a pair of floats, `lat` and `lon`, the north one first.",
        "- **Fix** → lat: float, lon: float; lat -90..90; lon -180..180",
        "| Value object | Part | Type | Null? |\n|---|---|---|---|\n| `Fix` | `lat` | float | no |\n| `Fix` | `lon` | float | no |",
        "- **Fix**: { lat: float, lon: float }\n\n| Value object | Method | Answers |\n|---|---|---|\n| `Fix` | `is_near(other)` | whether it is close |\n| `Fix` | `mirrored()` | the other side |",
    ],
)
def test_fields_spelled_with_their_types_make_a_composite(told: str) -> None:
    value = value_of(told)

    assert [field.text() for field in value.fields] == ["lat: float", "lon: float"]


@pytest.mark.parametrize(
    ("title", "cell"), [("Optional?", "yes"), ("Null?", "Y"), ("Required", "no"), ("Nullable", "✓")]
)
def test_a_column_tells_which_fields_may_be_empty(title: str, cell: str) -> None:
    other = {"yes": "no", "no": "yes"}.get(cell, "")
    value = value_of(
        f"**Fix**\n\n| Field | Type | {title} |\n|---|---|---|\n| lat | float | {other} |\n| note | str | {cell} |"
    )

    assert [field.text() for field in value.fields] == ["lat: float", "note: str?"]


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("SailedAt", "datetime"),
        ("SailingDate", "date"),
        ("StayDuration", "timedelta"),
        ("ShipId", "UUID"),
        ("IMOId", "UUID"),
        ("Update", "str"),
    ],
)
def test_a_name_implies_a_base_where_nothing_else_does(name: str, base: str) -> None:
    assert value_of(f"- **{name}**: as the harbour master has it").base == base
