"""The small words of a plan: emptiness, placeholders, marks, names, separators, arrows and lists."""

import re
from collections.abc import Iterator

from .patterns import Pattern
from .source import code_ranges

ARROW = Pattern(r"\s*(?:[─-]{1,3}[►>▶]|[=]+>|→|⇒|➜|➔|⟶|⟹|↦)\s*")
DOTS = Pattern(r"\s+[·•]\s+")
"""The dots between the parts of a line."""
TWO_WAY = Pattern(r"\s*(?:↔|<[-=]+>|⇄|⇔|⟷)\s*")

_EMPTY = Pattern(
    r"^[\s*_(`]*(?:(?:there\s+(?:is|are)\s+|we\s+have\s+)?no\s+(?:violations?|exceptions?)|there\s+are\s+none|none|n/?a|nil|nada|nope|nah|nothing|not applicable|keine|ninguna|ninguno|no hay \w+|aucune?|nenhuma|нет|无|なし|[-–—])"
    r"(?P<rest>[\s*_)`]*(?:[.:;,(—–\u2600-\u27bf\U0001f000-\U0001faff-].*|$)|\s+(?:[a-z]{2,}ed|that|of (?:these|them|the)|known|foreseen|to justify|yet|so far|at all|in this|for this|for now)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_YES = frozenset(
    ["yes", "y", "x", "✓", "✔", "✅", "true", "☑", "●", "•", "t", "1", "ja", "sí", "oui"]
)
_PLACEHOLDER = Pattern(r"^[\s*_`]*\[(?P<what>[^\[\]]*)\][\s*_`]*$")
_QUESTION = "NEEDS CLARIFICATION"
_RANGE = Pattern(r"^\s*[-+−]?[\d_.]+\s*(?:,|;|\.\.|–|-)\s*[-+−]?[\d_.]+\s*$")
_LINK = Pattern(r"!?\[([^\[\]]*)\]\(([^()\s]*)(?:\s+\"[^\"]*\")?\)")
_MARKED = Pattern(r"[*_`\[~]")
_MARKS = Pattern(r"(\*\*|__|~~)")
_EMPHASIS = Pattern(
    r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^_]+?)(?<=\S)_(?!\w)"
)
_STRUCK = Pattern(r"^\s*~~.*~~\W*$")
_SEPARATOR = Pattern(r"\s*[:：]\s+|\s*[:：]$|\s+=\s+|\s+[—–-]{1,2}\s+|\s*—\s*|\s*：\s*|\s*·\s+")
_OPENING = {"(": ")", "[": "]", "{": "}"}


_DECORATION = Pattern(
    r"^[\s\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+"
)


def undecorated(text: str) -> str:
    """The text without the pictographs that open it: `📦 `Job`` is `` `Job` ``."""
    return _DECORATION.sub("", text) or text


def is_empty(text: str) -> bool:
    """`None`, `N/A — preferences stand alone`, `—`, or nothing at all: the plan says there is none."""
    return not text.strip() or _EMPTY.match(text) is not None


def is_placeholder(text: str) -> bool:
    """A slot of the blank plan that nobody filled in: `[FEATURE]`; a range such as `[1, 5]` or a question is none."""
    found = _PLACEHOLDER.match(text)
    if found is None or _QUESTION in found["what"]:
        return False
    return found["what"].strip().casefold() not in ("x", "") and not _RANGE.match(found["what"])


def is_yes(cell: str) -> bool:
    """Whether all that a cell says is yes."""
    return plain(cell).casefold() in _YES


def is_absent(text: str) -> bool:
    """Nothing is stated here."""
    return is_empty(text) or is_placeholder(text)


def is_struck(text: str) -> bool:
    """The whole text is crossed out."""
    return _STRUCK.match(text) is not None


def plain(text: str) -> str:
    """The text without Markdown's marks: bold, emphasis, code and links become their words."""
    if not _MARKED.search(text):
        return " ".join(text.split())
    pieces: list[str] = []
    at = 0
    for start, end in code_ranges(text):
        pieces += [_unmarked(text[at:start]), text[start:end].strip("`").strip()]
        at = end
    pieces.append(_unmarked(text[at:]))
    return " ".join("".join(pieces).split())


def _unmarked(text: str) -> str:
    text = _MARKS.sub("", _LINK.sub(r"\1", text))
    return _EMPHASIS.sub(lambda found: found[1] or found[2], text)


def code_spans(text: str) -> list[str]:
    """What the text sets in code font, in order."""
    return [text[start:end].strip("`").strip() for start, end in code_ranges(text)]


def link_target(text: str) -> str | None:
    """Where the first link leads."""
    found = _LINK.search(text)
    return found[2] if found else None


def outside(text: str) -> Iterator[int]:
    """The positions of a text that are neither in code nor in brackets."""
    code = list(code_ranges(text))
    last = {closer: text.rfind(closer) for closer in _OPENING.values()}
    closing: list[str] = []
    at, span = 0, 0
    while at < len(text):
        while span < len(code) and code[span][1] <= at:
            span += 1
        if span < len(code) and code[span][0] <= at:
            at = code[span][1]
            continue
        letter = text[at]
        if letter in _OPENING and last[_OPENING[letter]] > at:
            if not closing:
                yield at
            closing.append(_OPENING[letter])
        elif closing and letter == closing[-1]:
            closing.pop()
        elif not closing:
            yield at
        at += 1


_LABELLED = Pattern(r'(?<==)(?P<space>\s*)"(?P<label>[^"\n]*)"')
_MARKS_OF_TEXT = [c for c in map(chr, range(32, 127)) if not c.isalnum() and c not in '_"']
_VEIL = {
    ord(mark): chr(0x10600 + at)  # letters that nobody writes any more
    for at, mark in enumerate((*_MARKS_OF_TEXT, *"—–→⇒↔“”‘’…·•"))
}
_UNVEIL = {ord(letter): mark for mark, letter in _VEIL.items()}


def veiled(text: str) -> str:
    """The text with what `= "…"` holds made one word, whatever marks there are in it."""
    return _LABELLED.sub(lambda found: f'{found["space"]}"{found["label"].translate(_VEIL)}"', text)


def unveiled(text: str) -> str:
    """What was veiled, as it was."""
    return text.translate(_UNVEIL)


def split_top(text: str, separator: str) -> list[str]:
    """The pieces between separators (a pattern) that stand outside code and brackets, trimmed."""
    pieces, start = [], 0
    for found in _free_matches(text, separator):
        pieces.append(text[start : found.start()].strip())
        start = found.end()
    pieces.append(text[start:].strip())
    return pieces


def cut(text: str, separator: str) -> tuple[str, str, str]:
    """The text before, at and behind the first separator (a pattern) outside code and brackets."""
    for found in _free_matches(text, separator):
        return text[: found.start()].strip(), found[0], text[found.end() :].strip()
    return text.strip(), "", ""


def _free_matches(text: str, pattern: str) -> Iterator[re.Match[str]]:
    free: set[int] | None = None
    closed = any(opening in text for opening in "`([{")
    for found in re.finditer(pattern, text):
        if closed and free is None:
            free = set(outside(text))
        if (free is None or found.start() in free) and found.end() > found.start():
            yield found


def leading_separator(text: str) -> str | None:
    """What follows a separator that opens the text, or None when none does."""
    found = _SEPARATOR.match(text)
    return text[found.end() :].strip() if found else None


def parenthesis(text: str) -> tuple[str, str]:
    """The content of the parenthesis that opens the text, and what follows it."""
    text = text.lstrip()
    if not text.startswith("("):
        return "", text
    depth = 0
    code = {at for start, end in code_ranges(text) for at in range(start, end)}
    for at, letter in enumerate(text):
        if at in code:
            continue
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth == 0:
            return text[1:at].strip(), text[at + 1 :].strip()
    return "", text


def first_sentence_end(text: str) -> int:
    """Where the first sentence ends: the position after its full stop, or the length of the text."""
    for at in outside(text):
        if text[at] == "." and (at + 1 == len(text) or text[at + 1] == " "):
            return at + 1
    return len(text)
