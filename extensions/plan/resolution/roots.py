"""Aggregates: which a context has, their identity, and the fields of those that list none."""

import re
from collections.abc import Iterator

from ..checks import has_field
from ..model import Aggregate, Composed, Event, Named, SmartEnum, TypedName, ValueObject
from ..naming import (
    NOT_AGGREGATES,
    is_class,
    is_keyword,
    is_name,
    is_reserved_aggregate,
    is_reserved_class,
    is_reserved_field,
    pascal,
    plural,
    snake,
)
from ..patterns import Pattern
from ..sections.values import ROOT_IDENTITY
from .closing import Closer, Owner
from .scope import Scope, title

_QUERY = Pattern(r"^(?:query|get|delete|count|exists)_by_(?P<fields>\w+)$")


def start(scope: Scope) -> None:
    """A context that declares nothing gets a first version of everything."""
    draft = scope.draft
    if (
        draft.value_objects
        or draft.enums
        or draft.aggregates
        or draft.events
        or draft.entities
        or draft.outcomes
    ):
        return
    name = next((r.aggregate for r in draft.repositories if r.aggregate), None) or pascal(
        scope.name
    )
    name = _free_root(name, scope)
    while any(scope.knows(f"{name}{suffix}") for suffix in ("Id", "Name", "Status", "Created")):
        name = f"{name}Root"
    id_name, name_name, status = f"{name}Id", f"{name}Name", f"{name}Status"
    scope.add_value(ValueObject(name=id_name, base="UUID", description=ROOT_IDENTITY))
    scope.add_value(
        ValueObject(name=name_name, base="str", constraints={"min_length": 1, "max_length": 200})
    )
    moves: dict[str, tuple[str, ...]] = {"DRAFT": ("ACTIVE",), "ACTIVE": ("ARCHIVED",)}
    draft.enums.append(
        SmartEnum(
            name=status,
            states=("DRAFT", "ACTIVE", "ARCHIVED"),
            transitions=moves,
            terminal=("ARCHIVED",),
            initial="DRAFT",
        )
    )
    fields = (
        TypedName(name="id", type=id_name),
        TypedName(name="name", type=name_name),
        TypedName(name="status", type=status, default="DRAFT"),
    )
    draft.aggregates.append(Aggregate(name=name, fields=fields))
    draft.events.append(
        Event(
            name=f"{name}Created",
            category="WORKFLOW_LIFECYCLE",
            retention="90 days",
            trigger=f"a {snake(name).replace('_', ' ')} is created",
            aggregate=name,
        )
    )
    scope.findings.inferred += [
        f"{scope.name}.{status}: enum",
        f"{scope.name}.{name}: aggregate",
        f"{scope.name}.{name}Created: event",
    ]


def find_roots(scope: Scope) -> None:
    """A context without aggregates has those that its tree, its ids or its repositories imply."""
    if scope.draft.aggregates:
        return
    names = list(dict.fromkeys(_implied(scope)))
    if not names:
        first = next(
            (
                value.name
                for value in scope.draft.value_objects
                if value.name.endswith("Id") and value.base == "UUID"
            ),
            None,
        )
        names = [first.removesuffix("Id") if first else pascal(scope.name)]
    for name in names:
        name = _free_root(name, scope)
        scope.draft.aggregates.append(Aggregate(name=name))
        scope.findings.inferred.append(f"{scope.name}.{name}: aggregate")


def _implied(scope: Scope) -> Iterator[str]:
    draft = scope.draft
    ids = [
        value.name.removesuffix("Id")
        for value in draft.value_objects
        if value.base == "UUID" and value.name.endswith("Id")
    ]
    for module in draft.modules:
        if module not in NOT_AGGREGATES:
            yield next((name for name in ids if snake(name) == module), pascal(module))
    for value in draft.value_objects:
        if (
            value.base == "UUID"
            and re.search(r"aggregate(?: root)?", value.description)
            and value.name.endswith("Id")
        ):
            yield value.name.removesuffix("Id")
    for repository in draft.repositories:
        if repository.aggregate:
            yield repository.aggregate


def _free_root(name: str, scope: Scope) -> str:
    taken = (
        scope.knows(name)
        or is_reserved_class(name)
        or is_reserved_aggregate(name)
        or is_keyword(name)
        or is_keyword(snake(name))
    )
    return f"{name}Root" if taken or not is_class(name) else name


def aliases(root: Aggregate, scope: Scope) -> list[str]:
    """What a plan may call an aggregate: its name, or its last words, where no other aggregate is called so."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*", root.name)
    others = {other.name for other in scope.draft.aggregates} - {root.name}
    names = ["".join(words[at:]) for at in range(len(words))]
    return [name for name in names if name and name not in others]


def owner_of(name: str, scope: Scope) -> Aggregate | None:
    """The aggregate that a class name begins with, by the longest of its names."""
    found: tuple[int, Aggregate] | None = None
    for root in scope.draft.aggregates:
        for alias in aliases(root, scope):
            begins = name.startswith(alias) and not name[len(alias) : len(alias) + 1].islower()
            if begins and (found is None or len(alias) > found[0]):
                found = (len(alias), root)
    return found[1] if found else None


def identify(scope: Scope, closer: Closer) -> None:
    """Put the identity of each aggregate first, and give one to each that has none."""
    for at in range(len(scope.draft.aggregates)):
        root = scope.draft.aggregates[at]
        identity = _identity(root, scope)
        if identity is None:
            identity = TypedName(line=root.line, name="id", type=_id_type(root, scope))
            if root.fields:
                scope.findings.derived.append(
                    (root.line, f"{root.name}: identity `id: {identity.type}`")
                )
        elif not identity.type:
            identity = identity.model_copy(update={"type": _id_type(root, scope)})
        identity = closer.field(
            identity.model_copy(update={"optional": False, "default": None}),
            Owner(root.name, root, strict=True),
        )
        rest = tuple(field for field in root.fields if field.name != identity.name)
        scope.draft.aggregates[at] = root.model_copy(
            update={
                "fields": (identity, *rest),
                "identity": identity.name,
                "plural": root.plural or plural(snake(root.name)),
            }
        )


def _identity(root: Aggregate, scope: Scope) -> TypedName | None:
    stated = next((field for field in root.fields if field.name == root.identity), None)
    typed = next(
        (field for field in root.fields if field.type == f"{root.name}Id" and not field.many), None
    )
    named = next((field for field in root.fields if field.name == "id"), None)
    called = {f"{snake(alias)}_id" for alias in aliases(root, scope)}
    spoken = next((field for field in root.fields if field.name in called and not field.many), None)
    return stated or typed or named or spoken


def _id_type(root: Aggregate, scope: Scope) -> str:
    for alias in aliases(root, scope):
        if scope.knows(f"{alias}Id"):
            return f"{alias}Id"
    return scope.add_value(
        ValueObject(
            line=root.line,
            name=scope.free(f"{root.name}Id"),
            base="UUID",
            description=ROOT_IDENTITY,
        )
    )


def fill_fields(scope: Scope, blank: set[str]) -> None:
    """Aggregates that list no fields get every class that is used nowhere else; `blank` are their names."""
    if not blank:
        return
    used = _used(scope)
    given: dict[str, list[TypedName]] = {name: [] for name in blank}
    first = next((root.name for root in scope.draft.aggregates if root.name in blank), None)
    declared: tuple[Named, ...] = (*scope.draft.value_objects, *scope.draft.enums)
    for fact in declared:
        if fact.name in used:
            continue
        owner = owner_of(fact.name, scope)
        name = owner.name if owner else first
        if name in given and not fact.name.startswith("_"):
            given[name].append(
                _member(fact.name, next(r for r in scope.draft.aggregates if r.name == name), scope)
            )
    for source in scope.draft.imports:
        for kind in source.types:
            if kind.endswith("Id") and first and kind not in used:
                given[first].append(TypedName(name=snake(kind), type=kind))
    for at, root in enumerate(scope.draft.aggregates):
        if root.name in given:
            scope.draft.aggregates[at] = _with_fields(
                root, [*given[root.name], *_asked(root, given[root.name], scope, first)]
            )


def _with_fields(root: Aggregate, members: list[TypedName]) -> Aggregate:
    fields = {field.name: field for field in (*members, *root.fields)}
    ordered = [
        *(f for f in root.fields),
        *(f for name, f in fields.items() if name not in {r.name for r in root.fields}),
    ]
    return root.model_copy(update={"fields": tuple(ordered)})


def _member(kind: str, root: Aggregate, scope: Scope) -> TypedName:
    for alias in aliases(root, scope):
        if kind in (f"{alias}Status", f"{alias}State"):
            return TypedName(name="status", type=kind)
    prefix = next(
        (alias for alias in aliases(root, scope) if kind.startswith(alias) and kind != alias), ""
    )
    name = (
        snake(kind.removeprefix(prefix)) if kind.removeprefix(prefix)[:1].isupper() else snake(kind)
    )
    return TypedName(name=_safe(name, kind), type=kind)


def _safe(name: str, kind: str) -> str:
    return (
        name
        if is_name(name) and not is_keyword(name) and not is_reserved_field(name) and name != "id"
        else snake(kind)
    )


def _asked(
    root: Aggregate, members: list[TypedName], scope: Scope, first: str | None
) -> Iterator[TypedName]:
    """The fields that a repository of the aggregate is asked for."""
    names = [field.name for field in (*root.fields, *members)]
    for repository in scope.draft.repositories:
        if (repository.aggregate or first) != root.name:
            continue
        for operation in repository.operations:
            found = _QUERY.match(operation.name)
            for part in found["fields"].split("_and_") if found else ():
                if has_field(names, part) or has_field(names, found["fields"] if found else part):
                    continue
                id_type = f"{title(part)}Id"
                names.append(part)
                if scope.knows(id_type):
                    yield TypedName(line=operation.line, name=f"{part}_id", type=id_type)
                else:
                    yield TypedName(line=operation.line, name=part)


def _used(scope: Scope) -> set[str]:
    draft = scope.draft
    composed: tuple[Composed, ...] = (*draft.value_objects, *draft.aggregates, *draft.entities)
    fields = [field for fact in composed for field in fact.fields]
    fields += [
        field
        for outcome in draft.outcomes
        for variant in outcome.variants
        for field in variant.fields
    ]
    ids = {f"{alias}Id" for root in draft.aggregates for alias in aliases(root, scope)}
    bases = {value.base for value in draft.value_objects if value.base}
    return {field.type for field in fields if field.type} | ids | bases


def hold_status(scope: Scope) -> None:
    """A status that no field holds is held by the aggregate it is named after."""
    for at, root in enumerate(scope.draft.aggregates):
        held = {field.type for field in root.fields}
        names = {field.name for field in root.fields}
        for enum in scope.draft.enums:
            mine = enum.name in {
                f"{alias}{suffix}"
                for alias in aliases(root, scope)
                for suffix in ("Status", "State")
            }
            untyped = any(field.name in ("status", "state") for field in root.fields)
            if (
                mine
                and enum.transitions
                and enum.name not in held
                and not untyped
                and "status" not in names
            ):
                field = TypedName(line=enum.line, name="status", type=enum.name)
                scope.draft.aggregates[at] = root.model_copy(
                    update={"fields": (*root.fields, field)}
                )
                scope.findings.derived.append((root.line, f"{root.name}: field `{field.text()}`"))
