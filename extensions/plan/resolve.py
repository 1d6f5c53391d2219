"""Resolving a design: what the plan leaves open gets its default, and the result is closed and complete."""

from dataclasses import dataclass

from .diagnostics import Diagnostic
from .draft import ContextDraft
from .model import (
    Aggregate,
    Command,
    Context,
    Design,
    Event,
    Feature,
    Note,
    Outcome,
    SmartEnum,
    TypedName,
    Variant,
)
from .naming import slug, snake
from .outline import CANONICAL
from .reader import context_of
from .resolution.behaviour import (
    complete_commands,
    complete_events,
    take_triggers,
    tie_events,
    tie_outcomes,
)
from .resolution.closing import Closer, Owner, close_values
from .resolution.roots import fill_fields, find_roots, hold_status, identify, start
from .resolution.scope import Findings, Scope, reaches, tidy_imports
from .resolution.stores import complete_repositories, cover_storages
from .sections.constitution import LAWS
from .sections.structure import modules_of
from .storages import in_order

_KINDS = {
    "value object": "values",
    "enum": "enums",
    "outcome": "outcomes",
    "aggregate": "aggregates",
    "entity": "entities",
    "event": "events",
}
_PLACES = (
    "",
    "header",
    "summary",
    "technical",
    "constitution",
    "structure",
    "design",
    "complexity",
)
_TAKEN_BY_ENUMS = frozenset({*dir(str), "name", "value"})

PYTHON = "3.12"
"""The Python of a plan that names none."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """A resolved design: closed, complete, and everything that nobody stated.

    `inferred` are whole facts that were made up (`payment.nats: repository`); `derived` are defaults inside
    stated ones, each with the line of what it completes.
    """

    design: Design
    inferred: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    derived: tuple[tuple[int, str], ...] = ()


def resolve(design: Design) -> Resolution:
    """Fill in what the design leaves open. Resolving a resolved design changes nothing."""
    findings = Findings()
    feature = _feature(design.feature, findings)
    contexts = {context.name: context for context in design.contexts}
    if not contexts:
        name = context_of(feature.slug or "feature")
        contexts = {name: Context(name=name)}
    findings.inferred += [
        f"context {context.name}" for context in contexts.values() if not context.line
    ]
    reached = reaches(contexts)
    scopes = [Scope(_draft(context), contexts, findings, reached) for context in contexts.values()]
    storages = design.storages or in_order(
        {r.storage for c in contexts.values() for r in c.repositories}
    )
    if storages != design.storages:
        findings.inferred.append("storages")
    for scope in scopes:
        _resolve_context(scope, design)
    cover_storages(scopes, storages)
    resolved = design.model_copy(
        update={
            "feature": feature,
            "python": design.python or PYTHON,
            "storages": storages,
            "laws": {law: design.laws.get(law, False) for law in LAWS},
            "contexts": tuple(_frozen(scope) for scope in scopes),
            "sections": tuple(
                sorted(design.sections, key=lambda section: _PLACES.index(section.after))
            ),
            "notes": _notes(design, scopes),
        }
    )
    return Resolution(
        resolved,
        tuple(dict.fromkeys(findings.inferred)),
        tuple(findings.log),
        tuple(findings.derived),
    )


def _feature(feature: Feature, findings: Findings) -> Feature:
    number = feature.number or "001"
    words = feature.slug or slug(feature.title or "") or "feature"
    name = f"{number}-{words}"
    folder = feature.dir or f"specs/{name}"
    defaults = {
        "number": number,
        "slug": words,
        "title": words.replace("-", " ").title(),
        "branch": name,
        "dir": folder,
        "spec": "./spec.md",
    }
    stated = feature.model_dump()
    findings.inferred += [
        f"feature.{key}" for key in defaults if stated[key] is None and key != "slug"
    ]
    return feature.model_copy(update={key: stated[key] or value for key, value in defaults.items()})


def _draft(context: Context) -> ContextDraft:
    draft = ContextDraft(context.name, context.line, context.http)
    draft.value_objects += context.value_objects
    draft.enums += context.enums
    draft.outcomes += context.outcomes
    draft.aggregates += context.aggregates
    draft.entities += context.entities
    draft.events += context.events
    draft.repositories += context.repositories
    draft.imports += context.imports
    draft.modules += context.modules
    return draft


def _frozen(scope: Scope) -> Context:
    context = scope.draft.freeze(scope.name)
    return context.model_copy(update={"modules": tuple(modules_of(context))})


def _resolve_context(scope: Scope, design: Design) -> None:
    tidy_imports(scope)
    start(scope)
    find_roots(scope)
    _unite_variants(scope)
    closer = Closer(scope, design.violations)
    blank = {root.name for root in scope.draft.aggregates if not root.fields}
    identify(scope, closer)
    fill_fields(scope, blank)
    hold_status(scope)
    _close_models(scope, closer)
    _unite_variants(scope)  # the type of a field may be a union of its own
    take_triggers(scope)
    complete_commands(scope)
    complete_events(scope)
    tie_outcomes(scope)
    tie_events(scope)
    _close_behaviour(scope, closer)
    complete_repositories(scope)
    close_values(scope, closer)
    _close_outcomes(scope, closer)


def _unite_variants(scope: Scope) -> None:
    """Variants of one name are one class; a variant that is called like another class gets a name of its own."""
    taken = scope.declared().keys() | scope.imported().keys()
    names: dict[str, str] = {}
    fields: dict[str, dict[str, TypedName]] = {}
    for variant in (variant for outcome in scope.draft.outcomes for variant in outcome.variants):
        if variant.name not in names:
            clashes = variant.name in taken
            names[variant.name] = scope.free(f"{variant.name}Outcome") if clashes else variant.name
        known = fields.setdefault(variant.name, {})
        for field in variant.fields:
            if field.name not in known or not known[field.name].type:
                known[field.name] = field
    for at, outcome in enumerate(scope.draft.outcomes):
        united = {
            names[variant.name]: Variant(
                line=variant.line,
                name=names[variant.name],
                fields=tuple(fields[variant.name].values()),
            )
            for variant in outcome.variants
        }
        scope.draft.outcomes[at] = outcome.model_copy(update={"variants": tuple(united.values())})


def _close_models(scope: Scope, closer: Closer) -> None:
    for at in range(len(scope.draft.aggregates)):
        root = scope.draft.aggregates[at]
        fields = closer.fields(root.fields, Owner(root.name, root, strict=True))
        scope.draft.aggregates[at] = root.model_copy(update={"fields": fields})
    for at in range(len(scope.draft.entities)):
        entity = scope.draft.entities[at]
        fields = closer.fields(entity.fields, Owner(entity.name, strict=True))
        scope.draft.entities[at] = entity.model_copy(update={"fields": fields})


def _close_behaviour(scope: Scope, closer: Closer) -> None:
    for at in range(len(scope.draft.aggregates)):
        root = scope.draft.aggregates[at]
        commands = tuple(_closed_command(command, root, closer) for command in root.commands)
        scope.draft.aggregates[at] = root.model_copy(update={"commands": commands})
    roots = {root.name: root for root in scope.draft.aggregates}
    for at, event in enumerate(scope.draft.events):
        owner = Owner(event.name, roots.get(event.aggregate or ""))
        payload = closer.fields((_told(item, event, scope) for item in event.payload), owner)
        scope.draft.events[at] = event.model_copy(update={"payload": payload})
    for at, enum in enumerate(scope.draft.enums):
        scope.draft.enums[at] = _closed_enum(enum, closer)


def _told(item: TypedName, event: Event, scope: Scope) -> TypedName:
    """An item without a type is what the commands that raise the event are given under its name."""
    if item.type:
        return item
    given = {
        (argument.type, argument.many)
        for root in scope.draft.aggregates
        for command in root.commands
        for argument in command.arguments
        if event.name in command.emits and argument.name == item.name
    }
    if len(given) != 1:
        return item
    ((type_, many),) = given
    return item.model_copy(update={"type": type_, "many": many})


def _close_outcomes(scope: Scope, closer: Closer) -> None:
    at = 0
    while at < len(scope.draft.outcomes):  # closing a variant may declare a further outcome
        scope.draft.outcomes[at] = _closed_outcome(scope.draft.outcomes[at], scope, closer)
        at += 1


def _closed_command(command: Command, root: Aggregate, closer: Closer) -> Command:
    arguments = closer.fields(command.arguments, Owner(f"{root.name}.{command.name}", root))
    return command.model_copy(update={"arguments": arguments})


def _closed_outcome(outcome: Outcome, scope: Scope, closer: Closer) -> Outcome:
    root = next(
        (r for r in scope.draft.aggregates if any(c.outcome == outcome.name for c in r.commands)),
        None,
    )
    root = root or next(
        (r for r in scope.draft.aggregates if any(f.type == outcome.name for f in r.fields)), None
    )
    variants = tuple(
        variant.model_copy(
            update={
                "fields": closer.fields(
                    variant.fields,
                    Owner(variant.name, root or next(iter(scope.draft.aggregates), None)),
                )
            }
        )
        for variant in outcome.variants
    )
    return outcome.model_copy(update={"variants": variants})


def _closed_enum(enum: SmartEnum, closer: Closer) -> SmartEnum:
    methods = []
    for method in enum.methods:
        arguments = tuple(
            argument.model_copy(update={"type": enum.name})
            if argument.name in ("target", "other", "to", "next") and not argument.type
            else closer.field(argument, Owner(f"{enum.name}.{method.name}"))
            for argument in method.arguments
        )
        returns = (
            closer.argument_type(method.returns, method.line, method.name) if method.returns else ""
        )
        name = (
            f"{method.name}_of_{snake(enum.name)}"
            if method.name in _TAKEN_BY_ENUMS
            else method.name
        )
        methods.append(
            method.model_copy(update={"name": name, "arguments": arguments, "returns": returns})
        )
    return enum.model_copy(update={"methods": tuple(methods)})


def _notes(design: Design, scopes: list[Scope]) -> tuple[Note, ...]:
    """The notes in the order of the canonical plan, wherever they stood: each at the item it speaks of."""
    titles = (title for key, title in CANONICAL.items() if key != "commands")
    order = {title: at for at, title in enumerate(("Header", *titles))}
    homes = {
        name: CANONICAL[_KINDS[kind]]
        for scope in reversed(scopes)
        for name, kind in scope.declared().items()
    }
    placed = list(dict.fromkeys(_placed(note, order, homes) for note in design.notes))
    return tuple(sorted(placed, key=lambda note: (order[note.section], note.near)))


def _placed(note: Note, order: dict[str, int], homes: dict[str, str]) -> Note:
    home = homes.get(note.near.partition(".")[0])
    if home or note.section in order:
        return Note(section=home or note.section, near=note.near, text=note.text)
    near = ".".join(part for part in (note.section.replace("`", ""), note.near) if part)
    home = homes.get(near.partition(".")[0], CANONICAL["design"])
    return Note(section=home, near=near, text=note.text)
