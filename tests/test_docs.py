"""The documentation says what is there: every code, every macro, every link."""

import re
import tomllib
from pathlib import Path

import pytest

from extensions.rooms import Room
from tests.rendering import ROOT, render

DOCS = ROOT / "docs"
EXAMPLES = DOCS / "examples"
PAGES = (
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    *(page for page in sorted(DOCS.rglob("*.md")) if not page.is_relative_to(EXAMPLES)),
)
TEMPLATE = ROOT / "template"

_FENCE = re.compile(r"^( *)```.*?^\1```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]+\]\(([^)#\s]+)")
_MACRO = re.compile(r"macro (\w+)\(")
_SAID = re.compile(r"`(\w+)(?:\([^`]*\))?`")


def said_in_first_column(page: Path, heading: str) -> set[str]:
    """The names in code font that the table below a heading has in its first column."""
    section = page.read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {name for cell in cells for name in _SAID.findall(cell)}


def test_every_diagnostic_is_explained() -> None:
    given = {
        code
        for module in sorted((ROOT / "extensions").rglob("*.py"))
        for code in re.findall(r'"(PT\d{3})"', module.read_text(encoding="utf-8"))
    }

    explained = re.findall(
        r"^\| (PT\d{3}) \|", (DOCS / "reference/diagnostics.md").read_text("utf-8"), re.MULTILINE
    )

    assert sorted(given) == explained


def test_every_macro_of_a_room_is_explained() -> None:
    asked = {
        name
        for macros in sorted(TEMPLATE.glob("*/_room/macros.jinja"))
        for name in _MACRO.findall(macros.read_text(encoding="utf-8"))
        if f".{name}(" in _shared_templates()
    }

    assert said_in_first_column(DOCS / "reference/rooms.md", "`_room/macros.jinja`") == asked


def test_every_key_of_a_room_is_explained() -> None:
    explained = said_in_first_column(DOCS / "reference/rooms.md", "`_room/storage.toml`")

    for description in sorted(TEMPLATE.glob("*/_room/storage.toml")):
        keys = set(tomllib.loads(description.read_text(encoding="utf-8")))
        assert keys & (set(Room.model_fields) | _shared_facts()) <= explained


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))

    dead = [
        link
        for link in _LINK.findall(text)
        if "://" not in link and not (page.parent / link).exists()
    ]

    assert dead == []


def test_the_front_page_shows_what_is_rendered(tmp_path: Path) -> None:
    plan = (EXAMPLES / "payment-capture.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"```(\w+)\n(.*?)```", PAGES[0].read_text("utf-8"), re.DOTALL))
    path, _, code = shown["python"].removeprefix("# ").partition("\n")

    project = render(tmp_path / "project", plan)

    assert code in (project / path).read_text(encoding="utf-8")
    assert [line for line in shown["markdown"].splitlines() if line not in plan] == []


def _shared_templates() -> str:
    return "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted(TEMPLATE.rglob("*.jinja"))
        if "_room" not in path.parts
    )


def _shared_facts() -> set[str]:
    return set(re.findall(r"room\.facts\.(\w+)", _shared_templates()))
