"""The features of a project: what its answers record, and what one more plan makes of them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel, TypeAdapter

from .plan import Resolution, resolve, write
from .plan.diagnostics import Log
from .plan.model import Context, Design
from .union import beyond, contradictions, declarations, extended, references, united

FIRST = "001"


class Feature(BaseModel, frozen=True, extra="forbid"):
    """A feature as recorded: its resolved design, and the plan it was read from, byte for byte."""

    design: Design
    plan: str | None = None

    @property
    def title(self) -> str:
        """What the feature is called in messages, e.g. `001-payment-capture`."""
        return f"{self.design.feature.number}-{self.design.feature.slug}"

    @property
    def folder(self) -> str:
        """The name of the folder under `specs` that has its documents."""
        return PurePosixPath(self.design.feature.dir or self.title).name

    def with_plan(self) -> "Feature":
        """The feature with its plan, the canonical one if it was read from none."""
        return (
            self if self.plan is not None else Feature(design=self.design, plan=write(self.design))
        )


type Features = Mapping[str, Feature]
"""Features by number."""

_features: TypeAdapter[dict[str, Feature]] = TypeAdapter(dict[str, Feature])


def read_features(record: Any) -> Features:
    """The features that `record_features` wrote."""
    return _features.validate_python(record or {})


def record_features(features: Features) -> dict[str, Any]:
    """The features as JSON for the answers file: one spelling, sorted by number."""
    return {
        number: {"design": feature.design.compact()}
        | ({} if feature.plan is None else {"plan": feature.plan})
        for number, feature in sorted(features.items())
    }


def whole_design(features: Features) -> Design:
    """The design of the project: all its features, the lowest number first."""
    return united(feature.design for _, feature in sorted(features.items()))


def resolved_within(features: Features, written: Design, number: str) -> Resolution:
    """The resolution of a plan in the project it joins.

    What features with a lower number declare in its contexts is known to it, so nothing that exists
    is inferred again, and only what goes beyond that is its own.
    """
    bases = _contexts({n: feature for n, feature in features.items() if n < number})
    grown = (extended(bases[c.name], c) if c.name in bases else c for c in written.contexts)
    resolution = resolve(written.model_copy(update={"contexts": tuple(grown)}))
    own = (beyond(c, bases[c.name]) if c.name in bases else c for c in resolution.design.contexts)
    design = resolution.design.model_copy(update={"contexts": tuple(own)})
    return replace(resolution, design=design)


def with_feature(features: Features, written: Design, plan: str | None, log: Log) -> Features:
    """The features once this plan's feature is one of them; what cannot be is in the log."""
    alone = resolve(written).design
    number = alone.feature.number or FIRST
    resolution = resolved_within(features, written, number)
    design = resolution.design
    joined = {**features, number: Feature(design=design, plan=plan)}

    log.extend(resolution.diagnostics)
    _check_number(features, joined[number], log)
    for other, feature in features.items():
        if other < number:
            _check_joining(written, alone, feature, log)
        elif other > number:
            _check_joined(design, feature, log)
    _check_losses(features, joined, number, log)
    _check_imports(joined, number, log)
    return joined


def _contexts(features: Features) -> dict[str, Context]:
    return {c.name: c for c in whole_design(features).contexts} if features else {}


def _check_number(features: Features, feature: Feature, log: Log) -> None:
    """A number belongs to one feature, or a plan without a number would replace another's."""
    number = feature.design.feature.number or FIRST
    for other in features.values():
        if other.folder == feature.folder and other.design.feature.number != number:
            log.error(
                1,
                "PT701",
                f"specs/{feature.folder} has the documents of {other.title}; "
                "give this plan a folder of its own",
            )
    known = features.get(number)
    if known and known.title != feature.title:
        log.error(
            1,
            "PT701",
            f"feature {number} of this project is {known.title}; to add a feature, number it: "
            f"**Branch**: `{_free_number(features)}-{feature.design.feature.slug}`; "
            f"to change {known.title}, keep that as the branch",
        )


def _free_number(features: Features) -> str:
    counted = [int(number) for number in features if len(number) < 8 and number.isdecimal()]
    return f"{max(counted, default=0) + 1:03}"


def _check_joining(written: Design, alone: Design, earlier: Feature, log: Log) -> None:
    """A class that an earlier feature declares is the same here, as written or as resolved."""
    resolved = {context.name: context for context in alone.contexts}
    theirs = {context.name: context for context in earlier.design.contexts}
    for context in written.contexts:
        if context.name in theirs:
            base = theirs[context.name]
            differ = {clash.name for clash in contradictions(resolved[context.name], base)}
            for clash in contradictions(context, base):
                if clash.name in differ:
                    _log_clash(clash.name, clash.line, context, earlier, log)


def _check_joined(design: Design, later: Feature, log: Log) -> None:
    """A class that a later feature declares is not declared otherwise here."""
    theirs = {context.name: context for context in later.design.contexts}
    for context in design.contexts:
        if context.name in theirs:
            lines = {declaration.name: declaration.line for declaration in declarations(context)}
            for clash in contradictions(theirs[context.name], context):
                line = lines.get(clash.name or "", context.line)
                _log_clash(clash.name, line, context, later, log)


def _log_clash(name: str | None, line: int, context: Context, other: Feature, log: Log) -> None:
    log.error(
        line,
        "PT702",
        f"{name or 'a repository'} of context {context.name} is declared otherwise "
        f"by feature {other.title}; declare it in one plan only",
    )


def _check_losses(features: Features, joined: Features, number: str, log: Log) -> None:
    """What other features refer to stays declared, and what nobody declares any more is said."""
    before, after = _contexts(features), _contexts(joined)
    lost = _declared(before.values()) - _declared(after.values())
    for other, feature in sorted(joined.items()):
        for context in feature.design.contexts if other != number else ():
            for of, name in sorted(references(context) & lost):
                log.error(
                    1,
                    "PT703",
                    f"{name} of context {of} is gone from this plan, but feature "
                    f"{feature.title} refers to it; change that plan first",
                )
    for name in before:
        if name not in after:
            log.warning(
                1,
                "PT704",
                f"context {name} is in no plan any more; its files are removed, edited or not",
            )


def _check_imports(joined: Features, number: str, log: Log) -> None:
    """Imports from a context that the project designs name types it has, and never lead back."""
    contexts = _contexts(joined)
    declared = _declared(contexts.values())
    for context in joined[number].design.contexts:
        for import_ in context.imports:
            if import_.from_ not in contexts:
                continue
            for name in import_.types:
                if (import_.from_, name) not in declared:
                    log.error(
                        import_.line, "PT552", f"context {import_.from_} does not declare {name}"
                    )
            path = _way(import_.from_, context.name, contexts)
            if path:
                circle = " → ".join((context.name, *path))
                log.error(import_.line, "PT553", f"circular cross-domain import: {circle}")


def _declared(contexts: Iterable[Context]) -> set[tuple[str, str]]:
    return {(c.name, declaration.name) for c in contexts for declaration in declarations(c)}


def _way(start: str, goal: str, contexts: Mapping[str, Context]) -> tuple[str, ...]:
    """The contexts that imports lead through from `start` to `goal`, both included."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in ways:
        if way[-1] == goal:
            return way
        sources = {i.from_ for i in contexts[way[-1]].imports} & contexts.keys()
        ways += [(*way, source) for source in sorted(sources - seen)]
        seen |= sources
    return ()
