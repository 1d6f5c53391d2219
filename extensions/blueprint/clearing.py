"""Names that the architecture needs for itself: a plan's field of such a name is called after its owner too."""

from collections.abc import Iterable

from ..plan.model import Aggregate, Context, Event, Outcome, TypedName
from ..plan.naming import snake
from .vocabulary import Vocabulary

_OF_AGGREGATES = frozenset({"revision", "what"})
_OF_EVENTS = frozenset(
    {"category", "event_name", "id", "keep_until", "kind", "occurred_at", "retention"}
)
_OF_OUTCOMES = frozenset({"aggregate", "events", "kind"})


def cleared(context: Context) -> Context:
    """The context with no field that hides what its class has from the architecture."""
    vocabulary = Vocabulary(context, {})
    return context.model_copy(
        update={
            "aggregates": tuple(_aggregate(a, vocabulary) for a in context.aggregates),
            "events": tuple(_event(e) for e in context.events),
            "outcomes": tuple(_outcome(o) for o in context.outcomes),
        }
    )


def _aggregate(root: Aggregate, vocabulary: Vocabulary) -> Aggregate:
    """Its own `revision` counts what the architecture counts, unless it is no number."""
    identity, *rest = root.fields
    taken = _OF_AGGREGATES if identity.name == "id" else _OF_AGGREGATES | {"id"}
    kept = (f for f in rest if f.name != "revision" or vocabulary.primitive(f.type) != "int")
    fields = _renamed(kept, taken, snake(root.name))
    commands = (
        c.model_copy(update={"arguments": _renamed(c.arguments, taken, snake(root.name))})
        for c in root.commands
    )
    return root.model_copy(update={"fields": (identity, *fields), "commands": tuple(commands)})


def _event(event: Event) -> Event:
    """What every event carries, its payload need not repeat."""
    owner = snake(event.aggregate or event.name)
    kept = (f for f in event.payload if (f.name, f.type) != ("occurred_at", "datetime"))
    payload = _renamed(kept, _OF_EVENTS, owner)
    return event.model_copy(update={"payload": payload})


def _outcome(union: Outcome) -> Outcome:
    variants = (
        v.model_copy(update={"fields": _renamed(v.fields, _OF_OUTCOMES, snake(v.name))})
        for v in union.variants
    )
    return union.model_copy(update={"variants": tuple(variants)})


def _renamed(
    fields: Iterable[TypedName], taken: frozenset[str], owner: str
) -> tuple[TypedName, ...]:
    found: dict[str, TypedName] = {}
    for field in fields:
        name = f"{owner}_{field.name}" if field.name in taken else field.name
        found.setdefault(name, field.model_copy(update={"name": name}))
    return tuple(found.values())
