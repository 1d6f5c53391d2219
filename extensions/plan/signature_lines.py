"""Blocks of bare signatures, which are no code of any language: `pay(at: Instant) -> Paid | TooLate`, one to a line."""

from .markdown import Fence, Item
from .patterns import Pattern

_SIGNATURE = Pattern(
    r"(?:(?:async\s+)?def\s+|[-*•+]\s+|\d+[.)]\s+)?(?P<call>(?:[A-Z]\w*\.)?[a-z_]\w*\s*\(.*\))"
    r"\s*(?:(?:->|→|=>|⇒|:)\s*(?P<returns>[^#;]*?))?\s*(?:[.:;,]|\.\.\.)*\s*(?:(?:#|//|--|—|;)\s*(?P<said>.*))?$"
)
_OPENING, _CLOSING = "([{", ")]}"


def signature_lines(fence: Fence) -> list[Item]:
    """The signatures of a block that has nothing else, each as the bullet that it would be."""
    found: list[Item] = []
    for line, text in _logical(fence):
        signature = _SIGNATURE.fullmatch(text)
        if signature is None:
            return []
        returns = f" -> {told}" if (told := (signature["returns"] or "").strip(" .:")) else ""
        behind = f" — {said}" if (said := (signature["said"] or "").strip()) else ""
        found.append(Item(line, f"`{signature['call']}{returns}`{behind}"))
    return found


def _logical(fence: Fence) -> list[tuple[int, str]]:
    """The lines of a block, those joined that brackets or a bar hold together; remarks of their own left out."""
    found: list[tuple[int, str]] = []
    depth = 0
    for at, line in enumerate(fence.text.split("\n"), start=1):
        text = line.strip()
        if not text or (text.startswith(("#", "//")) and not depth):
            continue
        if found and (depth > 0 or text.startswith(("|", "->", "→"))):
            found[-1] = found[-1][0], f"{found[-1][1]} {text}"
        else:
            found.append((fence.line + at, text))
        depth += sum((mark in _OPENING) - (mark in _CLOSING) for mark in text)
    return found
