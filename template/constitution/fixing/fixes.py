"""The changes that are safe to make, module by module: to show, or to write."""

import ast
import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath

from constitution.code.project import SOURCE, place_of
from constitution.finding import Finding
from constitution.fixing.freezing import freeze
from constitution.fixing.source import Edit, Source, line_length, named
from constitution.fixing.spans import trace
from constitution.fixing.tuples import hold_tuples
from constitution.laws.instrumentation import span_name

SAFE = frozenset({"L1.1", "L1.2", "L1.6", "L8.1"})


@dataclass(frozen=True, slots=True)
class Change:
    """A module before and after, and how many findings that settles."""

    path: str
    before: bytes
    after: bytes
    count: int

    def difference(self) -> str:
        """The change as a patch."""
        old, new = (text.decode().splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(difflib.unified_diff(old, new, f"a/{self.path}", f"b/{self.path}"))

    def write(self, root: Path) -> None:
        (root / self.path).write_bytes(self.after)


def fixes(findings: Iterable[Finding], root: Path) -> list[Change]:
    """What can be changed for the team; laws 2, 4 and 6 ask for a decision, and are left to it."""
    length = line_length(root)
    changes = []
    safe = sorted(finding for finding in findings if finding.rule in SAFE)
    for path, group in groupby(safe, key=lambda finding: finding.path):
        source = Source(root / path, length)
        edits = [found for finding in group if (found := _edits(source, finding))]
        if edits:
            before = (root / path).read_bytes()
            after = source.changed([edit for found in edits for edit in found])
            changes.append(Change(path, before, after, len(edits)))
    return changes


def _edits(source: Source, finding: Finding) -> list[Edit]:
    if finding.rule == "L1.2":
        return _fields(source, finding)
    match finding.law, named(source.tree, finding.symbol):
        case "L1", ast.ClassDef() as cls:
            return freeze(source, cls)
        case "L8", (ast.FunctionDef() | ast.AsyncFunctionDef()) as function:
            place = place_of(PurePosixPath(finding.path).relative_to(SOURCE))
            return trace(source, function, span_name(place, function.name))
        case _:
            return []


def _fields(source: Source, finding: Finding) -> list[Edit]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.AnnAssign) and node.lineno == finding.line:
            return hold_tuples(source, node)
    return []
