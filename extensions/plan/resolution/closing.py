"""Closing types: each field names a base, a class of its context or an imported one when this is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..commands import read_variants
from ..constraints import applies
from ..datatypes import BASES, TEMPORAL, implied_by_name, parse_type, variants
from ..diagnostics import Log
from ..draft import Draft
from ..model import Aggregate, TypedName, ValueObject, Violation
from ..naming import is_class, pascal, snake
from ..text import split_top
from .scope import Scope, singular, title

_TIMES = ("at", "now", "when", "timestamp", "as_of", "instant")
_DAYS = ("on", "today", "date", "day")
_COUNTS = (
    "count",
    "quantity",
    "number",
    "position",
    "size",
    "limit",
    "index",
    "version",
    "attempt",
    "attempts",
    "round",
    "sequence",
)
_QUESTIONS = ("is_", "has_", "will_", "can_", "was_", "should_")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose field is closed: its name, the aggregate it speaks of, and whether raw bases may stand in it."""

    name: str
    root: Aggregate | None = None
    raw: bool = False
    strict: bool = False
    """The author is told when a base is wrapped: this is an aggregate or an entity."""


class Closer:
    """Closes the fields of one context."""

    def __init__(self, scope: Scope, violations: Sequence[Violation]) -> None:
        self._scope = scope
        self._exempt = [violation for violation in violations if violation.law == "value_objects"]

    def fields(self, fields: Iterable[TypedName], owner: Owner) -> tuple[TypedName, ...]:
        """The fields with closed types."""
        return tuple(self.field(field, owner) for field in fields)

    def field(self, field: TypedName, owner: Owner) -> TypedName:
        """The field with a closed type."""
        if not field.type:
            field = self._guessed(field, owner)
        if " | " in field.type:
            return field.model_copy(update={"type": self._union(field, owner)})
        if field.many and field.type in ("float", "str") and owner.raw:
            return field
        if field.type in BASES:
            return (
                field
                if owner.raw or self._may_be_raw(field, owner)
                else self._wrapped(field, owner)
            )
        return field.model_copy(update={"type": self._named(field, owner)})

    def _guessed(self, field: TypedName, owner: Owner) -> TypedName:
        found = self.guess(field.name, owner)
        if found is not None:
            return field.model_copy(update=found)
        if owner.strict:
            self._scope.findings.log.warning(
                field.line,
                "PT531",
                f"field '{owner.name}.{field.name}' has no type and none can be inferred; read as str",
            )
        return field.model_copy(update={"type": "str"})

    def guess(self, name: str, owner: Owner) -> dict[str, str] | None:
        """The type that a name implies: of the aggregate's field of that name, of a class that is called so, or by habit."""
        root = owner.root
        if root is not None:
            same = next((f for f in root.fields if f.name == name and f.type), None)
            if same is not None and owner.name != root.name:
                return {"type": same.type} | ({"many": same.many} if same.many else {})
            if name in ("id", f"{snake(root.name)}_id"):
                return {"type": _identity_type(root)}
            if name in ("status", "state") or name.endswith(("_status", "_state")):
                for suffix in ("Status", "State"):
                    if f"{root.name}{suffix}" in self._scope.declared():
                        return {"type": f"{root.name}{suffix}"}
                status = next((f.type for f in root.fields if f.name in ("status", "state")), "")
                if status:
                    return {"type": status}
        kind = self._called(name, root)
        if kind:
            return {"type": kind}
        if name.endswith("s") and (kind := self._called(singular(name), root)):
            return {"type": kind, "many": "list"}
        return _by_habit(name)

    def _called(self, name: str, root: Aggregate | None) -> str | None:
        """The class that is called like a field: `Fee`, `OrderFee` in Order, or the only one that ends or begins so."""
        classes = [
            known
            for known, kind in {
                **self._scope.declared(),
                **dict.fromkeys(self._scope.imported(), "import"),
            }.items()
            if kind in ("value object", "enum", "entity", "import")
        ]
        plain = pascal(name)
        for exact in (plain, f"{root.name}{plain}" if root else ""):
            if exact in classes:
                return exact
        spelled = {known: snake(known) for known in classes}
        ending = [known for known, words in spelled.items() if words.endswith(f"_{name}")]
        beginning = [
            known
            for known, words in spelled.items()
            if words.startswith(f"{name}_") and not words.endswith("_id")
        ]
        for found in (ending, beginning):
            if len(found) == 1 and len(name) > 2:
                return found[0]
        return None

    def _may_be_raw(self, field: TypedName, owner: Owner) -> bool:
        if field.type in TEMPORAL:
            return True
        said = (f"`{field.name}`", f"`{owner.name}.{field.name}`")
        return any(
            owner.name in violation.subjects
            or any(words in f"{violation.name} {violation.why}" for words in said)
            for violation in self._exempt
        )

    def _wrapped(self, field: TypedName, owner: Owner) -> TypedName:
        """The field with its base wrapped in a value object named after it."""
        scope = self._scope
        base, many = field.type, field.many
        if many == "list" and base == "float":
            base, many = "list[float]", None
        root = owner.root
        if root is not None and owner.name == root.name and field.name == "id":
            name = f"{root.name}Id"
        else:
            name = title(singular(field.name) if many else field.name)
        known = scope.value(name)
        if known is None or known.base != base:
            first = name if known is None else f"{pascal(owner.name)}{name}"
            reused = scope.value(f"{pascal(owner.name)}{name}")
            if reused is not None and reused.base == base:
                name = reused.name
            else:
                name = scope.free(
                    first, f"{pascal(owner.name)}{name}", f"{pascal(owner.name)}{name}Value"
                )
                scope.add_value(ValueObject(line=field.line, name=name, base=base))
                if owner.strict:
                    scope.findings.log.warning(
                        field.line,
                        "PT533",
                        f"'{owner.name}.{field.name}' is a raw {base}; wrapped in a value object {name}",
                    )
        return field.model_copy(update={"type": name, "many": many})

    def _named(self, field: TypedName, owner: Owner) -> str:
        """The class that the field names: known, imported now, or made up as a stub."""
        scope, name = self._scope, field.type
        source, dot, plain = name.rpartition(".")
        if dot:
            return self._dotted(source, plain, field, owner)
        if scope.knows(name):
            return name
        if not is_class(name):
            name = title(name)
            if scope.knows(name):
                return name
        home = scope.home_of(name)
        if home is not None:
            scope.findings.log.warning(
                field.line,
                "PT530",
                f"unknown type '{name}' of '{owner.name}.{field.name}'; it is declared in context '{home}': add 'Imports from {home}'",
            )
            if name not in scope.variants() and scope.take_from(home, name):
                return name
        return self._stub(name, field, owner)

    def _dotted(self, source: str, plain: str, field: TypedName, owner: Owner) -> str:
        scope = self._scope
        if source == scope.name and scope.knows(plain):
            return plain
        if scope.imported().get(plain) == source:
            return plain
        taken = plain in scope.declared() or plain in scope.imported() or plain in scope.variants()
        if not taken and source != scope.name and scope.take_from(source, plain):
            return plain
        return self._stub(scope.free(plain, f"{title(source)}{plain}"), field, owner)

    def _stub(self, name: str, field: TypedName, owner: Owner) -> str:
        """A value object for a class that is declared nowhere."""
        scope = self._scope
        name = (
            scope.free(name, f"{name}Value")
            if name in scope.variants() or not is_class(name)
            else scope.free(name)
        )
        base = implied_by_name(name)
        scope.findings.log.warning(
            field.line,
            "PT530",
            f"unknown type '{field.type}' of '{owner.name}.{field.name}'; a stub is generated, wrapping {base}",
        )
        return scope.add_value(ValueObject(line=field.line, name=name, base=base))

    def _union(self, field: TypedName, owner: Owner) -> str:
        """An inline union is an outcome named after the field."""
        scope = self._scope
        alternatives = tuple(variants(tuple(split_top(field.type, r"\s*\|\s*"))))
        plain = title(field.name)
        made = read_variants(alternatives, field.line, plain, Draft(Log()), "")
        for outcome in scope.draft.outcomes:
            if tuple(v.name for v in outcome.variants) == tuple(v.name for v in made):
                return outcome.name
        taken = scope.declared().keys() | scope.imported().keys()
        made = tuple(
            v.model_copy(update={"name": scope.free(f"{v.name}Outcome")}) if v.name in taken else v
            for v in made
        )
        names = {variant.name for variant in made}
        name = scope.free(
            *(n for n in (plain, f"{pascal(owner.name)}{plain}") if n not in names),
            f"{pascal(owner.name)}{plain}Outcome",
        )
        scope.add_outcome(name, made, field.line)
        return name

    def argument_type(self, text: str, line: int, name: str) -> str:
        """A return type as text, closed; empty when it cannot be."""
        kind = parse_type(text)
        if kind is None or kind.many or kind.union or not kind.name:
            return ""
        if kind.name in ("Decimal", "float", "UUID"):
            wrapped = self._wrapped(TypedName(line=line, name=name, type=kind.name), Owner(name))
            return wrapped.type
        known = kind.name in BASES or self._scope.knows(kind.name)
        return f"{kind.name}{' | None' if kind.optional else ''}" if known else ""


def _identity_type(root: Aggregate) -> str:
    return (
        root.fields[0].type
        if root.fields
        and root.fields[0].type
        and root.fields[0].name in ("id", f"{snake(root.name)}_id")
        else f"{root.name}Id"
    )


def _by_habit(name: str) -> dict[str, str] | None:
    if name in _TIMES or name.endswith("_at"):
        return {"type": "datetime"}
    if name in _DAYS or name.endswith(("_on", "_date", "_day")):
        return {"type": "date"}
    if name in _COUNTS or name.endswith(tuple(f"_{word}" for word in _COUNTS)):
        return {"type": "int"}
    if name.startswith(_QUESTIONS):
        return {"type": "bool"}
    return {"type": "UUID"} if name.endswith("_id") else None


def close_values(scope: Scope, closer: Closer) -> None:
    """Close the composites, and wrap what wraps another value object."""
    for at in range(len(scope.draft.value_objects)):
        value = scope.draft.value_objects[at]
        if value.base is not None and value.base not in BASES:
            field = TypedName(
                line=value.line, name=snake(value.base.rpartition(".")[2]), type=value.base
            )
            value = value.model_copy(update={"base": None, "fields": (field,), "constraints": {}})
        fields = closer.fields(value.fields, Owner(value.name, raw=True))
        base = value.base or ""
        fitting = {k: v for k, v in value.constraints.items() if not base or applies(k, base)}
        value = value.model_copy(update={"fields": fields, "constraints": fitting})
        scope.draft.value_objects[at] = (
            _constrained(value, scope) if fields and value.constraints else value
        )


def _constrained(value: ValueObject, scope: Scope) -> ValueObject:
    """The constraints of a composite are those of its only field that they can stand on."""
    able = [
        field
        for field in value.fields
        if field.type in BASES and all(applies(key, field.type) for key in value.constraints)
    ]
    fields = value.fields
    if len(able) == 1:
        name = scope.free(f"{value.name}{title(able[0].name)}")
        scope.add_value(
            ValueObject(
                line=value.line, name=name, base=able[0].type, constraints=value.constraints
            )
        )
        fields = tuple(
            field.model_copy(update={"type": name}) if field is able[0] else field
            for field in fields
        )
    return value.model_copy(update={"constraints": {}, "fields": fields})
