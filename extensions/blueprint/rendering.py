"""How a template hands over the statements of a module: its imports are added, its lines laid out."""

from collections.abc import Mapping
from functools import lru_cache

from ..rooms import Room
from .context import ContextFacts
from .layout import module
from .project import Project

_OWN = "\n\n\n# the team's own follows"
"""What ends each module of a context: below it, nothing that an update brings is in the way."""


def python(
    body: str, owner: ContextFacts | Project, *rooms: Room | Mapping[str, str], **modules: str
) -> str:
    """A module of a context, or of the project; the rooms that take part bring their own names.

    `modules` tells of further names which module they are imported from.
    """
    symbols = dict(owner.symbols)
    for room in (*rooms, modules):
        own: Mapping[str, str] = room.facts.get("imports", {}) if isinstance(room, Room) else room
        symbols |= {name: _statement(name, source) for name, source in own.items()}
    laid_out = _module(body, tuple(symbols.items()))
    return laid_out + (_OWN if isinstance(owner, ContextFacts) else "")


@lru_cache(maxsize=256)
def _module(body: str, symbols: tuple[tuple[str, str], ...]) -> str:
    """The module of these statements; what is drawn of the code renders each a second time."""
    return module(body, dict(symbols))


def _statement(name: str, source: str) -> str:
    if source.endswith(f" as {name}"):
        return f"import {source}"
    module, _, original = source.partition(":")
    return (
        f"from {module} import {original} as {name}" if original else f"from {module} import {name}"
    )


def code(value: object) -> str:
    """Names and tuples of names as Python writes them."""
    return repr(value).replace("'", '"')
