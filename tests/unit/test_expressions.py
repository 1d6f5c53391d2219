"""An expression made of kept numbers is the one that `re.compile` makes."""

import re

import pytest

from extensions.expressions import expression

CASES = [
    ("", 0, ""),
    ("(?P<low>[-+]?[€$£]?\\d+)(?:,(?P<high>\\d+))?( days)?", 0, "from £12,340 days to 1, 2 DAYS"),
    ("(?P<mark>`+)(?P<name>[^`]+)(?P=mark)", 0, "a ``b`` and `c`"),
    ("^(?i:é|straße)\\b.*$", re.MULTILINE, "É one\nStraße two\nno"),
    ("(?<!\\w)(?:implementação|план)(?=\\W)", re.IGNORECASE, "ПЛАН, implementAÇÃO!"),
    ("a.(?#said)b", re.DOTALL | re.VERBOSE, "a\nb"),
    ("[\\t\\x20-\\x7e\\xa0-\\ud7ff\\U00010000-\\U0010ffff]+", 0, "書庫 \0😀"),
]


@pytest.mark.parametrize(("pattern", "flags", "text"), CASES)
def test_an_expression_is_the_one_that_re_makes(pattern: str, flags: int, text: str) -> None:
    made = re.compile(pattern, flags)

    found = expression(pattern, flags), expression(pattern, flags)

    for each in found:
        assert each == made
        assert (each.flags, each.groups, each.groupindex) == (
            made.flags,
            made.groups,
            made.groupindex,
        )
        assert [
            (m.span(), m.groupdict(), m.groups(), m.lastgroup) for m in each.finditer(text)
        ] == [(m.span(), m.groupdict(), m.groups(), m.lastgroup) for m in made.finditer(text)]
