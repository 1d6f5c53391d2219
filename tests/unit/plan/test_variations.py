"""The same plan in other habits of writing is the same design."""

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from .plans import COACHED, FIXTURES, resolved, text_of

type Variation = Callable[[str], str]

PLANS = [*COACHED, FIXTURES / "bad" / "b08-jinja-in-prose.md"]
_DESIGN = re.compile(r"(?s)(?<=\n)## Domain Design\n.*?(?=\n## )")


def replaced(old: str, new: str) -> Variation:
    return lambda text: text.replace(old, new)


def substituted(pattern: str, new: str) -> Variation:
    return lambda text: re.sub(pattern, new, text, flags=re.MULTILINE)


def outside_fences(change: Variation) -> Variation:
    def vary(text: str) -> str:
        parts = re.split(r"(?s)(```.*?\n```)", text)
        return "".join(part if part.startswith("```") else change(part) for part in parts)

    return vary


def in_design(change: Variation) -> Variation:
    return lambda text: _DESIGN.sub(lambda found: change(found[0]), text)


def indented(width: int | str) -> Variation:
    step = width if isinstance(width, str) else " " * width
    return outside_fences(
        lambda text: re.sub(
            r"(?m)^((?:  )+)(?=- )", lambda found: step * (len(found[1]) // 2), text
        )
    )


def numbered(text: str) -> str:
    lines, count = [], 0
    for line in text.split("\n"):
        count = count + 1 if line.startswith("- ") else 0 if not line.startswith(" ") else count
        lines.append(f"{count}. {line[2:]}" if line.startswith("- ") else line)
    return "\n".join(lines)


def wrapped(text: str) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        found = re.match(r"^( *)- (?!\[)", line)
        if found and "`" not in line[80:]:
            lines += textwrap.wrap(
                line,
                84,
                subsequent_indent=f"{found[1]}  ",
                break_on_hyphens=False,
                break_long_words=False,
            )
        else:
            lines.append(line)
    return "\n".join(lines)


def numbered_headings(text: str) -> str:
    section = 0
    lines = []
    for line in text.split("\n"):
        if line.startswith("## "):
            section += 1
            line = f"## {section}. {line[3:]}"
        elif line.startswith("### "):
            line = f"### {section}.1 {line[4:]}"
        lines.append(line)
    return "\n".join(lines)


def values_as_table(text: str) -> str:
    """The value objects as a table, where there are no groups."""
    found = re.search(r"(?s)### Value Objects\n\n(?P<items>(?:- [^\n]*\n)+)", text)
    if found is None:
        return text
    rows = []
    for item in found["items"].strip().split("\n"):
        parts = re.fullmatch(
            r"- \*\*(\w+)\*\*: Typed wrapper for `(\w+)` \((.*?)\)(?: — (.*))?", item
        )
        root = re.fullmatch(r"- \*\*(\w+)\*\*: UUID wrapper for (.*)", item)
        if root:
            rows.append(f"| {root[1]} | UUID | — | {root[2]} |")
        elif parts:
            rows.append(
                f"| **{parts[1]}** | `{parts[2]}` | {parts[3]} | {(parts[4] or '').replace('|', chr(92) + '|')} |"
            )
    table = "\n".join(
        ["| Value Object | Base | Constraints | Description |", "|:--|---|:-:|--:|", *rows]
    )
    return text.replace(found["items"], table + "\n")


def events_as_table(text: str) -> str:
    """The events as a table, where there are no groups."""
    found = re.search(r"(?s)### Domain Events\n\n(?P<items>- \*\*.*?)\n\n", text)
    if found is None:
        return text
    rows = []
    for name, trigger, rest in re.findall(
        r"- \*\*(\w+)\*\*: Emitted when ([^\n]*)\n((?:  - [^\n]*\n?)*)", found["items"] + "\n"
    ):
        said = dict(re.findall(r"  - (\w+): ([^\n]*)", rest))
        rows.append(
            f"| {name} | {trigger} | {said['Category']} | {said['Retention']} | {said.get('Payload', '')} |"
        )
    table = "\n".join(
        [
            "| Event | Emitted when | Category | Retention | Payload |",
            "|---|---|---|---|---|",
            *rows,
        ]
    )
    return text.replace(found["items"], table)


def fields_as_bullets(text: str) -> str:
    def bullets(found: re.Match[str]) -> str:
        fields = re.findall(r"`([^`]+)`", found["fields"])
        return "\n".join(["  - Fields:", *(f"    - `{field}`" for field in fields)])

    return re.sub(r"(?m)^  - Fields: (?P<fields>.*)$", bullets, text)


def bare_fields(text: str) -> str:
    def bullets(found: re.Match[str]) -> str:
        return "\n".join(f"  - {field}" for field in re.findall(r"`[^`]+`", found["fields"]))

    return re.sub(r"(?m)^  - Fields: (?P<fields>.*)$", bullets, text)


def inline_categories(text: str) -> str:
    return re.sub(
        r"(?m)\n  - Category: (\w+)\n  - Retention: (.*)$", r" (Category: \1; Retention: \2)", text
    )


VARIATIONS: dict[str, Variation] = {
    "capital marks": replaced("[x]", "[X]"),
    "check marks": replaced("[x]", "[✓]"),
    "heavy check marks": replaced("[x]", "[✔]"),
    "starred marks": replaced("[x]", "[*]"),
    "cyrillic marks": replaced("[x]", "[х]"),
    "green boxes": replaced("[x]", "✅"),
    "ballot boxes": lambda text: text.replace("- [x]", "- ☑").replace("- [ ]", "- ☐"),
    "tight empty boxes": replaced("- [ ]", "- []"),
    "crossed boxes": replaced("- [ ]", "- ❌"),
    "struck lines": substituted(r"^- \[ \] (Qdrant .*)$", r"- [x] ~~\1~~"),
    "starred bullets": outside_fences(substituted(r"^( *)- ", r"\1* ")),
    "plus bullets": outside_fences(substituted(r"^( *)- ", r"\1+ ")),
    "round bullets": outside_fences(substituted(r"^( *)- ", r"\1• ")),
    "dashed bullets": outside_fences(substituted(r"^( *)- ", r"\1– ")),
    "numbered bullets": in_design(numbered),
    "nested by three": indented(3),
    "nested by four": indented(4),
    "nested by tabs": indented("\t"),
    "blank lines between items": in_design(substituted(r"^(- .*)$", r"\n\1")),
    "hard wraps": in_design(wrapped),
    "ascii arrows": in_design(replaced("→", "->")),
    "long arrows": in_design(replaced("→", "-->")),
    "double arrows": in_design(replaced("→", "⇒")),
    "fat arrows": in_design(lambda text: text.replace("→", "=>").replace("↔", "<->")),
    "drawn arrows": in_design(replaced("→", "──►")),
    "states as or": in_design(substituted(r"(?<=[A-Z]) \| (?=[A-Z])", " or ")),
    "en dashes": in_design(substituted(r"(?<=[`)\w]) — ", " – ")),
    "hyphens for dashes": in_design(substituted(r"(?<=\)) — ", " - ")),
    "ranges in words": in_design(substituted(r"\((\d+)–(\d+)", r"(\1 to \2")),
    "ranges with dots": in_design(substituted(r"\((\d+)–(\d+)", r"(\1..\2")),
    "ascii comparisons": in_design(replaced("≥", ">=")),
    "windows line ends": replaced("\n", "\r\n"),
    "old line ends": replaced("\n", "\r"),
    "byte order mark": lambda text: "\ufeff" + text,
    "trailing blanks": outside_fences(substituted(r"(?<=\S)$", "  ")),
    "hard blanks": in_design(substituted(r"^- \*\*", "-\xa0**")),
    "front matter": lambda text: f"---\ntitle: x\ntags: [a, b]\n---\n{text}",
    "comments": outside_fences(
        substituted(r"^(### .*)$", r"\1\n\n<!-- a hint\n- **Ghost**: UUID\n-->")
    ),
    "comments in lines": in_design(substituted(r"^(- \*\*\w+\*\*:)", r"\1<!-- why? -->")),
    "deeper headings": in_design(substituted(r"^(#+) ", r"#\1 ")),
    "numbered headings": numbered_headings,
    "closed headings": substituted(r"^(##+) (.*)$", r"\1 \2 \1"),
    "headings with colons": substituted(r"^(##+ (?!#)[A-Z][^`\n]*)$", r"\1:"),
    "headings with emoji": substituted(r"^(## )(?=[A-Z])", r"\1🧭 "),
    "bold headings": substituted(r"^(##+) (.*)$", r"\1 **\2**"),
    "loud headings": substituted(r"^(### )(.*)$", lambda found: found[1] + found[2].upper()),  # type: ignore[arg-type]
    "tight headings": substituted(r"^(###?) (?=[A-Z])", r"\1"),
    "headings with hints": substituted(
        r"^(### (?:Value Objects|Smart Enums|Aggregates))$", r"\1 (see the guide)"
    ),
    "other titles": lambda text: (
        text.replace("### Smart Enums", "### Enums")
        .replace("### Domain Events", "### Events")
        .replace("### Repository Requirements", "### Repositories")
    ),
    "run-in headings": substituted(r"^### (Value Objects|Domain Events)$", r"**\1**"),
    "names in bold code": in_design(
        substituted(
            r"^- \*\*([A-Z][a-z]+[A-Z]?\w+)\*\*: (?!get|save|SQL|Cache|Logfire|n/a)",
            r"- **`\1`**: ",
        )
    ),
    "names in code": in_design(substituted(r"^- \*\*([A-Z][a-z]+[A-Z]\w+)\*\*: ", r"- `\1`: ")),
    "colons in the bold": in_design(substituted(r"^- \*\*(\w[\w ]*)\*\*:", r"- **\1:**")),
    "underscored bold": in_design(substituted(r"\*\*(\w[\w ]*)\*\*", r"__\1__")),
    "wide colons": in_design(substituted(r"^- \*\*([A-Z]\w+)\*\*: (?!Logfire)", r"- **\1**：")),
    "dashes behind names": in_design(
        substituted(r"^- \*\*([A-Z][a-z]+[A-Z]\w+)\*\*: ", r"- **\1** — ")
    ),
    "bold labels": in_design(substituted(r"^  - (\w+): ", r"  - **\1**: ")),
    "slanted labels": in_design(substituted(r"^  - (\w+): ", r"  - *\1*: ")),
    "value objects as a table": values_as_table,
    "events as a table": events_as_table,
    "fields as bullets": fields_as_bullets,
    "fields without a label": bare_fields,
    "categories in line": in_design(inline_categories),
    "categories in words": in_design(
        lambda text: text.replace("WORKFLOW_LIFECYCLE", "workflow lifecycle").replace(
            "SECURITY_AUDIT", "Security-Audit"
        )
    ),
    "retention in short": in_design(
        lambda text: text.replace("7 years", "7y").replace("90 days", "90-day")
    ),
    "aliases of types": in_design(
        lambda text: (
            text.replace("for `str`", "for `string`")
            .replace("for `Decimal`", "for `numeric`")
            .replace("for `int`", "for `integer`")
        )
    ),
    "optional in words": in_design(substituted(r"`(\w+: \w+)\?`", r"`\1 | None`")),
    "header one per line": lambda text: text.replace(" | **Date**", "\n**Date**").replace(
        " | **Spec**", "\n**Spec**"
    ),
    "header as bullets": lambda text: (
        text.replace("**Branch**", "- **Branch**")
        .replace(" | **Date**", "\n- **Date**")
        .replace(" | **Spec**", "\n- **Spec**")
        .replace("**Input**", "- **Input**")
    ),
    "dates with slashes": substituted(
        r"\*\*Date\*\*: (\d{4})-(\d\d)-(\d\d)", r"**Date**: \1/\2/\3"
    ),
    "ascii trees": lambda text: text.replace("├──", "|--").replace("└──", "`--").replace("│", "|"),
    "trees by indentation": lambda text: re.sub(r"[├└│─]", " ", text),
}


@pytest.mark.parametrize("variation", VARIATIONS)
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_a_habit_of_writing_changes_nothing(plan: Path, variation: str) -> None:
    text = text_of(plan)
    varied = VARIATIONS[variation](text)

    assert resolved(varied).design == resolved(text).design


@pytest.mark.parametrize("variation", VARIATIONS)
def test_every_variation_changes_some_plan(variation: str) -> None:
    assert any(VARIATIONS[variation](text_of(plan)) != text_of(plan) for plan in PLANS)
