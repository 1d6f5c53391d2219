"""Checks on a whole design: what one part of a plan says against what another declares."""

from collections.abc import Iterator, Mapping, Sequence

from .datatypes import BASES
from .diagnostics import Log, did_you_mean
from .model import Aggregate, Context, Design, Repository, Storage, TypedName
from .naming import is_class
from .patterns import Pattern
from .storages import LABELS, TYPES, VOCABULARY
from .typos import meant

_QUERY = Pattern(r"^(?:query|get|delete|count|exists)_by_(?P<fields>\w+)$")


def check(design: Design, log: Log, *, boxes: bool) -> None:
    """Remark on every contradiction; `boxes` tells whether the plan has a storage list."""
    for context in design.contexts:
        _types(context, log)
        _defaults(context, log)
        for repository in context.repositories:
            _repository(repository, context, design, log, boxes=boxes)
    _imports(design, log)


def declared(context: Context) -> set[str]:
    """Every class that a context declares, the ids of its aggregates included."""
    facts = (
        context.value_objects,
        context.enums,
        context.outcomes,
        context.aggregates,
        context.entities,
        context.events,
    )
    names = {fact.name for kind in facts for fact in kind}
    names |= {f"{aggregate.name}Id" for aggregate in context.aggregates}
    return names | {variant.name for outcome in context.outcomes for variant in outcome.variants}


def imported(context: Context) -> set[str]:
    """Every class that a context imports."""
    return {name for source in context.imports for name in source.types}


def fields_of(context: Context) -> Iterator[tuple[str, TypedName]]:
    """Every field of a context with the name of its owner."""
    for value in context.value_objects:
        yield from ((value.name, field) for field in value.fields)
    for aggregate in context.aggregates:
        yield from ((aggregate.name, field) for field in aggregate.fields)
    for entity in context.entities:
        yield from ((entity.name, field) for field in entity.fields)
    for event in context.events:
        yield from ((event.name, field) for field in event.payload)
    for outcome in context.outcomes:
        for variant in outcome.variants:
            yield from ((variant.name, field) for field in variant.fields)


def _types(context: Context, log: Log) -> None:
    """A type that is a slip of a declared one is an error; one that is merely unknown becomes a stub."""
    known = declared(context) | imported(context)
    for owner, field in fields_of(context):
        if field.type in BASES or field.type in known or not is_class(field.type):
            continue
        slip = meant(field.type, known)
        if slip:
            log.error(
                field.line,
                "PT530",
                f"unknown type '{field.type}' of '{owner}.{field.name}'; did you mean {slip}?",
            )


def _defaults(context: Context, log: Log) -> None:
    enums = {enum.name: enum for enum in context.enums}
    for owner, field in fields_of(context):
        enum = enums.get(field.type)
        if (
            enum
            and field.default is not None
            and not field.many
            and field.default not in enum.states
        ):
            hint = did_you_mean(field.default, enum.states, 0.6)
            log.error(
                field.line,
                "PT535",
                f"default '{field.default}' of '{owner}.{field.name}' is not a state of {enum.name}{hint}",
            )


def _repository(
    repository: Repository, context: Context, design: Design, log: Log, *, boxes: bool
) -> None:
    if boxes and repository.storage not in design.storages:
        log.error(
            repository.line,
            "PT542",
            f"storage type {TYPES[repository.storage]} needs {LABELS[repository.storage]}, which is not ticked; tick it or take the repository out",
        )
    for operation in repository.operations:
        if not is_standard(operation.name, repository.storage):
            log.warning(
                operation.line or repository.line,
                "PT544",
                f"'{operation.name}' is not a standard {TYPES[repository.storage]} operation; a stub will be generated",
            )
    roots = {aggregate.name: aggregate for aggregate in context.aggregates}
    if (
        repository.aggregate
        and roots
        and repository.aggregate not in roots
        and repository.aggregate not in {e.name for e in context.entities}
    ):
        hint = did_you_mean(repository.aggregate, roots)
        log.warning(repository.line, "PT543", f"unknown aggregate '{repository.aggregate}'{hint}")
    asked = [roots[name] for name in [repository.aggregate or ""] if name in roots]
    asked = asked or ([] if repository.aggregate else list(context.aggregates))
    if not asked or not all(aggregate.fields for aggregate in asked):
        return
    for operation in repository.operations:
        found = _QUERY.match(operation.name)
        if found:
            line = operation.line or repository.line
            _query(operation.name, found["fields"], asked, context, line, log)


def is_standard(operation: str, storage: Storage) -> bool:
    """The operation can be generated whole."""
    return operation in VOCABULARY[storage] or _QUERY.match(operation) is not None


def _query(
    name: str, asked: str, aggregates: Sequence[Aggregate], context: Context, line: int, log: Log
) -> None:
    """A query asks for fields of the repository's aggregate, or of any when it names none."""
    held = {root.name: [field.name for field in root.fields] for root in aggregates}
    missing = {owner: _missing(asked, names) for owner, names in held.items()}
    owner = min(missing, key=lambda name: len(missing[name]))
    for part in missing[owner]:
        slip = _slip(part, held[owner]) if len(held) == 1 and not _meant(part, context) else None
        message = f"'{name}' asks for '{part}', which is no field of '{owner}'"
        if slip:
            log.error(line, "PT541", f"{message}; did you mean {slip}?")
        else:
            log.warning(line, "PT541", message)


def _missing(asked: str, names: list[str]) -> list[str]:
    if has_field(names, asked):
        return []
    return [part for part in asked.split("_and_") if not has_field(names, part)]


def _meant(asked: str, context: Context) -> bool:
    """What a query asks for is there, though not in the aggregate itself: an entity's field, or a type of the context."""
    entities = [field.name for entity in context.entities for field in entity.fields]
    types = declared(context) | imported(context)
    return has_field(entities, asked) or bool({_title(asked), f"{_title(asked)}Id"} & {*types})


def has_field(names: list[str], asked: str) -> bool:
    """`customer` asks for `customer`, `customer_id` or `customers`."""
    return bool({asked, f"{asked}_id", f"{asked}s", f"{asked}_ids"} & set(names))


def _slip(asked: str, names: list[str]) -> str | None:
    by_class = {_title(name): name for name in names} | {
        _title(name.removesuffix("_id")): name for name in names
    }
    found = meant(_title(asked), by_class)
    return by_class[found] if found else None


def _title(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


def _imports(design: Design, log: Log) -> None:
    contexts = {context.name: context for context in design.contexts}
    edges: dict[str, dict[str, int]] = {name: {} for name in contexts}
    for context in design.contexts:
        for source in context.imports:
            other = contexts.get(source.from_)
            if source.from_ == context.name:
                log.error(
                    source.line, "PT554", f"context '{context.name}' cannot import from itself"
                )
                continue
            if other is None:
                continue
            if source.types:
                edges[context.name].setdefault(source.from_, source.line)
            known = declared(other) | imported(other)
            for name in source.types:
                if name not in known and declared(other):
                    log.error(
                        source.line,
                        "PT552",
                        f"context '{other.name}' does not declare '{name}'{_hint(name, known)}",
                    )
    for path, line in _cycles(edges):
        log.error(line, "PT553", f"circular cross-domain import: {' → '.join(path)}")


def _hint(name: str, known: set[str]) -> str:
    slip = meant(name, known)
    return f"; did you mean {slip}?" if slip else ""


def _cycles(edges: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[list[str], int]]:
    """Each cycle once, from the context declared first; the line is that of the import which closes it."""
    order = {name: at for at, name in enumerate(edges)}
    seen: set[frozenset[str]] = set()
    for start in edges:
        path = _way_back(start, edges, order)
        if path and frozenset(path) not in seen:
            seen.add(frozenset(path))
            yield [*path, start], edges[path[-1]][start]


def _way_back(
    start: str, edges: Mapping[str, Mapping[str, int]], order: Mapping[str, int]
) -> list[str]:
    """The shortest way from a context back to itself through contexts that are declared after it."""
    waiting = [[start]]
    visited = {start}
    while waiting:
        path = waiting.pop(0)
        for target in edges.get(path[-1], {}):
            if target == start:
                return path
            if target not in visited and order.get(target, -1) > order[start]:
                visited.add(target)
                waiting.append([*path, target])
    return []
