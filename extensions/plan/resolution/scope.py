"""A context while it is resolved: what it declares, what it may name, and the stubs that close it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..datatypes import implied_by_name
from ..diagnostics import Log
from ..draft import ContextDraft
from ..model import Context, Import, Outcome, ValueObject, Variant
from ..naming import is_keyword, is_reserved_class, pascal
from ..sections.imports import KERNEL


@dataclass(slots=True)
class Findings:
    """What resolution made up: whole facts (`inferred`), the defaults inside them (`derived`), and remarks."""

    log: Log = field(default_factory=Log)
    inferred: list[str] = field(default_factory=list)
    derived: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Scope:
    """One context, mutable; `others` are the contexts of the same plan as they were written."""

    draft: ContextDraft
    others: Mapping[str, Context]
    findings: Findings
    reaches: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For each context of the plan, the contexts that it imports from, directly or not."""

    @property
    def name(self) -> str:
        """The context's name."""
        return self.draft.name

    def declared(self) -> dict[str, str]:
        """Every class of the context with its kind; variants of outcomes are not among them."""
        draft = self.draft
        return {
            **{fact.name: "value object" for fact in draft.value_objects},
            **{fact.name: "enum" for fact in draft.enums},
            **{fact.name: "outcome" for fact in draft.outcomes},
            **{fact.name: "aggregate" for fact in draft.aggregates},
            **{fact.name: "entity" for fact in draft.entities},
            **{fact.name: "event" for fact in draft.events},
        }

    def imported(self) -> dict[str, str]:
        """Every imported class with the context it comes from."""
        return {name: source.from_ for source in self.draft.imports for name in source.types}

    def variants(self) -> set[str]:
        """The names of all variants."""
        return {variant.name for outcome in self.draft.outcomes for variant in outcome.variants}

    def knows(self, name: str) -> bool:
        """A field of the context may name this class."""
        return name in self.declared() or name in self.imported()

    def free(self, *candidates: str) -> str:
        """The first candidate that is no class of the context yet; the last one gets a number."""
        taken = {*self.declared(), *self.imported(), *self.variants()}
        for name in candidates:
            if name not in taken and not is_reserved_class(name) and not is_keyword(name):
                return name
        number = 2
        while f"{candidates[-1]}{number}" in taken:
            number += 1
        return f"{candidates[-1]}{number}"

    def add_value(self, value: ValueObject, *, remark: str = "") -> str:
        """Declare a value object that the plan does not; `remark` tells the author of it."""
        self.draft.value_objects.append(value)
        self.findings.inferred.append(f"{self.name}.{value.name}: value object")
        if remark:
            self.findings.derived.append((value.line, remark))
        return value.name

    def add_outcome(self, name: str, variants: tuple[Variant, ...], line: int) -> None:
        """Declare an outcome that the plan spells out as a type."""
        self.draft.outcomes.append(Outcome(line=line, name=name, variants=variants))
        self.findings.inferred.append(f"{self.name}.{name}: outcome")

    def value(self, name: str) -> ValueObject | None:
        """The value object of that name."""
        return next((value for value in self.draft.value_objects if value.name == name), None)

    def take_from(self, source: str, name: str) -> bool:
        """Import a class from another context, unless that would close a circle."""
        if source == self.name or self.name in self.reaches.get(source, frozenset()):
            return False
        for at, known in enumerate(self.draft.imports):
            if known.from_ == source:
                self.draft.imports[at] = known.model_copy(update={"types": (*known.types, name)})
                return True
        self.draft.imports.append(
            Import(from_=source, types=(name,), external=source not in self.others)
        )
        self.findings.inferred.append(f"{self.name}: import from {source}")
        return True

    def home_of(self, name: str) -> str | None:
        """Another context of the plan that declares the class."""
        for other in self.others.values():
            if other.name != self.name and name in _declared(other):
                return other.name
        return None


def _declared(context: Context) -> set[str]:
    kinds = (
        context.value_objects,
        context.enums,
        context.entities,
        context.aggregates,
        context.events,
    )
    return {fact.name for facts in kinds for fact in facts} | {
        f"{root.name}Id" for root in context.aggregates
    }


def reaches(contexts: Mapping[str, Context]) -> dict[str, frozenset[str]]:
    """For each context, those of the same plan that it depends on."""
    direct = {
        name: {source.from_ for source in context.imports} & contexts.keys()
        for name, context in contexts.items()
    }
    found: dict[str, frozenset[str]] = {}
    for name in contexts:
        seen: set[str] = set()
        waiting = list(direct[name])
        while waiting:
            other = waiting.pop()
            if other not in seen:
                seen.add(other)
                waiting += direct.get(other, set())
        found[name] = frozenset(seen)
    return found


def tidy_imports(scope: Scope) -> None:
    """Leave out the kernel, join imports of one source, and let a class of the context's own win."""
    sources: dict[str, Import] = {}
    _give_away(scope)
    own = scope.declared()
    taken: set[str] = set()
    for known in scope.draft.imports:
        if known.from_ in KERNEL or known.from_ == scope.name:
            continue
        types = tuple(name for name in known.types if name not in own and name not in taken)
        taken |= set(types)
        before = sources.get(known.from_)
        joined = known.model_copy(
            update={
                "types": tuple(dict.fromkeys((*(before.types if before else ()), *types))),
                "external": known.from_ not in scope.others,
                "justification": (before.justification if before else "") or known.justification,
            }
        )
        sources[known.from_] = joined
    scope.draft.imports[:] = sources.values()


def _give_away(scope: Scope) -> None:
    """Leave values to the contexts that they are imported from, though the plan lists them here too.

    A context that nobody designs wraps a UUID in an identity and text in anything else; what must be more stays here.
    """
    identities = {f"{root.name}Id" for root in scope.draft.aggregates}
    others = {
        name: known.from_
        for known in scope.draft.imports
        for name in known.types
        if known.from_ not in KERNEL and known.from_ != scope.name
    }
    kept: list[ValueObject] = []
    for value in scope.draft.value_objects:
        source = others.get(value.name)
        alike = value.base == implied_by_name(value.name)
        there = scope.home_of(value.name) == source if source in scope.others else alike
        if source is None or value.name in identities or not there:
            kept.append(value)
        elif value.constraints:
            remark = f"`{value.name}` is {source}'s, which knows what it must be"
            scope.findings.derived.append((value.line, f"{scope.name}: {remark}"))
    scope.draft.value_objects[:] = kept


def singular(name: str) -> str:
    """`tags` as `tag`."""
    if name.endswith("ies"):
        return name[:-3] + "y"
    if name.endswith(("sses", "xes", "ches", "shes")):
        return name[:-2]
    return name[:-1] if name.endswith("s") and not name.endswith(("ss", "us", "is")) else name


def title(name: str) -> str:
    """A field's name as a class name."""
    return pascal(name) or "Value"
