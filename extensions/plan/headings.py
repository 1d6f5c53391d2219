"""What a heading names: a context, or an item with what it is said to be."""

import re

from .draft import ContextDraft, Draft
from .files_named import file_behind, file_titled, package_of
from .names import context_name
from .naming import is_name, snake
from .outline import TITLES
from .patterns import Pattern
from .text import undecorated

_CONTEXT_WORDS = Pattern(
    r"^(?:the\s+)?(?:(?:bounded )?(?:context|domain)\s*(?:\d+|[A-Z](?=\s*[:：—–-]))?\s*[:：—–-]?\s+)?(?P<name>`?[\w-]+`?)"
    r"(?:\s+(?:bounded )?(?:context|domain))?(?P<aside>\s+\([^()`]*\))?(?:\s+[—–]\s.*)?$",
    re.IGNORECASE,
)
_ROLE = Pattern(
    r"\b(?:aggregate|root|entity|value object|enum|event|repository|outcome|model)\b", re.IGNORECASE
)
_ROLE_BEHIND = Pattern(
    r"^(?:[Tt]he\s+)?(?P<name>`[A-Z]\w*`|[A-Z]\w*)\s+(?P<role>aggregate(?: root)?|entity|value object|(?:smart )?enum|state machine)$",
)
_SAID_LAST = Pattern(
    r"^[^`]*(?:[:：(]|\s[—–-])\s*(?:the\s+)?(?:(?:context|domain|package)\s+)?`(?P<name>[a-z][a-z0-9_-]*)`(?:\s+(?:context|domain|package))?\s*\)?$"
)
_ARTICLE = Pattern(r"^the\s+", re.IGNORECASE)
_SHORT = Pattern(r"\b(?:ctx|bc)\b(?=\s*[:：]|\s+`?[a-z])", re.IGNORECASE)
_NUMBERING = Pattern(r"^\d+(?:\.\d+)*[.)]?\s+")
_SPELLED_LOW = Pattern(r"[a-z][a-z0-9_-]*")
_DOMAIN_OF = Pattern(
    r"^(?:the\s+)?domain\s+(?:types?|objects?|classes|values?|rules?|services?|layer|logic|concepts?|language|terms?|building blocks|primitives|entities|models?)$",
    re.IGNORECASE,
)
"""What a domain is made of, rather than one domain of several."""
_NO_CONTEXT = frozenset(
    {
        "map",
        "maps",
        "mapping",
        "overview",
        "diagram",
        "boundaries",
        "boundary",
        "split",
        "list",
        "relationships",
        "relations",
        "design",
        "model",
    }
)
"""What is told of contexts, rather than one of them: `Context map`."""
_UNSAFE = Pattern(r"`[^`\s]*\.\.[^`\s]*`")


def named_context(draft: Draft, text: str, line: int) -> ContextDraft | None:
    """The context that a heading names, if it names one."""
    if _UNSAFE.fullmatch(text.strip()):
        context_name(draft.log, line, text)
        return None
    words = _SHORT.sub("context", _NUMBERING.sub("", plain_keeping_code(text)))
    package = package_of(file_titled(words))
    if package and package in draft.contexts:
        return draft.contexts[package]
    found = _CONTEXT_WORDS.match(words)
    if not found or (found["aside"] and _ROLE.search(found["aside"])):
        return _spoken_of(draft, words, line)
    coded = found["name"].startswith("`")
    if _DOMAIN_OF.match(words) and not coded and snake(found["name"]) not in draft.contexts:
        return None
    name = found["name"].strip("`")
    said = re.split(r"\s+(?:[—–]\s|\()", _ARTICLE.sub("", words))[0] != found["name"]
    known = snake(name)
    if known in draft.contexts:
        return draft.contexts[known]
    if known in draft.external or not is_name(known) or TITLES.get(name.casefold()):
        return None
    if name.casefold() in _NO_CONTEXT and not coded:
        return None
    if _DOMAIN_OF.match(words):
        return None
    if (coded and _SPELLED_LOW.fullmatch(name)) or (said and not coded):
        settled = context_name(draft.log, line, name)
        return draft.context(settled, line) if settled else None
    return None


def _spoken_of(draft: Draft, words: str, line: int) -> ContextDraft | None:
    """The declared context that a heading of more words names: in code, or by all that it says."""
    if coded := _SAID_LAST.match(words):
        known = draft.contexts.get(snake(coded["name"]))
        before = re.match(r"[\w ]+", words)
        if known is None and before and snake("_".join(before[0].split())) == coded["name"]:
            settled = context_name(draft.log, line, coded["name"])
            return draft.context(settled, line) if settled else None
        return known
    stem = re.sub(r"^the\s+|\s+(?:bounded )?(?:context|domain)$", "", words, flags=re.IGNORECASE)
    name = snake("_".join(stem.split())) if len(stem.split()) <= 4 else ""
    return draft.contexts.get(name) if name else None


def titled(text: str) -> str:
    """A heading without its number, what it names in front: `The Order aggregate` is `Order (aggregate)`."""
    text = file_behind(_NUMBERING.sub("", undecorated(text)))[0]
    return _ROLE_BEHIND.sub(r"\g<name> (\g<role>)", text)


def plain_keeping_code(text: str) -> str:
    """The text without bold and emphasis, its code font kept."""
    return re.sub(r"\*\*|__", "", text).strip().rstrip(":：").strip()
