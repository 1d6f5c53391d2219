"""Reading the architecture from the code, as the laws read it."""

import ast
from collections.abc import Iterator

from constitution.architecture.machines import machine
from constitution.architecture.model import (
    Aggregate,
    Architecture,
    Command,
    Context,
    Event,
    Route,
    Store,
    Word,
)
from constitution.architecture.words import doc
from constitution.code.classes import Field
from constitution.code.program import Program
from constitution.code.project import Layer, Role
from constitution.code.scope import ClassInfo, FunctionInfo, Module, Scope
from constitution.code.types import ClassObject, Instance, Member, options

_METHODS = frozenset({"get", "post", "put", "patch", "delete", "head", "options"})
_REVISION = "revision"  # what every aggregate counts its saves by
_TAG = "kind"  # what tells the members of a union apart


def architecture(program: Program) -> Architecture:
    """All that the pages tell, from the code as it stands."""
    return Architecture(tuple(_Reading(program, name).context() for name in program.contexts))


class _Reading:
    """Reads one context."""

    def __init__(self, program: Program, name: str) -> None:
        self._program = program
        self._name = name
        self._modules = [m for m in program.in_layer(Layer.DOMAIN) if m.place.context == name]
        self._classes = [cls for module in self._modules for cls in module.classes]
        lineages = (program.classes.lineage(cls) for cls in self._classes)
        self._bases = {base for lineage in lineages for base, _ in list(lineage)[1:]}

    def context(self) -> Context:
        aggregates = [cls for cls in self._classes if self._is_aggregate(cls)]
        return Context(
            name=self._name,
            doc=self._doc(),
            aggregates=tuple(map(self._aggregate, aggregates)),
            entities=tuple(map(self._word, filter(self._is_entity, self._classes))),
            values=tuple(map(self._word, filter(self._is_value, self._classes))),
            machines=tuple(
                machine(self._program, cls, self._initial(cls))
                for cls in self._classes
                if self._program.classes.is_enum(cls)
            ),
            events=tuple(map(self._event, filter(self._is_event, self._classes))),
            stores=tuple(self._stores()),
            use_cases=tuple(self._use_cases()),
            routes=tuple(self._routes()),
            imports=self._imports(),
        )

    def _doc(self) -> str:
        package = next((m for m in self._modules if m.file.is_package), None)
        return doc(package.file.tree) if package else ""

    # aggregates and what they are made of

    def _is_aggregate(self, cls: ClassInfo) -> bool:
        return (
            self._program.classes.is_domain_model(cls)
            and cls.place.role is Role.AGGREGATE
            and _REVISION in self._program.classes.all_fields(cls)
        )

    def _is_entity(self, cls: ClassInfo) -> bool:
        return (
            self._program.classes.is_domain_model(cls)
            and cls.place.role is Role.AGGREGATE
            and not self._is_aggregate(cls)
            and not self._program.classes.is_value_object(cls)
            and _TAG not in self._program.classes.all_fields(cls)
        )

    def _is_value(self, cls: ClassInfo) -> bool:
        return self._program.classes.is_value_object(cls)

    def _aggregate(self, cls: ClassInfo) -> Aggregate:
        commands = tuple(
            self._command(method) for method in cls.methods.values() if self._is_command(method)
        )
        return Aggregate(cls.name, doc(cls.node), self._fields(cls), commands)

    def _fields(self, cls: ClassInfo) -> tuple[str, ...]:
        fields = self._program.classes.all_fields(cls).values()
        return tuple(_declared(f) for f in sorted(fields, key=_position) if f.name != _REVISION)

    def _word(self, cls: ClassInfo) -> Word:
        fields = [f for f in self._program.classes.fields(cls) if f.name not in ("root", "value")]
        of = ", ".join(_declared(field) for field in fields)
        return Word(cls.name, doc(cls.node), of or ", ".join(map(ast.unparse, cls.node.bases)))

    def _is_command(self, method: FunctionInfo) -> bool:
        if not method.is_public or self._program.classes.is_property(method):
            return False
        return bool(self._outcomes(method))

    def _command(self, method: FunctionInfo) -> Command:
        calls = (node for node in ast.walk(method.node) if isinstance(node, ast.Call))
        made = (self._program.symbols.of(call.func, method.scope) for call in calls)
        events = (c.cls.name for c in made if isinstance(c, ClassObject) and self._is_event(c.cls))
        return Command(method.name, self._outcomes(method), tuple(dict.fromkeys(events)))

    def _outcomes(self, method: FunctionInfo) -> tuple[str, ...]:
        """The variants that a method may return; none if it returns no outcome."""
        returned = self._program.annotations.read(method.node.returns, method.scope)
        classes = [option.cls for option in options(returned) if isinstance(option, Instance)]
        if not all(_TAG in self._program.classes.all_fields(cls) for cls in classes):
            return ()
        return tuple(dict.fromkeys(cls.name for cls in classes))

    def _initial(self, enum: ClassInfo) -> str:
        """The state that an aggregate of this context begins in."""
        for cls in self._classes:
            for field in self._program.classes.fields(cls):
                match field.default and self._program.of(field.default, cls.scope):
                    case Member(cls=found, name=name) if found is enum:
                        return name
                    case _:
                        continue
        return ""

    # events

    def _is_event(self, cls: ClassInfo) -> bool:
        """Whether a class rests on the kernel's event, or is one of the context's own making."""
        if cls.place.is_kernel:
            return False
        if cls.place.role is Role.EVENT and self._program.classes.is_domain_model(cls):
            return cls not in self._bases and not self._is_value(cls)
        return any(
            base.place.is_kernel and base.place.context == Role.EVENT and _is_base(base)
            for base, _ in self._program.classes.lineage(cls)
        )

    def _event(self, cls: ClassInfo) -> Event:
        fields = self._program.classes.all_fields(cls).values()
        own = [f for f in fields if f.name != _TAG and not f.owner.place.is_kernel]
        payload = tuple(_declared(field) for field in sorted(own, key=_position))
        category, retention = self._member(cls, "category"), self._member(cls, "retention")
        return Event(
            cls.name,
            doc(cls.node),
            category.name if isinstance(category, Member) else category,
            _value_of(retention) if isinstance(retention, Member) else retention,
            payload,
        )

    def _member(self, cls: ClassInfo, name: str) -> Member | str:
        """The member of an enum that a class says of itself; as written, if it is none."""
        for ancestor, _ in self._program.classes.lineage(cls):
            for binding in reversed(ancestor.scope.names.get(name, [])):
                source = binding.source
                if not isinstance(source, ast.expr):
                    continue
                found = self._program.of(source, ancestor.scope)
                return found if isinstance(found, Member) else ast.unparse(source)
        return ""

    # what surrounds the domain

    def _stores(self) -> Iterator[Store]:
        for cls in self._classes:
            if not (cls.place.is_repository and self._program.classes.is_protocol(cls)):
                continue
            asked = {name for name, method in cls.methods.items() if method.is_public}
            kept_by = tuple(
                other.name for other in self._classes if self._keeps(other, asked) and asked
            )
            operations = tuple(name for name in cls.methods if name in asked)
            yield Store(cls.name, doc(cls.node), operations, kept_by)

    def _keeps(self, cls: ClassInfo, asked: set[str]) -> bool:
        classes = self._program.classes
        if not cls.place.is_repository or classes.is_protocol(cls) or classes.is_model(cls):
            return False
        has = {name for ancestor, _ in classes.lineage(cls) for name in ancestor.methods}
        return asked <= has

    def _use_cases(self) -> Iterator[str]:
        for module in self._units(Layer.SERVICE):
            for function in module.functions:
                if function.is_async and function.is_public and function.cls:
                    yield function.qualname

    def _routes(self) -> Iterator[Route]:
        for module in self._units(Layer.API):
            for function in module.functions:
                for decorator in function.node.decorator_list:
                    if request := _request(decorator, module.scope):
                        yield Route(request, function.name)

    def _units(self, layer: Layer) -> list[Module]:
        return [m for m in self._program.in_layer(layer) if m.place.context == self._name]

    def _imports(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = {}
        for each in self._program.imports:
            if each.module not in self._modules or not each.passes:
                continue
            source = each.passes[-1].place
            if source.layer is Layer.DOMAIN and source.context not in ("", self._name):
                if not source.is_kernel:
                    found.setdefault(source.context, set()).add(each.name)
        return {name: tuple(sorted(found[name])) for name in sorted(found)}


def _is_base(cls: ClassInfo) -> bool:
    return cls.module.name.endswith(".base")


def _declared(field: Field) -> str:
    return f"{field.name}: {ast.unparse(field.annotation)}"


def _position(field: Field) -> tuple[str, int]:
    return field.owner.full_name, getattr(field.node, "lineno", 0)


def _value_of(member: Member) -> str:
    for binding in member.cls.scope.names.get(member.name, []):
        if isinstance(binding.source, ast.Constant) and isinstance(binding.source.value, str):
            return binding.source.value
    return member.name


def _request(decorator: ast.expr, scope: Scope) -> str:
    """`GET /orders` for `@router.get("/orders")`, the router's own prefix included."""
    match decorator:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id=router), attr=method),
            args=[ast.Constant(value=str(path)), *_],
        ) if method in _METHODS:
            return f"{method.upper()} {_prefix(router, scope)}{path}"
        case _:
            return ""


def _prefix(router: str, scope: Scope) -> str:
    for binding in scope.names.get(router, []):
        if isinstance(binding.source, ast.Call):
            for keyword in binding.source.keywords:
                if keyword.arg == "prefix" and isinstance(keyword.value, ast.Constant):
                    return str(keyword.value.value)
    return ""
