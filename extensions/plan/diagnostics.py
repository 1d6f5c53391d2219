"""Diagnostics: what is wrong with a plan, where, and what would be right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

type Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One remark on a plan; `line` counts from 1."""

    line: int
    severity: Severity
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.line}: {self.severity} {self.code}: {self.message}"


@dataclass(slots=True)
class Log:
    """Collects diagnostics while a plan is read; the same remark on the same line counts once."""

    _seen: dict[Diagnostic, None] = field(default_factory=dict)

    def error(self, line: int, code: str, message: str) -> None:
        """Something that contradicts itself, or whose guess would be dangerous."""
        self._seen.setdefault(Diagnostic(max(line, 1), "error", code, message))

    def warning(self, line: int, code: str, message: str) -> None:
        """Something that is read all the same."""
        self._seen.setdefault(Diagnostic(max(line, 1), "warning", code, message))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take over what was remarked elsewhere."""
        for diagnostic in diagnostics:
            self._seen.setdefault(diagnostic)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._seen))


def nearest(word: str, known: Iterable[str], cutoff: float = 0.75) -> str | None:
    """The known word that was probably meant; case counts little."""
    by_folded = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=cutoff)
    return by_folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str], cutoff: float = 0.75) -> str:
    """`; did you mean X?`, or nothing when nothing is near."""
    meant = nearest(word, known, cutoff)
    return f"; did you mean {meant}?" if meant else ""
