"""Typos: telling a slip of the pen from a different name."""

from collections.abc import Iterable
from functools import lru_cache

from .heads import humps
from .naming import snake


def meant(word: str, known: Iterable[str]) -> str | None:
    """The known class name that the word is a slip of; names that differ by a whole word are different names."""
    return next((name for name in sorted(set(known)) if is_slip(word, name)), None)


def is_slip(word: str, name: str) -> bool:
    """One word of the name is misspelled by a letter or two, and nothing else differs."""
    if word == name or abs(len(word) - len(name)) > 2 or humps(word) != humps(name):
        return False
    pairs = [
        (a, b)
        for a, b in zip(snake(word).split("_"), snake(name).split("_"), strict=False)
        if a != b
    ]
    if len(pairs) != 1:
        return False
    first, second = pairs[0]
    longest = max(len(first), len(second))
    if (
        longest < 4
        or first.rstrip("s") == second.rstrip("s")
        or first[0] != second[0]
        or first.isdigit() != second.isdigit()
    ):
        return False
    distance = _distance(first, second)
    if longest < 6:
        return distance == 1 and (len(first) != len(second) or sorted(first) == sorted(second))
    return distance <= (1 if longest < 8 else 2)


@lru_cache(maxsize=4096)
def _distance(first: str, second: str) -> int:
    """Letters to insert, delete, replace or swap."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, start=1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(second, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
    return row[-1]
