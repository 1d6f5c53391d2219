"""The documents of a feature: its plan, the specification behind it, and what is left to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from ..features import Feature, Features, resolved_within
from ..plan import Reading, read
from ..plan.model import Aggregate, Command, Context, Design, Entity, Event
from ..plan.naming import snake
from ..plan.tasks import Task, tasks


@dataclass(frozen=True)
class Scenario:
    """One way a story goes, as an example: what was so, what is asked, what is so then."""

    given: str
    when: str
    then: str


@dataclass(frozen=True)
class Story:
    """What somebody can do with one aggregate."""

    title: str
    text: str
    scenarios: tuple[Scenario, ...]


@dataclass(frozen=True)
class TaskGroup:
    """The tasks of one part of a feature."""

    title: str
    tasks: tuple[tuple[str, Task], ...]
    """Each with its id, e.g. `T001`."""


@dataclass(frozen=True)
class FeatureDocuments:
    """What `specs/<folder>` says of one feature."""

    number: str
    features: Features

    @property
    def _feature(self) -> Feature:
        return self.features[self.number]

    @property
    def design(self) -> Design:
        """The feature's design, resolved."""
        return self._feature.design

    @property
    def folder(self) -> str:
        """The name of its folder."""
        return self._feature.folder

    @property
    def title(self) -> str:
        """What it is called."""
        return self.design.feature.title or self.folder

    @property
    def branch(self) -> str:
        """The branch it is built on."""
        return self.design.feature.branch or self.folder

    @cached_property
    def plan(self) -> str:
        """Its plan: as it was written, or in the canonical form if it was read from none."""
        return self._feature.with_plan().plan or ""

    @cached_property
    def _reading(self) -> Reading:
        return read(self.plan)

    @cached_property
    def groups(self) -> tuple[TaskGroup, ...]:
        """What is generated and what is left to do, with the lines of the plan that say so."""
        resolution = resolved_within(self.features, self._reading.design, self.number)
        numbered = [
            (f"T{number:03}", task)
            for number, task in enumerate(tasks(self._reading, resolution), 1)
        ]
        grouped = groupby(numbered, key=lambda entry: entry[1].group)
        return tuple(TaskGroup(title, tuple(found)) for title, found in grouped)

    @property
    def open_tasks(self) -> int:
        """How many tasks are left to people."""
        return sum(not task.done for group in self.groups for _, task in group.tasks)

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """A story for each aggregate, with an example of each command."""
        return tuple(
            _story(context, root) for context in self.design.contexts for root in context.aggregates
        )

    @cached_property
    def requirements(self) -> tuple[str, ...]:
        """What must hold: the plan's constraints, and what it says of states, queries and events."""
        return tuple(dict.fromkeys((*self.design.constraints, *self._derived())))

    @property
    def entities(self) -> tuple[tuple[str, str], ...]:
        """What the feature speaks of, each with its meaning, or with what it has for want of one."""
        return tuple(
            (
                model.name,
                model.description or f"has {', '.join(_words(f.name) for f in model.fields)}",
            )
            for context in self.design.contexts
            for model in _models(context)
        )

    @cached_property
    def assumptions(self) -> tuple[str, ...]:
        """What the feature takes from other contexts, and which laws it breaks on purpose."""
        return (
            *(
                f"{_listed(item.types) or 'Something'} of the {_words(item.from_)} context"
                + (f": {item.justification}" if item.justification else "")
                for context in self.design.contexts
                for item in context.imports
            ),
            *(
                f"On purpose: {violation.name}" + (f": {violation.why}" if violation.why else "")
                for violation in self.design.violations
            ),
        )

    def _derived(self) -> Iterator[str]:
        for context in self.design.contexts:
            for enum in context.enums:
                if enum.terminal:
                    ends = _listed(enum.terminal, "or")
                    yield f"Nothing follows once `{enum.name}` is {ends}."
            for repository in context.repositories:
                for operation in repository.operations:
                    verb, by, fields = operation.name.partition("_by_")
                    if by and verb == "query":
                        root = _words(repository.aggregate or "aggregate")
                        what = _words(fields).replace(" and ", " and by ")
                        yield f"Every {root} can be found by {what}."
            for event in context.events:
                yield _promise(event)


def feature_documents(features: Features) -> tuple[FeatureDocuments, ...]:
    """The documents of every feature, the lowest number first."""
    return tuple(FeatureDocuments(number, features) for number in sorted(features))


def _models(context: Context) -> tuple[Aggregate | Entity, ...]:
    return (*context.aggregates, *context.entities)


def _story(context: Context, root: Aggregate) -> Story:
    return Story(
        title=f"{root.name}, in the {_words(context.name)} context",
        text=root.description,
        scenarios=tuple(_scenario(command, _one(_words(root.name))) for command in root.commands),
    )


def _scenario(command: Command, one: str) -> Scenario:
    asked, told = f"`{command.name}` is asked", _told(command)
    if command.creates:
        state = f" that is `{command.to}`" if command.to else ""
        return Scenario(f"what {one} needs", asked, f"there is {one}{state}{told}.")
    becomes = f"it is `{command.to}`{told}." if command.to else "what the plan leaves open is done."
    if not command.from_:
        return Scenario(one, f"{asked} of it", becomes)
    return Scenario(
        f"{one} that is {_listed(command.from_, 'or')}",
        f"{asked} of it",
        f"{becomes} In any other state it is refused, and nothing changes.",
    )


def _told(command: Command) -> str:
    """Which events say so."""
    verb = "say" if len(command.emits) > 1 else "says"
    return f", and {_listed(command.emits)} {verb} so" if command.emits else ""


def _promise(event: Event) -> str:
    when = f" when {event.trigger.rstrip('.')}" if event.trigger else ""
    kept = f", and kept for {event.retention}" if event.retention else ""
    return f"`{event.name}` is recorded{when}{kept}."


def _listed(names: tuple[str, ...], conjunction: str = "and") -> str:
    """Names in code font, as a sentence lists them."""
    quoted = [f"`{name}`" for name in names]
    *most, last = quoted or [""]
    return f"{', '.join(most)} {conjunction} {last}" if most else last


def _words(name: str) -> str:
    return snake(name).replace("_", " ")


def _one(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
