"""Whatever text is given: no exception, no hang, no diagnostic without a line, and a written plan is a fixed point.

`FUZZ_PLANS` says how many plans to mutate (default 1,000; the release run takes 10,000), `FUZZ_SEED` where to begin.
"""

import os
import random
import re
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extensions.plan import blank, read, resolve, write

from .plans import BAD, COACHED, UNSEEN, WILD, open_ends, text_of

PLANS = int(os.environ.get("FUZZ_PLANS", "1000"))
SEED = int(os.environ.get("FUZZ_SEED", "20251122"))
LONGEST_SECONDS = 1.0
ROUND_TRIPS = 5
"""One mutated plan of so many is also written and read again."""

_SPICE = (
    "`", "``", "```", "**", "__", "|", "\\|", ":", "::", " — ", " - ", "→", "->", "=>", "(", ")", "[", "]", "{", "}",
    "<!--", "-->", "#", "###", "- ", "* ", "1. ", "  ", "\t", "\n", "\n\n", "{{ x }}", "{% x %}", "${x}", "\\", '"',
    "'", '"""', "\u202e", "\x07", "\x1b[31m", "\u00a0", "None", "N/A", "[x]", "[ ]", "~~", "terminal:", "Methods:",
    "Fields:", "Category:", "any state except ", "all others", "| a | b |\n|---|---|\n| c | d |\n", "..", "/", "😀", "ß",
    "class", "list[", "Optional[", "tuple[(A, B), ...]", " | None", "?", "= ", "unique", "1–", "≥ ", "9" * 40, "A" * 300,
)  # fmt: skip
_SOURCES = [text_of(plan) for plan in (*COACHED, *WILD, *BAD, *UNSEEN)] + [blank.text()]

_SECTIONS = [part for source in _SOURCES for part in re.split(r"(?m)^(?=##)", source)]
_HEADERS = [source.partition("## Summary")[0] for source in _SOURCES]

type Mutation = Callable[[random.Random, list[str]], None]


def drop(chance: random.Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    del lines[at : at + chance.choice((1, 1, 1, 3, 10))]


def double(chance: random.Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    lines[at:at] = lines[at : at + chance.choice((1, 1, 4))]


def move(chance: random.Random, lines: list[str]) -> None:
    line = lines.pop(chance.randrange(len(lines)))
    lines.insert(chance.randrange(len(lines) + 1), line)


def spice(chance: random.Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    place = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + chance.choice(_SPICE) + lines[at][place:]


def swap_words(chance: random.Random, lines: list[str]) -> None:
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    words, others = lines[at].split(" "), lines[other].split(" ")
    i, j = chance.randrange(len(words)), chance.randrange(len(others))
    words[i], others[j] = others[j], words[i]
    lines[at], lines[other] = " ".join(words), " ".join(others)


def cut(chance: random.Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]


def shift(chance: random.Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    lines[at] = " " * chance.randrange(9) + lines[at].lstrip()


def borrow(chance: random.Random, lines: list[str]) -> None:
    other = chance.choice(_SOURCES).split("\n")
    at = chance.randrange(len(other))
    lines[chance.randrange(len(lines)) : 0] = other[at : at + chance.randrange(1, 20)]


MUTATIONS: tuple[Mutation, ...] = (
    drop,
    double,
    move,
    spice,
    spice,
    spice,
    swap_words,
    cut,
    shift,
    borrow,
)


def mutated(chance: random.Random) -> str:
    """A header and some sections of any of the samples, changed here and there."""
    parts = [chance.choice(_HEADERS), *chance.choices(_SECTIONS, k=chance.randrange(1, 6))]
    lines = "".join(parts).split("\n")
    for _ in range(chance.choice((1, 2, 4, 8, 16))):
        chance.choice(MUTATIONS)(chance, lines)
        lines = lines or [""]
    return "\n".join(lines)


def check(text: str, *, round_trip: bool) -> None:
    started = time.process_time()
    reading = read(text)
    resolution = resolve(reading.design)
    spent = time.process_time() - started

    assert spent < LONGEST_SECONDS
    assert all(
        diagnostic.line >= 1 for diagnostic in (*reading.diagnostics, *resolution.diagnostics)
    )
    assert open_ends(resolution.design) == []
    if round_trip and reading.ok:
        canonical = write(resolution.design)
        again = resolve(read(canonical).design)
        assert again.design == resolution.design
        assert again.inferred == ()
        assert write(again.design) == canonical


@pytest.mark.slow
def test_mutated_plans_are_read() -> None:
    for number in range(PLANS):
        text = mutated(random.Random(SEED + number))
        try:
            check(text, round_trip=number % ROUND_TRIPS == 0)
        except Exception as problem:
            problem.add_note(f"FUZZ_SEED={SEED + number} FUZZ_PLANS=1")
            raise


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    check(text, round_trip=False)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from([*_SPICE, *(line for source in _SOURCES for line in source.split("\n"))]),
        max_size=60,
    )
)
def test_any_mixture_of_lines_is_read(lines: list[str]) -> None:
    check("\n".join(lines), round_trip=False)


@pytest.mark.parametrize(
    "text",
    [
        "> " * 5000 + "deep",
        "\n".join("  " * depth + "- x" for depth in range(2000)),
        "<!--" * 20000,
        "`" * 50000,
        "a `b" * 20000,
        "# T\n\n### Value Objects\n\n- **A**: " + "(" * 20000,
        "# T\n\n### Value Objects\n\n- **A**: " + "1–" * 20000,
        "# T\n\n### Value Objects\n\n- **A**: `str` (" + "max 3 chars, " * 2000 + ")",
        "# T\n\n### Smart Enums\n\n- **A**: " + "A → " * 5000,
        "# T\n\n### Smart Enums\n\n- **A**: " + ", ".join(f"S{n}" for n in range(3000)),
        "# T\n\n### Aggregates\n\n- **A**: x\n  - Fields: "
        + ", ".join(f"`f{n}: str`" for n in range(1500)),
        "# T\n\n### Value Objects\n\n" + "\n".join(f"- **V{n}**: int" for n in range(1500)),
        "# T\n\n" + "| a | b |\n|---|---|\n" + "| `x|y` | z |\n" * 5000,
        "# T\n\n" + "## X\n\ny\n\n" * 2000,
        "---\n" + "a: b\n" * 50000,
        "*" * 100000,
        "**a" * 20000,
        "[" * 50000,
    ],
    ids=lambda text: f"{text[-12:]!r}",
)
def test_a_hostile_text_takes_no_long_time(text: str) -> None:
    started = time.process_time()

    reading = read(text)
    resolve(reading.design)

    assert time.process_time() - started < 5 * LONGEST_SECONDS


@pytest.mark.parametrize(
    "section",
    [
        "",
        "### Value Objects\n\n",
        "### Smart Enums\n\n- **A**: ",
        "### Aggregates\n\n- **A**: ",
        "### Outcomes\n\n- `A` is ",
        "### Domain Events\n\n- **A**: ",
        "### Cross-Domain Dependencies\n\n- ",
    ],
    ids=["no section", "values", "enums", "aggregates", "outcomes", "events", "imports"],
)
def test_reading_takes_time_in_proportion_to_the_text(section: str) -> None:
    for piece in ("`", "|", "[", "(", "`A`, ", "A | B ", "→ "):
        text = f"# T\n\n## Domain Design\n\n{section}{piece * (50_000 // len(piece))}"
        started = time.process_time()

        resolve(read(text).design)

        assert time.process_time() - started < 5 * LONGEST_SECONDS


def test_a_context_that_only_a_tree_names_survives_writing() -> None:
    tree = "```text\nsrc/app/\n└── domain/\n    └── ledger/\n        └── value.py\n```"

    check(f"# Plan: Domain Plan\n\n### Source Code\n\n{tree}\n", round_trip=True)
