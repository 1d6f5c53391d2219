"""Files that headings and comments name: `billing/value.py` is of the context `billing`, and holds value objects."""

import re

from .patterns import Pattern

_PATH = r"`?(?:[\w.-]+/)*[\w-]+(?:\.py|/)`?"
_TITLE = Pattern(rf"^(?:(?:in|file|module)\s*:?\s+)?(?P<path>{_PATH})\s*:?$", re.IGNORECASE)
_BEHIND = Pattern(rf"\s*(?:\((?:in\s+)?(?P<hint>{_PATH})\)|[—–:-]\s+(?P<after>`[^`]*\.py`))\s*:?$")
_KINDS = {
    "value": "values",
    "values": "values",
    "type": "enums",
    "types": "enums",
    "enums": "enums",
    "event": "events",
    "events": "events",
    "repository": "repositories",
    "repositories": "repositories",
    "outcome": "outcomes",
    "outcomes": "outcomes",
}


def file_titled(text: str) -> str:
    """The path that is all that a heading says."""
    found = _TITLE.match(text.strip())
    path = found["path"].strip("`") if found else ""
    return path if path.endswith(".py") or path.count("/") > 1 else ""


def file_behind(text: str) -> tuple[str, str]:
    """A heading without the file that stands behind it, and the path: ``Events (`billing/event.py`)``."""
    found = _BEHIND.search(text)
    path = (found["hint"] or found["after"]).strip("`") if found else ""
    return (text[: found.start()].strip(), path) if found and "." in path else (text, "")


def package_of(path: str) -> str:
    """The context that a path leads through: the directory under `domain`, or else the last one."""
    *directories, _ = path.strip("`").split("/")
    if "domain" in directories:
        directories = directories[directories.index("domain") + 1 :][:1]
    return directories[-1] if directories else ""


def kind_of_file(path: str) -> str:
    """The section whose items a file of that name holds; empty for one of an aggregate."""
    return _KINDS.get(path.strip("`").rpartition("/")[2].removesuffix(".py"), "")
