"""State machines drawn in characters: arrows along the lines, and lines that turn and lead up or down."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .naming import state_name
from .patterns import Pattern

type _Step = tuple[int, int]

_STATE = Pattern(r"(?<![\w-])[A-Z][A-Z0-9_]+(?![\w-])")
_SIDE = r"[\s\]\[()|│╎]*"
_RIGHT = Pattern(rf"{_SIDE}(?:[─━=-]+\s*[\w ()/]*?\s*[─━=-]*[►▶>→]|→|⟶|➜){_SIDE}")
_LEFT = Pattern(rf"{_SIDE}(?:[◄◀<←][─━=-]+[\w ()/]*[─━=-]*|←|⟵){_SIDE}")
_BESIDE = Pattern(r"\s*(?:,|/|\|)\s*")
_FROM_TURN = Pattern(r"(?P<turn>[└╰├┌╭+])(?P<line>[─━┴┬┼-]+)[►▶>→]\s*[\[(]?$")
_TO_TURN = Pattern(r"^\s*[\])]?\s*[◄◀<←](?P<line>[─━┴┬┼-]+)(?P<turn>[┘╯┤┐╮+])")
_LABEL = Pattern(r"(?<=[─━-])\s?[a-z][\w ()]*?\s?(?=[─━┴┬┼-])")
"""What stands on a line: `──cancel──`."""
_LOW = Pattern(r"(?<![\w─━-])[a-z][a-z0-9_]*(?![\w─━-])")

_DOWN, _UP, _RIGHTWARDS, _LEFTWARDS = (1, 0), (-1, 0), (0, 1), (0, -1)
_HEADS = {**dict.fromkeys("▼v↓▾", _UP), **dict.fromkeys("▲^↑▴", _DOWN)}
"""The heads of upright arrows, and the way back to where each comes from."""
_UPRIGHT = frozenset("│|║╎┊┼├┤:▼▲↓↑▾▴")
_ALONG = frozenset("─━-┼")
_TURNS: dict[str, dict[_Step, tuple[_Step, ...]]] = {
    "└╰": {_DOWN: (_RIGHTWARDS,), _LEFTWARDS: (_UP,)},
    "┘╯": {_DOWN: (_LEFTWARDS,), _RIGHTWARDS: (_UP,)},
    "┌╭": {_UP: (_RIGHTWARDS,), _LEFTWARDS: (_DOWN,)},
    "┐╮": {_UP: (_LEFTWARDS,), _RIGHTWARDS: (_DOWN,)},
    "┬": {
        _UP: (_LEFTWARDS, _RIGHTWARDS),
        _LEFTWARDS: (_DOWN, _LEFTWARDS),
        _RIGHTWARDS: (_DOWN, _RIGHTWARDS),
    },
    "┴": {
        _DOWN: (_LEFTWARDS, _RIGHTWARDS),
        _LEFTWARDS: (_UP, _LEFTWARDS),
        _RIGHTWARDS: (_UP, _RIGHTWARDS),
    },
    "├": {_LEFTWARDS: (_UP, _DOWN)},
    "┤": {_RIGHTWARDS: (_UP, _DOWN)},
    "+": {
        _UP: (_UP, _LEFTWARDS, _RIGHTWARDS),
        _DOWN: (_DOWN, _LEFTWARDS, _RIGHTWARDS),
        _LEFTWARDS: (_LEFTWARDS, _UP, _DOWN),
        _RIGHTWARDS: (_RIGHTWARDS, _UP, _DOWN),
    },
}
_TURN = {mark: ways for marks, ways in _TURNS.items() for mark in marks}
_LONGEST = 400
"""How many characters a line is followed."""


@dataclass(frozen=True, slots=True)
class _Word:
    row: int
    start: int
    end: int
    name: str


class _Drawing:
    def __init__(self, rows: Sequence[str], known: frozenset[str]) -> None:
        self._rows = rows
        self._words = [
            [
                _Word(at, found.start(), found.end(), found[0])
                for found in _STATE.finditer(row)
                if not known or state_name(found[0]) in known
            ]
            for at, row in enumerate(rows)
        ]

    def moves(self) -> Iterator[tuple[int, str, str]]:
        """Each move with its row: along a row, around a corner, and up or down."""
        for at, words in enumerate(self._words):
            yield from self._along(at, words)
            for word in words:
                yield from self._around(word)
            for column, mark in enumerate(self._rows[at]):
                if mark in _HEADS and not self._in_word(at, column):
                    back = _HEADS[mark]
                    for source in self._follow(at, column, back):
                        for target in self._follow(at, column, (-back[0], 0)):
                            yield from _edge(at, source, target)

    def _along(self, at: int, words: Sequence[_Word]) -> Iterator[tuple[int, str, str]]:
        row = self._rows[at]
        groups: list[list[_Word]] = []
        for word in words:
            if groups and _BESIDE.fullmatch(row, groups[-1][-1].end, word.start):
                groups[-1].append(word)
            else:
                groups.append([word])
        for before, after in itertools.pairwise(groups):
            start, end = before[-1].end, after[0].start
            if _RIGHT.fullmatch(row, start, end):
                yield from ((at, a.name, b.name) for a in before for b in after)
            elif _LEFT.fullmatch(row, start, end):
                yield from ((at, b.name, a.name) for a in before for b in after)

    def _around(self, word: _Word) -> Iterator[tuple[int, str, str]]:
        """The moves to a word whose arrow comes around a corner."""
        row = self._rows[word.row]
        if before := _FROM_TURN.search(row[: word.start]):
            for source in self._follow(word.row, before.end("line"), _LEFTWARDS):
                yield from _edge(word.row, source, word)
        if behind := _TO_TURN.match(row[word.end :]):
            start = word.end + behind.start("line") - 1
            for source in self._follow(word.row, start, _RIGHTWARDS):
                yield from _edge(word.row, source, word)

    def _follow(self, at: int, column: int, step: _Step, left: int = _LONGEST) -> Iterator[_Word]:
        """The words at the other ends of the line that leaves this place in the direction of the step."""
        while left > 0:
            at, column, left = at + step[0], column + step[1], left - 1
            if not (0 <= at < len(self._rows) and column >= 0):
                return
            if found := self._at(at, column, upright=step[0] != 0):
                yield found
                return
            mark = self._rows[at][column : column + 1]
            if mark in (_UPRIGHT if step[0] else _ALONG) and mark:
                continue
            if not step[0] and mark == " " and self._at(at, column + step[1], upright=False):
                continue
            for way in _TURN.get(mark, {}).get(step, ()):
                yield from self._follow(at, column, way, left // 2)
            return

    def _at(self, at: int, column: int, *, upright: bool) -> _Word | None:
        """The word at a place; an upright line may also end right beside one, at the bracket of its box."""
        reach = 1 if upright else 0
        return next(
            (w for w in self._words[at] if w.start - reach <= column < w.end + reach),
            None,
        )

    def _in_word(self, at: int, column: int) -> bool:
        row = self._rows[at]
        return any(
            side.isalnum()
            for side in (row[max(column - 1, 0) : column], row[column + 1 : column + 2])
        )


def _edge(at: int, source: _Word, target: _Word) -> Iterator[tuple[int, str, str]]:
    if source is not target:
        yield at, source.name, target.name


def drawn_moves(text: str, states: Sequence[str]) -> list[tuple[int, str, str]]:
    """The moves of a drawing, each with its row; `states` are those it may speak of, any if there are none."""
    lined = [_LABEL.sub(lambda found: "─" * len(found[0]), row) for row in text.split("\n")]
    rows = [row.expandtabs(4) for row in lined]
    if not any(map(_STATE.search, rows)):  # states in small letters
        rows = [_LOW.sub(lambda found: found[0].upper(), row) for row in rows]
    drawing = _Drawing(rows, frozenset(map(state_name, states)))
    return list(dict.fromkeys(drawing.moves()))


def draws_moves(text: str) -> bool:
    """Whether a block draws states and moves between them."""
    return len(drawn_moves(text, ())) > 0


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The rows of a drawing that are words rather than lines: `any open state ──► CANCELLED`."""
    for at, row in enumerate(text.split("\n")):
        words = re.sub(r"\([^()]*\)", "", row)
        if re.match(r"\s*[a-z]\w*(?:[ -]\w+){0,5}\s+(?:[─━=-]+[►▶>→]|→)", words):
            yield at, words.strip()
