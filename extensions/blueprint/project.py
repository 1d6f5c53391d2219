"""The project: every context of every feature, the storages they live in, and what follows from both."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..features import read_features, whole_design
from ..plan.model import Design
from ..plan.naming import snake
from ..rooms import Room
from .aggregate import AggregateFacts
from .building import context_facts, names_among_all, with_stubs
from .context import ContextFacts
from .documents import FeatureDocuments, feature_documents
from .guarantee import guarantee
from .schema import Step, advanced, defaults, snapshot, steps
from .symbols import Names

PACKAGES = (
    "fastapi>=0.165",
    "logfire>=5",
    "pydantic-settings>=2.14",
    "uuid-utils>=1.2",
    "uvicorn[standard]>=0.54",
)
DEV_PACKAGES = (
    "anyio>=4.16",
    "httpx2>=2.16",
    "mypy>=2.4",
    "pytest>=9.2",
    "ruff>=0.17",
)


@dataclass(frozen=True)
class Project:
    """What templates ask for."""

    features: tuple[FeatureDocuments, ...]
    rooms: tuple[Room, ...]
    contexts: tuple[ContextFacts, ...]
    recorded_schema: tuple[Mapping[str, Any], ...] = ()

    @cached_property
    def schema(self) -> list[dict[str, Any]]:
        """The schemas that the project had, the present one last."""
        fixed: dict[str, Any] = {}
        for room in self.homes:
            fixed |= room.facts.get("tables_announced" if self.announced else "tables", {})
        wanted = snapshot(self.aggregates, fixed)
        fills = defaults(self.aggregates)
        return advanced(self.recorded_schema, wanted, fills, self.designs)

    @property
    def migrations(self) -> tuple[Step, ...]:
        """A migration for each of them."""
        return steps(self.schema)

    @property
    def designs(self) -> dict[str, Design]:
        """The design of each feature, by number."""
        return {feature.number: feature.design for feature in self.features}

    @property
    def first(self) -> Design:
        """The feature that began the project."""
        return self.features[0].design

    @property
    def latest(self) -> FeatureDocuments:
        """The feature that was added last."""
        return self.features[-1]

    @property
    def title(self) -> str:
        """What the project is called."""
        return self.first.feature.title or self.slug

    @property
    def slug(self) -> str:
        """Its name in package indexes, spans and engines."""
        return self.first.feature.slug or "app"

    @property
    def name(self) -> str:
        """The same as an identifier."""
        return snake(self.slug)

    @cached_property
    def aggregates(self) -> tuple[AggregateFacts, ...]:
        """All aggregates of all contexts."""
        return tuple(a for context in self.contexts for a in context.aggregates)

    @property
    def routed(self) -> tuple[ContextFacts, ...]:
        """The contexts that answer over HTTP."""
        return tuple(c for c in self.contexts if c.http)

    @property
    def served(self) -> tuple[ContextFacts, ...]:
        """The contexts that have use cases."""
        return tuple(c for c in self.contexts if c.aggregates)

    @property
    def homes(self) -> tuple[Room, ...]:
        """The storages that aggregates live in."""
        used = {a.home.storage for a in self.aggregates if a.home}
        return tuple(room for room in self.rooms if room.storage in used)

    @property
    def companions(self) -> tuple[Room, ...]:
        """The storages that aggregates have beside their home."""
        used = {room.storage for a in self.aggregates for room in a.companions}
        return tuple(room for room in self.rooms if room.storage in used)

    def plays(self, storage: str, role: str) -> bool:
        """Whether a storage is a `home` or a `companion` of some aggregate."""
        rooms = self.homes if role == "home" else self.companions
        return any(room.storage == storage for room in rooms)

    @property
    def stream(self) -> Room | None:
        """The storage that carries events to the world."""
        return next((room for room in self.rooms if room.type == "Stream"), None)

    @property
    def announced(self) -> bool:
        """Whether events go out to the world."""
        return self.stream is not None

    @property
    def resembles_tests(self) -> bool:
        """Whether the domain has a class, such as `TestResult`, that a test runner takes for tests."""
        return any(name.startswith("Test") for context in self.contexts for name in context.modules)

    @property
    def guarantee(self) -> str:
        """What an event's reader may rely on, in one sentence."""
        emits = any(context.events for context in self.contexts)
        return guarantee(self.homes, self.stream, emits=emits)

    @property
    def purged(self) -> bool:
        """Whether events are kept where nothing but the service removes them."""
        kept = {room.type for room in self.homes}
        return self.in_memory or "SQL" in kept or (bool(kept) and not self.announced)

    @property
    def in_memory(self) -> bool:
        """Whether aggregates live in memory, for want of a storage."""
        return not self.homes

    @property
    def memory_folder(self) -> str:
        """Where the repositories in memory are: with the code, or with its tests."""
        return "src/app/domain/shared/repository" if self.in_memory else "tests"

    @property
    def memory_module(self) -> str:
        """The same as Python imports it."""
        return "app.domain.shared.repository.memory" if self.in_memory else "tests.memory"

    @cached_property
    def symbols(self) -> dict[str, str]:
        """How modules outside any one context import each name."""
        classes: dict[str, str] = {}
        for context in self.contexts:
            for a in context.aggregates:
                repository = f"app.domain.{context.name}.repository"
                for name in (a.storage_class, a.cached_class, a.memory_class):
                    classes |= _import(repository, name, a.among_all(name))
                service = f"app.service.{context.name}"
                classes |= _import(service, a.service, a.among_all(a.service))
        routers: dict[str, str] = {}
        for context in self.routed:
            module = f"app.api.{context.name}.routes"
            routers |= _import(module, "router", f"{context.name}_router")
        memory = {"MemoryRepository": f"from {self.memory_module} import MemoryRepository"}
        health = _import("app.api.health", "router", "health_router")
        return {**Names(()).symbols(), **classes, **routers, **memory, **health}

    @property
    def packages(self) -> tuple[str, ...]:
        """What the service needs at run time."""
        email = ("pydantic[email]>=2.13",) if self.uses_email else ("pydantic>=2.13",)
        rooms = (p for room in self.rooms for p in room.packages)
        return tuple(sorted({*PACKAGES, *email, *rooms}))

    @property
    def dev_packages(self) -> tuple[str, ...]:
        """What its tests and its engines without containers need."""
        return tuple(
            sorted({*DEV_PACKAGES, *(p for room in self.rooms for p in room.engine_packages)})
        )

    @property
    def compose_secrets(self) -> tuple[str, ...]:
        """The secrets that its containers need."""
        secrets = (s for room in self.rooms for s in room.facts.get("compose_secrets", ()))
        return tuple(sorted(secrets))

    @property
    def untyped(self) -> tuple[str, ...]:
        """The packages of the rooms that have no types."""
        return tuple(sorted({m for room in self.rooms for m in room.facts.get("untyped", ())}))

    @property
    def uses_email(self) -> bool:
        """Whether a value object is an e-mail address."""
        values = (v for context in self.contexts for v in context.design.value_objects)
        return any(v.base == "EmailStr" for v in values)


def project(
    features: Mapping[str, Mapping[str, Any]],
    rooms: Mapping[str, Room],
    schema: Sequence[Mapping[str, Any]] = (),
) -> Project:
    """The project that the recorded features make, with the rooms that they tick.

    `schema` are the schemas it had so far, as recorded.
    """
    recorded = read_features(features)
    ticked = whole_design(recorded).storages
    wired = {storage: room for storage, room in rooms.items() if storage in ticked}
    designed = whole_design(recorded).contexts
    called = names_among_all(designed)
    contexts = with_stubs(designed)
    return Project(
        features=feature_documents(recorded),
        rooms=tuple(_in_order(wired.values())),
        contexts=tuple(
            context_facts(c, contexts, wired, called.get(c.name, {})) for c in contexts.values()
        ),
        recorded_schema=tuple(schema),
    )


def _import(module: str, name: str, called: str) -> dict[str, str]:
    renamed = "" if called == name else f" as {called}"
    return {called: f"from {module} import {name}{renamed}"}


def _in_order(rooms: Iterable[Room]) -> Iterable[Room]:
    return sorted(rooms, key=lambda room: room.storage)


def role_paths(rooms: Iterable[str], facts: Project) -> dict[str, dict[str, str]]:
    """For the path parts of rooms: `.` where a storage plays a role, nothing where it does not."""
    return {
        storage: {role: "." if facts.plays(storage, role) else "" for role in ("home", "companion")}
        for storage in rooms
    }
