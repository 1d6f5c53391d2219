"""Repositories: what each keeps and how, and one for every storage that is ticked."""

from ..model import Operation, Repository, Storage
from ..naming import is_class
from ..storages import DEFAULTS
from .roots import aliases
from .scope import Scope


def complete_repositories(scope: Scope) -> None:
    """Every repository has an aggregate and operations."""
    roots = {root.name for root in scope.draft.aggregates}
    for at, repository in enumerate(scope.draft.repositories):
        aggregate = (
            repository.aggregate if repository.aggregate in roots else _kept_by(repository, scope)
        )
        operations = repository.operations or tuple(
            Operation(name=name) for name in DEFAULTS[repository.storage]
        )
        scope.draft.repositories[at] = repository.model_copy(
            update={"aggregate": aggregate, "operations": operations}
        )


def _kept_by(repository: Repository, scope: Scope) -> str:
    """The aggregate that a repository is named after, or the context's first."""
    name = repository.name or ""
    named = [
        (len(alias), root.name)
        for root in scope.draft.aggregates
        for alias in aliases(root, scope)
        if name.startswith(alias) and is_class(name[len(alias) :] or "X")
    ]
    return max(named, default=(0, scope.draft.aggregates[0].name))[1]


def cover_storages(scopes: list[Scope], ticked: tuple[Storage, ...]) -> None:
    """A ticked storage that no repository names keeps the first aggregate of the first context."""
    named = {repository.storage for scope in scopes for repository in scope.draft.repositories}
    first = scopes[0]
    for storage in ticked:
        if storage not in named:
            operations = tuple(Operation(name=name) for name in DEFAULTS[storage])
            aggregate = first.draft.aggregates[0].name
            first.draft.repositories.append(
                Repository(storage=storage, aggregate=aggregate, operations=operations)
            )
            first.findings.inferred.append(f"{first.name}.{storage}: repository")
    for scope in scopes:  # in the canonical plan what has no name cannot follow what has one
        scope.draft.repositories.sort(key=lambda repository: repository.name is not None)
