"""What a law says about a line: the rule, the name, and the fix in the reader's own words."""

from collections.abc import Callable, Iterable
from functools import total_ordering
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from constitution.code.program import Program


@total_ordering
class Finding:
    """One line that breaks one rule. `subjects` are the names a waiver may call it by."""

    __slots__ = ("column", "fix", "line", "message", "path", "rule", "subjects", "symbol")

    def __init__(
        self,
        path: str,
        line: int,
        column: int,
        rule: str,
        symbol: str,
        message: str,
        fix: str,
        subjects: frozenset[str] = frozenset(),
    ) -> None:
        self.path = path
        self.line = line
        self.column = column
        self.rule = rule
        self.symbol = symbol
        self.message = message
        self.fix = fix
        self.subjects = subjects

    @property
    def law(self) -> str:
        return self.rule.partition(".")[0]

    @property
    def where(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def _said(self) -> tuple[str, int, int, str, str, str, str]:
        """All that is reported of it: two that say the same are one."""
        return (
            self.path, self.line, self.column, self.rule, self.symbol, self.message, self.fix
        )  # fmt: skip

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Finding) and self._said == other._said

    def __lt__(self, other: "Finding") -> bool:
        return self._said < other._said

    def __hash__(self) -> int:
        return hash(self._said)

    def __repr__(self) -> str:
        return f"Finding{self._said}"


class Rule(NamedTuple):
    """One thing that a law forbids, and what to do instead."""

    id: str
    title: str
    remedy: str


class Law(NamedTuple):
    """A promise of the plan: why it is kept, what breaks it, and who it speaks about.

    `subjects` counts what the law was asked about: a law without a subject has decided nothing.
    """

    id: str
    title: str
    promise: str
    rationale: str
    bad: str
    good: str
    rules: tuple[Rule, ...]
    home: str
    check: Callable[["Program"], Iterable[Finding]]
    subjects: Callable[["Program"], int]

    @property
    def number(self) -> int:
        return int(self.id[1:])
