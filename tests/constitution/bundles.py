"""Law cases: small bundles of files laid over a conforming application, each finding marked."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PRELUDE = HERE / "cases" / "_prelude"

_CASE = re.compile(r"^# === case: (\S+)\n", re.MULTILINE)
_HEAD = re.compile(r"^# --- file: (\S+)\s*$")
MARK = re.compile(r"[ \t]*#!((?: L[1-8])+)[ \t]*$", re.MULTILINE)
_QUOTED = re.compile(r"^#\| ?")


@dataclass(frozen=True)
class Mark:
    """A line on which a law is broken."""

    path: str
    line: int
    law: str


@dataclass(frozen=True)
class Case:
    """One bundle, by its round, law and name."""

    name: str
    bundle: str


def cases(*rounds: str) -> list[Case]:
    """The cases of some rounds, in the order of their files."""
    paths = [path for folder in rounds for path in sorted((HERE / folder).glob("L*/*.bundles.py"))]
    return [case for path in paths for case in _cases_in(path)]


def _cases_in(path: Path) -> list[Case]:
    _, *parts = _CASE.split(path.read_text(encoding="utf-8"))
    place = path.relative_to(HERE).as_posix().removesuffix(".bundles.py")
    names, bundles = parts[::2], parts[1::2]
    return [Case(f"{place}/{name}", text) for name, text in zip(names, bundles, strict=True)]


def lay(bundle: str, root: Path) -> frozenset[Mark]:
    """Write a case over the application that all share, and tell which lines it marks."""
    shutil.copytree(PRELUDE, root, ignore=shutil.ignore_patterns("__pycache__"))
    return add(bundle, root)


def add(bundle: str, root: Path) -> frozenset[Mark]:
    """Write a bundle over an application that is there, and tell which lines it marks."""
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


def _parts(bundle: str) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    path = ""
    for line in bundle.splitlines():
        if head := _HEAD.match(line):
            path = head[1]
            parts[path] = []
        else:
            parts[path].append(_QUOTED.sub("", line) if path.endswith(".md") else line)
    return parts
