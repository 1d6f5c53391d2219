"""One design out of the plans of several features: a context may grow from plan to plan."""

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any

from .plan.model import (
    STORAGES,
    Aggregate,
    Context,
    Design,
    Entity,
    Event,
    Outcome,
    Repository,
    SmartEnum,
    ValueObject,
)

type Declaration = ValueObject | SmartEnum | Outcome | Aggregate | Entity | Event

_KINDS = ("value_objects", "enums", "outcomes", "aggregates", "entities", "events")
_PROSE = frozenset({"description", "trigger"})
_REFERENCE = re.compile(r"(?:\b([a-z]\w*)\.)?\b([A-Z]\w*)")


def united(designs: Iterable[Design]) -> Design:
    """The design of a project whose features have these designs, the first one first."""
    whole = reduce(_unite, designs)
    own = {context.name for context in whole.contexts}
    return whole.model_copy(
        update={"contexts": tuple(_with_own_imports(context, own) for context in whole.contexts)}
    )


def declarations(context: Context) -> Iterator[Declaration]:
    """Everything in a context that has a class name of its own."""
    for kind in _KINDS:
        yield from getattr(context, kind)


def references(context: Context) -> set[tuple[str, str]]:
    """What a context refers to, as pairs of a context and a class name."""
    referred = {(i.from_, name) for i in context.imports for name in i.types}
    referred.update((context.name, r.aggregate) for r in context.repositories if r.aggregate)
    for text in _facts([_stated(declaration) for declaration in declarations(context)]):
        referred.update((of or context.name, name) for of, name in _REFERENCE.findall(text))
    return referred


def extended(base: Context, addition: Context) -> Context:
    """The context with what an addition brings; what both declare stays as it was."""
    new = beyond(addition, base)
    repositories = {_key(r): r for r in base.repositories}
    for repository in new.repositories:
        known = repositories.get(_key(repository), repository)
        repositories[_key(repository)] = known.model_copy(
            update={
                "operations": _distinct(known.operations, repository.operations),
                "options": {**repository.options, **known.options},
            }
        )
    imports = {i.from_: i for i in base.imports}
    for import_ in new.imports:
        known_import = imports.get(import_.from_, import_)
        types = _distinct(known_import.types, import_.types)
        imports[import_.from_] = known_import.model_copy(update={"types": types})
    return base.model_copy(
        update={
            **{kind: (*getattr(base, kind), *getattr(new, kind)) for kind in _KINDS},
            "repositories": tuple(repositories.values()),
            "imports": tuple(imports.values()),
            "modules": (*base.modules, *new.modules),
            "http": base.http or addition.http,
            "line": addition.line,
        }
    )


def beyond(context: Context, base: Context) -> Context:
    """What a context has and a base has not."""
    declared = {declaration.name for declaration in declarations(base)}
    imported = {(i.from_, name) for i in base.imports for name in i.types}
    known = {_key(r): r for r in base.repositories}
    imports = (
        i.model_copy(update={"types": tuple(t for t in i.types if (i.from_, t) not in imported)})
        for i in context.imports
    )
    repositories = (_beyond_repository(r, known.get(_key(r))) for r in context.repositories)
    return context.model_copy(
        update={
            **{
                kind: tuple(d for d in getattr(context, kind) if d.name not in declared)
                for kind in _KINDS
            },
            "repositories": tuple(r for r in repositories if r),
            "imports": tuple(i for i in imports if i.types),
            "modules": tuple(m for m in context.modules if m not in base.modules),
        }
    )


def contradictions(addition: Context, base: Context) -> Iterator[Declaration | Repository]:
    """What an addition states otherwise than the base: it may repeat the base or say less."""
    known = {declaration.name: declaration for declaration in declarations(base)}
    for declaration in declarations(addition):
        theirs = known.get(declaration.name)
        if theirs and not (
            type(theirs) is type(declaration) and _agrees(_stated(declaration), _stated(theirs))
        ):
            yield declaration
    options = {_key(r): r.options for r in base.repositories}
    for repository in addition.repositories:
        if not _agrees(
            repository.options, {**repository.options, **options.get(_key(repository), {})}
        ):
            yield repository


def _unite(whole: Design, part: Design) -> Design:
    contexts = {context.name: context for context in whole.contexts}
    for context in part.contexts:
        base = contexts.get(context.name)
        contexts[context.name] = extended(base, context) if base else context
    ticked = {*whole.storages, *part.storages}
    return whole.model_copy(
        update={
            "contexts": tuple(contexts.values()),
            "storages": tuple(storage for storage in STORAGES if storage in ticked),
            "storage_notes": {**part.storage_notes, **whole.storage_notes},
            "performance_goals": _distinct(whole.performance_goals, part.performance_goals),
            "constraints": _distinct(whole.constraints, part.constraints),
            "violations": _distinct(whole.violations, part.violations),
            "notes": _distinct(whole.notes, part.notes),
        }
    )


def _with_own_imports(context: Context, own: set[str]) -> Context:
    """A context that the project itself designs is not external, whoever imports from it."""
    imports = (i.model_copy(update={"external": i.from_ not in own}) for i in context.imports)
    return context.model_copy(update={"imports": tuple(imports)})


def _beyond_repository(repository: Repository, base: Repository | None) -> Repository | None:
    if base is None:
        return repository
    operations = tuple(o for o in repository.operations if o not in base.operations)
    options = {k: v for k, v in repository.options.items() if base.options.get(k) != v}
    if not (operations or options):
        return None
    return repository.model_copy(update={"operations": operations, "options": options})


def _key(repository: Repository) -> tuple[str | None, str, str | None]:
    return repository.name, repository.storage, repository.aggregate


def _distinct[T](first: tuple[T, ...], second: tuple[T, ...]) -> tuple[T, ...]:
    return (*first, *(item for item in second if item not in first))


def _stated(declaration: Declaration) -> dict[str, Any]:
    """The facts of a declaration as JSON, without prose."""
    facts = declaration.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {key: value for key, value in facts.items() if key not in _PROSE}


def _agrees(mine: Any, theirs: Any) -> bool:
    """Whether each fact of mine is one of theirs; a field may leave out its type or its default."""
    match mine, theirs:
        case dict(), dict():
            return all(
                k in _PROSE or (k in theirs and _agrees(v, theirs[k])) for k, v in mine.items()
            )
        case list(), list():
            return all(any(_agrees(item, their) for their in theirs) for item in mine)
        case str(), str():
            return mine == theirs or theirs.startswith((f"{mine}: ", f"{mine} = "))
        case _:
            return bool(mine == theirs)


def _facts(value: Any) -> Iterator[str]:
    match value:
        case dict():
            yield from _facts([v for k, v in value.items() if k not in _PROSE])
        case list():
            for item in value:
                yield from _facts(item)
        case str():
            yield value
