"""What a detail demands of a value object, and what of it contradicts its base."""

import re

from ..constraints import impossible, read_constraints
from ..datatypes import base_in_prose
from ..draft import Draft
from ..entries import Detail, prose
from ..naming import snake
from ..patterns import Pattern
from ..text import is_absent, plain
from .wrapped import SECTION, Wrapped, implied_base

_PROSE_COLUMN = Pattern(r"/|\band\b|&|notes?|behaviou?r|description", re.IGNORECASE)


def constrain(wrapped: Wrapped, detail: Detail, name: str, draft: Draft) -> None:
    """Constrain the value object by what a detail demands of it."""
    text = "; ".join(
        part for part in (detail.text, *(t for b in detail.blocks for _, t in prose(b))) if part
    )
    if is_absent(text.strip(" .")):
        return
    base = wrapped.base or implied_base(text, name)
    found = read_constraints(text, base, snake(name).replace("_", " "))
    for piece in found.misplaced:
        draft.log.error(
            detail.line,
            "PT506",
            f"constraint '{plain(piece)}' of '{name}' does not apply to {base}",
        )
    for piece in found.doubled:
        draft.log.error(
            detail.line, "PT505", f"constraint '{plain(piece)}' of '{name}' is given twice"
        )
    said = "; ".join(piece for piece in found.unread if base_in_prose(piece) != (base, ""))
    if said and _PROSE_COLUMN.search(detail.label):
        wrapped.description = " — ".join(part for part in (wrapped.description, said) if part)
    elif said:
        draft.log.warning(
            detail.line,
            "PT507",
            f"constraint '{plain(said)}' of '{name}' not understood; kept as a note",
        )
        draft.note(detail.line, SECTION, name, said)
    wrapped.base = base
    wrapped.constraints = {**found.atoms, **wrapped.constraints}
    if impossible(wrapped.constraints):
        draft.log.error(detail.line, "PT505", f"no value of '{name}' satisfies '{plain(text)}'")
