"""A rendered module is laid out as the formatter would lay it out."""

import subprocess
import sys

import pytest

from extensions.blueprint.layout import lay_out

LONG = "a_name_so_long_that_it_fills_a_good_part_of_the_line"
LONGER = f"{LONG}_and_then_some_more_of_it"


def formatted(code: str) -> str:
    """What the formatter makes of some code."""
    command = [sys.executable, "-m", "ruff", "format", "--line-length", "100", "-"]
    done = subprocess.run(command, input=code, capture_output=True, text=True, check=True)
    return done.stdout.rstrip("\n")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f"taken = make({LONG}, {LONG})", id="a call"),
        pytest.param(
            f"taken = make({LONG}, {LONGER}, {LONG})", id="a call with an argument a line"
        ),
        pytest.param(f"taken = make(one=({LONGER}({LONG}, 1),), two={LONG})", id="a single item"),
        pytest.param(f"{LONG} = {LONGER}(make())", id="a value behind a long target"),
        pytest.param(f"{LONG} = {LONGER}({LONG}, 1)", id="a long value behind a long target"),
        pytest.param(f"assert all({LONG} in found for {LONG} in mine)", id="a comprehension"),
        pytest.param(f"taken = tuple({LONG} for {LONG} in found if {LONG} in mine)", id="a filter"),
        pytest.param(
            f"if make({LONG} is not None and {LONGER} is not None):\n    pass", id="a test"
        ),
        pytest.param(f"type Taken = {LONG} | {LONG} | Other", id="a union"),
        pytest.param(f"def {LONG}(self, {LONG}: int) -> None: ...", id="a signature"),
        pytest.param(f"def {LONGER}({LONG}: int) -> None: ...", id="a single parameter"),
        pytest.param(
            f"def {LONG}(self, {LONG}: int, {LONGER}: str) -> None: ...", id="a parameter a line"
        ),
        pytest.param(f'own = {{"{LONG}": {LONG}, "other": 1}}', id="a literal"),
    ],
)
def test_a_long_line_breaks_as_the_formatter_breaks_it(line: str) -> None:
    assert lay_out(line) == formatted(line)


def test_a_text_is_never_cut() -> None:
    text = f'"{LONG} in one if else and or {LONGER}"'

    assert text in lay_out(f"    raise NotImplementedError({text})")


def test_a_line_that_fits_stays() -> None:
    assert lay_out("taken = make(first, second)") == "taken = make(first, second)"
