"""Placing: in which context an item belongs that stands in no group of a plan with several."""

from collections.abc import Iterable, Iterator, Sequence

from .draft import ContextDraft, Draft
from .entries import Entry, prose
from .naming import CONTEXT_MODULES, pascal
from .patterns import Pattern

_WORD = Pattern(r"\b[A-Z][A-Za-z0-9]+\b")
_CODED = Pattern(r"`([a-z_]\w*)(?:\([^`]*)?`")
_CALL = Pattern(r"`(?:[A-Z]\w*\.)?([a-z_]\w*)\(")
_PLACED = frozenset(
    {"values", "enums", "outcomes", "aggregates", "entities", "events", "repositories"}
)
_ROUNDS = 4
"""Items that find their place speak for others; chains of them are short."""


def place(entries: Sequence[Entry], draft: Draft) -> None:
    """Move each item that no heading places to the only context that speaks of it, or that it speaks of."""
    contexts = list(draft.contexts.values())
    waiting = [e for e in entries if e.assumed and e.names and e.kind in _PLACED]
    if len(contexts) < 2 or not waiting:
        return
    said = {id(entry): set(_WORD.findall(" ".join(words_of(entry)))) for entry in entries}
    for _ in range(_ROUNDS):
        placed = [entry for entry in entries if entry.names and not entry.assumed]
        found = [(entry, _home(entry, placed, contexts, said)) for entry in waiting]
        settled = [(entry, home) for entry, home in found if home is not None]
        for entry, home in settled:
            entry.context, entry.assumed, entry.placed = home, False, True
        waiting = [entry for entry in waiting if entry.assumed]
        if not settled or not waiting:
            return


def mentions(entries: Sequence[Entry]) -> dict[str, frozenset[str]]:
    """The class names that each context speaks of in its items, but for what it imports and how it is kept."""
    told: dict[str, set[str]] = {}
    for entry in entries:
        if entry.kind not in ("imports", "repositories"):
            told.setdefault(entry.context.name, set()).update(
                _WORD.findall(" ".join(words_of(entry)))
            )
    return {name: frozenset(words) for name, words in told.items()}


def _home(
    entry: Entry,
    placed: Sequence[Entry],
    contexts: Sequence[ContextDraft],
    said: dict[int, set[str]],
) -> ContextDraft | None:
    """The context that the model around it, the tree, the items that mention it, its own words, or its name tell."""
    if entry.within and not entry.within.assumed:
        return entry.within.context
    names = {entry.names[0], entry.names[0].removesuffix("Event")}
    others = [other for other in placed if other is not entry]
    own = said[id(entry)] - names
    return (
        _only(context for context in contexts if names & _listed(context))
        or _only(other.context for other in others if names & said[id(other)])
        or _only(other.context for other in others if own & {*other.names})
        or _begun(entry.names[0], others)
        or _only(c for c in contexts if c.name and entry.names[0].startswith(pascal(c.name)))
        or _calling(entry, others)
    )


def _begun(name: str, others: Sequence[Entry]) -> ContextDraft | None:
    """The context of the aggregate whose name opens this one: `OrderPaid` is where `Order` is."""
    roots = [
        (root, other.context)
        for other in others
        if other.kind in ("aggregates", "entities")
        for root in other.names
        if name.startswith(root)
    ]
    longest = max((len(root) for root, _ in roots), default=0)
    return _only(context for root, context in roots if len(root) == longest)


def _calling(entry: Entry, others: Sequence[Entry]) -> ContextDraft | None:
    """The context of the aggregate whose commands the item speaks of: ``emitted when `pay` succeeds``."""
    named = set(_CODED.findall(" ".join(words_of(entry))))
    return _only(
        other.context
        for other in others
        if other.kind in ("aggregates", "commands")
        and named & set(_CALL.findall(" ".join(words_of(other))))
    )


def _listed(context: ContextDraft) -> set[str]:
    """The class names that the tree lists in a context."""
    modules = {pascal(name) for name in context.modules if name not in CONTEXT_MODULES}
    return context.mentioned | modules


def _only(found: Iterable[ContextDraft]) -> ContextDraft | None:
    contexts = {id(context): context for context in found}
    return next(iter(contexts.values())) if len(contexts) == 1 else None


def words_of(entry: Entry) -> Iterator[str]:
    """Everything that an item says."""
    yield from (entry.hint, entry.body)
    for detail in entry.details:
        yield detail.text
        for block in detail.blocks:
            yield from (text for _, text in prose(block))
