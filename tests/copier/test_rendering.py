"""A render is a function of the template and the answers, and prose goes through it untouched."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.checking import run
from tests.rendering import exported, render
from tests.update.plans import LENDING

AWKWARD = [
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{% endraw %}{# comment #}",
    "${HOME} $(id) `id`",
    "'single' \"double\" '''triple''' \"\"\"triple\"\"\"",
    "back\\slash \\n \\u202e \\",
    "right\u202eleft",
    "café 書庫 😀",
    "a: b # c - d",
    "%s %(x)s {0} {x}",
]


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    path.write_text(LENDING, encoding="utf-8")
    return path


def copy(plan: Path, template: Path, folder: Path) -> None:
    """`copier copy`, as a person runs it."""
    subprocess.run(
        [
            *(sys.executable, "-m", "copier", "copy", "--trust", "--defaults", "--quiet"),
            *("-d", f"plan={plan}", template, folder),
        ],
        check=True,
    )


def test_two_renders_are_the_same_and_the_same_as_the_command_lines(
    tmp_path: Path, plan: Path
) -> None:
    first = render(tmp_path / "first", plan=LENDING)
    second = render(tmp_path / "second", plan=LENDING)

    copy(plan, exported(), tmp_path / "third")

    assert files(first) == files(second) == files(tmp_path / "third")


@pytest.mark.parametrize("prose", AWKWARD)
def test_prose_of_a_plan_is_recorded_and_written_byte_for_byte(tmp_path: Path, prose: str) -> None:
    plan = LENDING.replace("Lend books to readers.", prose)

    folder = render(tmp_path / "new", plan=plan, template=exported(small=True))

    recorded = yaml.safe_load((folder / ".copier-answers.yml").read_text(encoding="utf-8"))
    assert recorded["features"]["001"]["plan"] == plan
    assert (folder / "specs/001-book-lending/plan.md").read_text(encoding="utf-8") == plan


@pytest.mark.parametrize("ends", ["\r\n", "\r"], ids=["DOS", "Mac"])
def test_a_plan_keeps_its_line_ends(tmp_path: Path, ends: str) -> None:
    plan = "\ufeff" + LENDING.replace("\n", ends)

    folder = render(tmp_path / "new", plan=plan, template=exported(small=True))

    assert (folder / "specs/001-book-lending/plan.md").read_bytes() == plan.encode()


def test_a_template_is_only_what_is_meant_to_be_rendered(tmp_path: Path) -> None:
    folder = render(tmp_path / "new", plan=LENDING)

    parts = {part for path in files(folder) for part in Path(path).parts}
    assert not parts & {"_room", "_macros", "copier.yml", "extensions", "__pycache__"}
    assert not [part for part in parts if "{" in part or part.endswith(".jinja")]


SPARE = """# Implementation Plan: Moorings

## Project Structure

```text
src/app/domain/
├── harbour/
└── crew/
```

## Domain Design

### Context: harbour

- **HullMark**: 4 characters

### Context: crew

**Aggregates**

- **Pilot** (aggregate root): `id: PilotId`, `hull: HullMark`, `member: MemberId`

**Imports**

- `harbour`: `HullMark`. The hull that a pilot steers.
- `guild`: `MemberId`. Who the pilot is there.
"""


def test_a_plan_is_completed_by_what_the_constitution_would_miss_in_it(tmp_path: Path) -> None:
    project = render(tmp_path / "project", plan=SPARE)

    (written,) = project.glob("specs/*/plan.md")
    said = written.read_text(encoding="utf-8")
    again = render(tmp_path / "again", plan=said)
    (unchanged,) = again.glob("specs/*/plan.md")

    added = said.removeprefix(SPARE).split("\n")
    assert said.startswith(SPARE)
    assert added[1:3] == ["### Cross-Domain Dependencies", ""]
    assert "- **`crew` imports from `guild`**: `MemberId`" in added
    run(project, "constitution")
    assert unchanged.read_text(encoding="utf-8") == said
