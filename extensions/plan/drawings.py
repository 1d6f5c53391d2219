"""State machines drawn with characters: chains in lines, and arrows that lead up, down or around a corner."""

import re

from .states import Machine, read_chains
from .text import ARROW

_STATE = re.compile(r"\b[A-Z][A-Z0-9_]+\b")
_REMARK = re.compile(r"\s{2,}\([^()]*\)\s*$|\s+#.*$")
_LINES = "│|┃╎:║"
_DOWN, _UP = "▼v↓", "▲^↑"
_SLACK = 2
"""How far beside a state a line may end that is meant to meet it."""
_CORNER = re.compile(r"(?P<corner>[└┕╰├`+])[─\-]*[►>▶]\s*(?P<state>[A-Z][A-Z0-9_]+)")


def is_drawn(text: str) -> bool:
    """Whether a block of text draws moves between states."""
    return any(ARROW.search(row) and len(_STATE.findall(row)) > 1 for row in text.split("\n"))


def read_drawing(text: str, machine: Machine, line: int) -> None:
    """Take in the moves of a drawing."""
    rows = [_REMARK.sub("", row) for row in text.expandtabs(4).split("\n")]
    for at, row in enumerate(rows):
        corner = _CORNER.search(row)
        chain = row[: corner.start()].rstrip(f" {_LINES}") if corner else row
        if ARROW.search(chain) and _STATE.search(chain):
            read_chains(chain.strip(), machine, line + at + 1)
        if corner and (source := _state_above(rows, at, corner.start("corner"))):
            machine.move(source, corner["state"], line + at + 1)
        for column, mark in enumerate(row):
            if mark not in _DOWN + _UP or (mark == "v" and _inside_word(row, column)):
                continue
            above, below = _state_above(rows, at, column), _state_below(rows, at, column)
            if above and below:
                ends = (above, below) if mark in _DOWN else (below, above)
                machine.move(*ends, line + at + 1)


def _inside_word(row: str, column: int) -> bool:
    return row[max(column - 1, 0) : column + 2].strip() not in ("v", "")


def _state_above(rows: list[str], at: int, column: int) -> str | None:
    return _state_along(rows[:at][::-1], column)


def _state_below(rows: list[str], at: int, column: int) -> str | None:
    return _state_along(rows[at + 1 :], column)


def _state_along(rows: list[str], column: int) -> str | None:
    """The first state that a vertical line through the column meets."""
    for row in rows:
        state = next(
            (
                found[0]
                for found in _STATE.finditer(row)
                if found.start() - _SLACK <= column < found.end() + _SLACK
            ),
            None,
        )
        if state:
            return state
        if row[column : column + 1] not in (*_LINES, *_DOWN, *_UP):
            return None
    return None
