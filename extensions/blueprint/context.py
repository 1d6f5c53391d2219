"""A bounded context as templates write it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..plan.model import Context
from ..rooms import Room
from .aggregate import AggregateFacts
from .part import EnumFacts, EventFacts, ModelFacts, UnionFacts, ValueFacts
from .symbols import Names
from .vocabulary import Vocabulary


@dataclass(frozen=True)
class ContextFacts:
    """One package under `src/app/domain`, with its service and its routes."""

    design: Context
    vocabulary: Vocabulary
    values: tuple[ValueFacts, ...]
    enums: tuple[EnumFacts, ...]
    entities: tuple[ModelFacts, ...]
    variants: tuple[ModelFacts, ...]
    unions: tuple[UnionFacts, ...]
    events: tuple[EventFacts, ...]
    aggregates: tuple[AggregateFacts, ...]
    taken: frozenset[str] = frozenset()
    """The class names that the plan gives to something of its own."""
    holders: frozenset[str] = frozenset()
    """The variants and unions that carry an aggregate, which are defined behind it."""
    modules: Mapping[str, str] = field(default_factory=dict)
    """The module of every class that it defines or imports from another context."""

    @property
    def name(self) -> str:
        """The package's name."""
        return self.design.name

    @property
    def words(self) -> str:
        """The name as words."""
        return self.name.replace("_", " ")

    @property
    def http(self) -> bool:
        """Whether it has routes."""
        return self.design.http and bool(self.aggregates)

    @cached_property
    def kernel(self) -> Names:
        """What its modules call the names they import."""
        return Names(self.taken, self.vocabulary.field_names)

    @cached_property
    def symbols(self) -> dict[str, str]:
        """How its modules import each name: the kernel's, its own, and other contexts'."""
        own = {name: f"from {module} import {name}" for name, module in self.modules.items()}
        services = {
            a.service: f"from app.service.{self.name} import {a.service}" for a in self.aggregates
        }
        memory = {
            "MemoryRepository": "from app.domain.shared.repository.memory import MemoryRepository"
        }
        return {**self.kernel.symbols(), **own, **services, **memory}

    @property
    def test_symbols(self) -> dict[str, str]:
        """How its tests import the examples and the stand-ins they speak of."""
        own = {}
        for aggregate in self.aggregates:
            own[f"new_{aggregate.variable}"] = f"tests.examples.{self.name}"
            stand_in = "tests.in_memory" if aggregate.home else "app.domain"
            module = self.name if aggregate.home else f"{self.name}.repository"
            own[aggregate.memory_class] = f"{stand_in}.{module}"
        return own

    def members(self, module: str, *, holding: bool = False) -> tuple[ModelFacts, ...]:
        """The models that a module of the context defines before its aggregate; behind it, those `holding` one."""
        models = (*self.entities, *self.variants)
        return tuple(m for m in models if self._defines(module, m.name, holding=holding))

    def unions_in(self, module: str, *, holding: bool = False) -> tuple[UnionFacts, ...]:
        """The unions that a module of the context defines, before its aggregate or behind it."""
        return tuple(u for u in self.unions if self._defines(module, u.name, holding=holding))

    def _defines(self, module: str, name: str, *, holding: bool) -> bool:
        return self.modules.get(name) == self._path(module) and (name in self.holders) == holding

    @property
    def words_of_the_context(self) -> tuple[ValueFacts | ModelFacts | UnionFacts, ...]:
        """The values, and the models that values are made of, each behind its own parts."""
        defined: tuple[ValueFacts | ModelFacts | UnionFacts, ...]
        defined = (*self.values, *self.members("value"), *self.unions_in("value"))
        by_name = {part.name: part for part in defined}
        ordered: dict[str, ValueFacts | ModelFacts | UnionFacts] = {}

        def place(name: str, above: frozenset[str]) -> None:
            for part in self._parts(by_name[name]):
                if part in by_name and part not in above:
                    place(part, above | {part})
            ordered.setdefault(name, by_name[name])

        for name in by_name:
            place(name, frozenset({name}))
        return tuple(ordered.values())

    def _parts(self, whole: ValueFacts | ModelFacts | UnionFacts) -> Iterator[str]:
        """The classes that a class of the context is made of."""
        if isinstance(whole, UnionFacts):
            yield from whole.members
            return
        for item in whole.fields:
            yield from sorted(self.vocabulary.classes_in(item.annotation))

    @property
    def has_entities(self) -> bool:
        """Whether it has models that no single aggregate owns."""
        return bool(self.members("entity") or self.unions_in("entity"))

    @property
    def has_outcomes(self) -> bool:
        """Whether it has outcomes that the plan names."""
        return bool(self.members("outcome") or self.unions_in("outcome"))

    @cached_property
    def awaiting_use(self) -> tuple[str, ...]:
        """The names that it imports from other contexts and that none of its parts holds yet."""
        held = {
            name for written in self._annotations for name in self.vocabulary.classes_in(written)
        }
        return tuple(sorted(self.vocabulary.imported.keys() - self.vocabulary.own_classes - held))

    @property
    def _annotations(self) -> Iterator[str]:
        """The annotation of everything that its parts hold or are given."""
        for parts in (self.values, self.entities, self.variants):
            yield from (item.annotation for part in parts for item in part.fields)
        yield from (item.annotation for event in self.events for item in event.payload)
        for aggregate in self.aggregates:
            yield aggregate.identity.annotation
            yield from (item.annotation for item in aggregate.fields)
            for command in (aggregate.create, *aggregate.commands):
                yield from (item.annotation for item in command.arguments)

    @property
    def rooms(self) -> tuple[Room, ...]:
        """The storages that its repositories use."""
        used = {r.storage: r for a in self.aggregates for r in (a.home, *a.companions) if r}
        return tuple(used.values())

    @property
    def homes(self) -> tuple[Room, ...]:
        """The storages in which its aggregates live."""
        rooms = {a.home.storage: a.home for a in self.aggregates if a.home}
        return tuple(rooms.values())

    def _path(self, module: str) -> str:
        return f"app.domain.{self.name}.{module}"
