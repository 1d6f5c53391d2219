"""The examination: all laws over a whole project, less what the plans justify."""

import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from constitution.application import CannotRunError, program_of
from constitution.code.program import Program
from constitution.code.project import SOURCE, Layer, place_of
from constitution.finding import Finding, Law
from constitution.laws import LAWS
from constitution.plan.waivers import judged

_DEEPEST = 20_000  # frames: expressions are walked by recursion, and generated ones are deep


class Report(NamedTuple):
    """What was found, and what could not be read. Units are contexts, services and routes."""

    findings: tuple[Finding, ...]
    faults: tuple[Finding, ...]
    contexts: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        return 2 if self.faults else 1 if self.findings else 0

    def about(self, law: str, context: str) -> tuple[Finding, ...]:
        """What breaks one law in one context; `app` is all that belongs to no context."""
        return tuple(
            finding
            for finding in (*self.faults, *self.findings)
            if finding.law in (law, finding.rule) and self._context(finding) == context
        )

    def _context(self, finding: Finding) -> str:
        path = PurePosixPath(finding.path)
        if not path.is_relative_to(SOURCE):
            return "app"
        context = place_of(path.relative_to(SOURCE)).context
        return context if context in self.contexts else "app"


def examine(root: Path) -> Report:
    """Decide the eight laws over the project at `root`."""
    if not (root / SOURCE).is_dir():
        message = f"{root / SOURCE}: there is no application here"
        raise CannotRunError(message)
    depth = sys.getrecursionlimit()
    sys.setrecursionlimit(max(depth, _DEEPEST))
    try:
        program = program_of(root)
        found = sorted(set(_found(program)))
        faults = (*program.project.faults, *program.plan.faults)
        rows = list(program.plan.waivers)
        left = sorted(judged(found, rows, _names(program), faults=bool(faults))) if rows else found
        contexts = tuple(dict.fromkeys((*program.contexts, *_kernel(program), "app")))
        return Report(tuple(left), tuple(faults), contexts)
    finally:
        sys.setrecursionlimit(depth)


def _names(program: Program) -> frozenset[str]:
    """The full dotted names of all classes and functions."""
    return frozenset(
        [cls.full_name for module in program.modules for cls in module.classes]
        + [f"{f.module.name}.{f.qualname}" for m in program.modules for f in m.functions]
    )


def _found(program: Program) -> Iterator[Finding]:
    for law in LAWS:
        yield from law.check(program)
        if not law.subjects(program) and not program.project.faults:
            yield _without_subject(law)


def _without_subject(law: Law) -> Finding:
    message = f"{law.id} was asked of nothing: {law.home} holds nothing that it speaks of"
    fix = f"bring the code back to {law.home}, or tell the constitution where it lives now"
    return Finding(law.home, 1, 1, f"{law.id}.0", law.title, message, fix)


def _kernel(program: Program) -> list[str]:
    kernel = {m.place.context for m in program.in_layer(Layer.DOMAIN) if m.place.is_kernel}
    return sorted(kernel)
