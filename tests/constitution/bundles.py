"""Law cases: small bundles of files laid over a conforming application, each finding marked."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PRELUDE = HERE / "cases" / "_prelude"

_HEAD = re.compile(r"^# --- file: (\S+)\s*$")
MARK = re.compile(r"[ \t]*#!((?: L[1-8])+)[ \t]*$", re.MULTILINE)
_QUOTED = re.compile(r"^#\| ?")


@dataclass(frozen=True)
class Mark:
    """A line on which a law is broken."""

    path: str
    line: int
    law: str


def bundles(*folders: str) -> list[Path]:
    """The cases of some rounds, in the order of their names."""
    return [path for folder in folders for path in sorted((HERE / folder).glob("L*/*/*.py"))]


def lay(bundle: Path, root: Path) -> frozenset[Mark]:
    """Write a case over the application that all share, and tell which lines it marks."""
    shutil.copytree(PRELUDE, root, ignore=shutil.ignore_patterns("__pycache__"))
    return add(bundle, root)


def add(bundle: Path, root: Path) -> frozenset[Mark]:
    """Write a case over an application that is there, and tell which lines it marks."""
    marks: set[Mark] = set()
    for path, lines in _parts(bundle).items():
        for number, line in enumerate(lines, start=1):
            if found := MARK.search(line):
                marks |= {Mark(path, number, law) for law in found[1].split()}
        written = "".join(f"{MARK.sub('', line)}\n" for line in lines)
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(written, encoding="utf-8")
    for package in {path.parent for path in (root / "src/app").rglob("*.py")}:
        (package / "__init__.py").touch()
    return frozenset(marks)


def _parts(bundle: Path) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    path = ""
    for line in bundle.read_text(encoding="utf-8").splitlines():
        if head := _HEAD.match(line):
            path = head[1]
            parts[path] = []
        else:
            parts[path].append(_QUOTED.sub("", line) if path.endswith(".md") else line)
    return parts
