"""Law cases: small bundles of files laid over a conforming application, each finding marked."""

import re
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"

_PRELUDE = (CASES / "prelude.bundle.py").read_text(encoding="utf-8")
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
    """One bundle, by its law, round and name."""

    name: str
    bundle: str


def cases() -> list[Case]:
    """The cases of all laws, in the order of their files."""
    return [case for path in sorted(CASES.glob("L*.bundles.py")) for case in _cases_in(path)]


def _cases_in(path: Path) -> list[Case]:
    _, *parts = _CASE.split(path.read_text(encoding="utf-8"))
    law = path.name.removesuffix(".bundles.py")
    names, bundles = parts[::2], parts[1::2]
    return [Case(f"{law}/{name}", text) for name, text in zip(names, bundles, strict=True)]


def lay(bundle: str, root: Path) -> frozenset[Mark]:
    """Write a case over the application that all share, and tell which lines it marks."""
    return add(_PRELUDE + bundle, root)


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
    app = root / "src/app"
    for package in {each for path in app.rglob("*.py") for each in path.relative_to(app).parents}:
        (app / package / "__init__.py").touch()
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
