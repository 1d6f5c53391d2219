"""Enums that only a remark spells out: ``Refused.reason` is a `RefusalReason`: FULL, CLOSED``."""

from .draft import ContextDraft, Draft
from .model import Note, Outcome, SmartEnum, Variant
from .naming import is_class
from .patterns import Pattern
from .states import read_states

_SPELLED = Pattern(
    r"^(?:`(?P<owner>[A-Z]\w*)\.(?P<field>[a-z_]\w*)`\s+(?:is|has|holds)\s+(?:an?\s+|one of\s+)?)?"
    r"`(?P<name>[A-Z][a-z0-9]\w*)`\s*(?:[:=(]|—|–|is (?:one|any) of)\s*"
    r"(?P<states>`?[A-Z][A-Z0-9_]+`?(?:\s*(?:,|\||/|\bor\b|\band\b)\s*`?[A-Z][A-Z0-9_]+`?)+)\)?\.?$"
)


def spell_enums(context: ContextDraft, draft: Draft) -> None:
    """Declare the enums that remarks about the context's items spell out, and type the fields that hold them."""
    imported = {name for taken in context.imports for name in taken.types}
    for note in list(draft.notes):
        found = _SPELLED.match(note.text)
        if found is None or not _is_about(note, context) or not is_class(found["name"]):
            continue
        if found["name"] in context.declared or found["name"] in imported:
            continue
        context.declared[found["name"]] = ("smart enum", note.line)
        states = tuple(name for name, _ in read_states(found["states"], shouted=True))
        enum = SmartEnum(line=note.line, name=found["name"], states=tuple(dict.fromkeys(states)))
        context.enums.append(enum)
        draft.notes.remove(note)
        context.outcomes[:] = [
            _typed(outcome, found["owner"], found["field"], enum.name)
            for outcome in context.outcomes
        ]


def _is_about(note: Note, context: ContextDraft) -> bool:
    return note.near.partition(".")[0] in context.declared


def _typed(outcome: Outcome, owner: str | None, field: str | None, type_: str) -> Outcome:
    """The outcome, the field that a remark speaks of typed."""

    def settled(variant: Variant) -> Variant:
        fields = tuple(
            part.model_copy(update={"type": type_})
            if part.name == field and not part.type
            else part
            for part in variant.fields
        )
        return variant.model_copy(update={"fields": fields}) if variant.name == owner else variant

    return outcome.model_copy(update={"variants": tuple(map(settled, outcome.variants))})
