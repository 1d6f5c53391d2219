"""Names: how a plan's words become identifiers, modules, paths and plurals."""

import keyword
import unicodedata
from functools import lru_cache

from pydantic import BaseModel

from .patterns import Pattern

_COINED = {
    "OAuth": "Oauth",
    "IoT": "Iot",
    "GraphQL": "Graphql",
    "GitHub": "Github",
    "PostgreSQL": "Postgresql",
    "MinIO": "Minio",
    "LaTeX": "Latex",
}
_COINED_WORD = Pattern("|".join(_COINED))
_ACRONYM_END = Pattern(r"([A-Z]+)([A-Z][a-z])")
_WORD_END = Pattern(r"([a-z0-9])([A-Z])")
_NOT_A_WORD = Pattern(r"[^A-Za-z0-9]+")
_UNDECOMPOSED = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d"}
    | {"Æ": "Ae", "Ø": "O", "Œ": "Oe", "Đ": "D", "Ł": "L", "Þ": "Th", "Ð": "D"}
)

_CLASS = Pattern(r"[A-Z][A-Za-z0-9]*")
_NAME = Pattern(r"[a-z][a-z0-9_]*")
_STATE = Pattern(r"[A-Z][A-Z0-9_]*")

RESERVED_CLASSES = frozenset(
    [
        "BaseModel",
        "RootModel",
        "Field",
        "ConfigDict",
        "TypeAdapter",
        "Enum",
        "StrEnum",
        "IntEnum",
        "UUID",
        "Decimal",
        "Protocol",
        "EventBase",
        "EventCategory",
        "Settings",
        "Any",
        "Literal",
        "Annotated",
        "Self",
        "ClassVar",
        "Final",
        "Callable",
        "Iterator",
        "AsyncIterator",
        "EmailStr",
        "AnyUrl",
        "IPvAnyAddress",
        "Exception",
        "ValueError",
        "TypeError",
    ]
)
"""Class names that a rendered module already imports."""

CONTEXT_MODULES = frozenset({"value", "type", "event", "repository"})
"""Modules that every context has, so no aggregate can have them."""

NOT_AGGREGATES = CONTEXT_MODULES | frozenset(
    [
        "base",
        "command",
        "commands",
        "common",
        "const",
        "constants",
        "entities",
        "entity",
        "enum",
        "enums",
        "error",
        "errors",
        "events",
        "exception",
        "exceptions",
        "helper",
        "helpers",
        "invariant",
        "invariants",
        "model",
        "models",
        "outcome",
        "outcomes",
        "policies",
        "policy",
        "port",
        "ports",
        "projection",
        "projections",
        "protocol",
        "protocols",
        "queries",
        "query",
        "reaction",
        "reactions",
        "repositories",
        "result",
        "results",
        "rule",
        "rules",
        "schema",
        "schemas",
        "service",
        "services",
        "types",
        "util",
        "utils",
        "values",
        "view",
        "views",
    ]
)
"""Modules of a context, and headings of a design, that are no aggregate's."""

RESERVED_CONTEXTS = frozenset({"event", "shared", "domain", "app"})
"""Packages that every project has beside its contexts."""

RESERVED_FIELDS = frozenset(n for n in dir(BaseModel) if not n.startswith("_")) | {
    "metadata",
    "mro",
    "register",
    "registry",
}
"""Attributes of the models and rows, and of what makes their classes, that a field would hide."""


@lru_cache(maxsize=8192)
def snake(name: str) -> str:
    """`IoTDevice` as `iot_device`, `CardBIN` as `card_bin`, `In Review` as `in_review`."""
    text = _COINED_WORD.sub(lambda found: _COINED[found[0]], ascii_text(name))
    text = _ACRONYM_END.sub(r"\1_\2", text)
    text = _WORD_END.sub(r"\1_\2", text)
    return _NOT_A_WORD.sub("_", text).strip("_").lower()


def pascal(text: str) -> str:
    """`payment status`, `payment_status`, `payment.captured` or `IN_REVIEW` as a class name."""
    words = [word for word in _NOT_A_WORD.split(ascii_text(text)) if word]
    if len(words) > 1 and all(word.isupper() or word.isdigit() for word in words):
        words = [word.lower() for word in words]
    return "".join(word[0].upper() + word[1:] for word in words)


def state_name(text: str) -> str:
    """`In Review`, `in-review` or `InReview` as the state `IN_REVIEW`."""
    text = text.strip()
    return text if is_state(text) else snake(text).upper()


def plural(word: str) -> str:
    """The collection of a snake_case noun: `policy` as `policies`, `analysis` as `analyses`."""
    if word.endswith("is"):
        return word[:-2] + "es"
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"


def slug(text: str, longest: int = 60) -> str:
    """A title as the part of a path: `Ünïted Ärzte & Co.` as `united-arzte-co`; may be empty."""
    words = _NOT_A_WORD.sub("-", ascii_text(text)).strip("-").lower()
    if len(words) <= longest:
        return words
    return words[: longest + 1].rpartition("-")[0] or words[:longest]


def ascii_text(text: str) -> str:
    """The text in ASCII letters, as far as its letters have one."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED))
    return decomposed.encode("ascii", "ignore").decode("ascii")


def is_class(text: str) -> bool:
    """A class name as it stands: `PaymentId`."""
    return _CLASS.fullmatch(text) is not None and not is_keyword(text)


def is_name(text: str) -> bool:
    """The name of a context, field or operation as it stands: `captured_at`."""
    return _NAME.fullmatch(text) is not None


def is_state(text: str) -> bool:
    """A state as it stands: `IN_REVIEW`."""
    return _STATE.fullmatch(text) is not None


def is_keyword(text: str) -> bool:
    """A word that Python keeps for itself."""
    return keyword.iskeyword(text)


def is_reserved_class(text: str) -> bool:
    """A class name that rendered modules import for themselves."""
    return text in RESERVED_CLASSES


def is_reserved_aggregate(text: str) -> bool:
    """An aggregate whose module every context already has."""
    return snake(text) in CONTEXT_MODULES


def is_reserved_context(text: str) -> bool:
    """A context whose package every project already has."""
    return text in RESERVED_CONTEXTS


def is_reserved_field(text: str) -> bool:
    """A field that would hide an attribute of pydantic's or SQLAlchemy's models."""
    return text in RESERVED_FIELDS
