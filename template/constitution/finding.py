"""What a law says about a line: the rule, the name, and the fix in the reader's own words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constitution.code.program import Program


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One line that breaks one rule. `subjects` are the names a waiver may call it by."""

    path: str
    line: int
    column: int
    rule: str
    symbol: str
    message: str
    fix: str
    subjects: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def law(self) -> str:
        return self.rule.partition(".")[0]

    @property
    def where(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a law forbids, and what to do instead."""

    id: str
    title: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Law:
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
