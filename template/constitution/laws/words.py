"""How names speak: which are questions, which are flags, which are keys."""

import re
from functools import cache

_MODALS = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "shall",
        "will",
        "would",
        "does",
        "did",
        "needs",
    ]
)
_NOT_VERBS = ("ss", "us", "as", "is", "ics")
_SUCCESS = frozenset(
    [
        "ok",
        "okay",
        "success",
        "successful",
        "succeeded",
        "succeed",
        "failed",
        "failure",
        "fail",
        "passed",
        "rejected",
        "refused",
        "accepted",
        "approved",
        "valid",
        "invalid",
        "ok_flag",
        "errored",
    ]
)
_SUCCESS_EXTRA = frozenset(["is", "was", "has", "were", "flag", "did", "be", "been"])
_ERROR = frozenset(
    ["error", "errors", "err", "exception", "exceptions", "failure", "failures", "fault"]
)
_TELLING = frozenset(
    ["message", "messages", "code", "codes", "reason", "reasons", "text", "detail", "details"]
)
_KEYS = frozenset(
    [
        "id",
        "ids",
        "uuid",
        "uuids",
        "guid",
        "email",
        "emails",
        "key",
        "keys",
        "identifier",
        "identifiers",
        "ref",
        "refs",
        "reference",
        "references",
    ]
)
_TECHNICAL = frozenset(
    [
        "limit",
        "depth",
        "ttl",
        "blob",
        "vector",
        "vectors",
        "timeout",
        "offset",
        "batch",
        "size",
        "page",
        "seconds",
        "expires",
        "expiry",
        "jitter",
        "interval",
        "delay",
        "retry",
        "retries",
        "threshold",
    ]
)


def words(name: str) -> list[str]:
    """The words of a name, in either spelling."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return [word for word in spaced.lower().split("_") if word]


@cache
def is_question(name: str) -> bool:
    """Whether a name asks (`is_open`, `can_ship`) or states in the third person (`covers`)."""
    parts = words(name)
    if not parts:
        return False
    first = parts[0]
    if first in _MODALS or {"is", "has", "can"} & set(parts):
        return True
    return len(first) > 3 and first.endswith("s") and not first.endswith(_NOT_VERBS)


@cache
def is_success_name(name: str) -> bool:
    """Whether a field is named for how something went."""
    parts = words(name)
    telling = [part for part in parts if part not in _SUCCESS_EXTRA]
    return bool(telling) and all(part in _SUCCESS for part in telling)


@cache
def is_error_name(name: str) -> bool:
    """Whether a field is named for what went wrong: an `error_budget` is a budget."""
    parts = words(name)
    while parts and parts[-1] in _TELLING:
        parts.pop()
    return parts[-1:] != [] and parts[-1] in _ERROR


@cache
def is_key_name(name: str) -> bool:
    """Whether a parameter is named for what identifies something."""
    return words(name)[-1:] != [] and bool(_KEYS & set(words(name)[-1:]))


@cache
def is_technical_name(name: str) -> bool:
    """Whether a parameter is about how storage works, not about what it keeps."""
    return bool(_TECHNICAL & set(words(name)))
