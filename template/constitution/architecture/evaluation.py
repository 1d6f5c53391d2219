"""Reading a smart enum by running its methods on its members, without importing them."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from constitution.code.program import Program
from constitution.code.scope import Binding, Binds, ClassInfo, FunctionInfo
from constitution.code.symbols import Variable
from constitution.code.types import ClassObject, External

_DEEPEST = 40
_COLLECTIONS = frozenset({"frozenset", "set", "tuple", "list", "sorted"})


@dataclass(frozen=True, slots=True)
class State:
    """A member of the enum that is run."""

    name: str


@dataclass(frozen=True, slots=True)
class EnumItself:
    """The class of the members."""


type Value = (
    State
    | EnumItself
    | bool
    | str
    | int
    | Sequence[Value]
    | frozenset[Value]
    | dict[Value, Value]
    | None
)
type Names = Mapping[str, Value]


class UndecidableError(Exception):
    """A method does more than can be run here."""


class Evaluation:
    """Runs the methods of one enum."""

    def __init__(self, program: Program, enum: ClassInfo) -> None:
        self._program = program
        self._enum = enum
        self._methods = {
            name: method
            for ancestor, _ in reversed(program.classes.lineage(enum))
            for name, method in ancestor.methods.items()
        }
        self._depth = 0
        self.states = tuple(State(name) for name in program.classes.members(enum))

    def call(self, method: FunctionInfo, state: State, *arguments: Value) -> Value:
        """What a method answers for one member."""
        spec = method.node.args
        names = [each.arg for each in (*spec.posonlyargs, *spec.args, *spec.kwonlyargs)]
        given: tuple[Value, ...] = (state, *arguments)
        if len(names) != len(given) or self._depth > _DEEPEST:
            raise UndecidableError
        self._depth += 1
        try:
            for answer in self._run(method.node.body, dict(zip(names, given, strict=True))):
                return answer
        finally:
            self._depth -= 1
        return None

    def _run(self, body: Sequence[ast.stmt], names: dict[str, Value]) -> Iterator[Value]:
        """Run statements; the first value that comes out is what they return."""
        for statement in body:
            match statement:
                case ast.Return(value=value):
                    yield None if value is None else self._of(value, names)
                case ast.If(test=test, body=then, orelse=otherwise):
                    yield from self._run(then if self._of(test, names) else otherwise, names)
                case ast.Match(subject=subject, cases=cases):
                    yield from self._match(self._of(subject, names), cases, names)
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    names[name] = self._of(value, names)
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    names[name] = self._of(value, names)
                case ast.Pass() | ast.Expr(value=ast.Constant()):
                    continue
                case _:
                    raise UndecidableError

    def _match(
        self, subject: Value, cases: list[ast.match_case], names: dict[str, Value]
    ) -> Iterator[Value]:
        for case in cases:
            if self._fits(subject, case.pattern, names) and (
                case.guard is None or self._of(case.guard, names)
            ):
                yield from self._run(case.body, names)
                return

    def _fits(self, subject: Value, pattern: ast.pattern, names: dict[str, Value]) -> bool:
        match pattern:
            case ast.MatchValue(value=value):
                return subject == self._of(value, names)
            case ast.MatchOr(patterns=patterns):
                return any(self._fits(subject, each, names) for each in patterns)
            case ast.MatchAs(pattern=inner, name=name):
                if inner is not None and not self._fits(subject, inner, names):
                    return False
                if name:
                    names[name] = subject
                return True
            case ast.MatchSequence(patterns=patterns) if isinstance(subject, tuple):
                return len(patterns) == len(subject) and all(
                    self._fits(part, each, names)
                    for part, each in zip(subject, patterns, strict=True)
                )
            case _:
                raise UndecidableError

    def _of(self, node: ast.expr, names: Names) -> Value:
        match node:
            case ast.Constant(value=value) if isinstance(value, (bool, str, int, type(None))):
                return value
            case ast.Name(id=name):
                return names[name] if name in names else self._named(node)
            case ast.Attribute(value=owner, attr=name):
                return self._attribute(self._of(owner, names), name)
            case ast.Call():
                return self._call(node, names)
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                return tuple(self._parts(parts, names))
            case ast.Set(elts=parts):
                return frozenset(self._parts(parts, names))
            case ast.Dict(keys=keys, values=values) if None not in keys:
                pairs = zip(keys, values, strict=True)
                return {self._of(key, names): self._of(of, names) for key, of in pairs if key}
            case ast.Subscript(value=table, slice=key):
                return self._lookup(self._of(table, names), self._of(key, names))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return not self._of(operand, names)
            case ast.BoolOp(op=op, values=parts):
                return self._joined(op, parts, names)
            case ast.IfExp(test=test, body=then, orelse=otherwise):
                return self._of(then if self._of(test, names) else otherwise, names)
            case ast.Compare(left=left, ops=ops, comparators=others):
                return self._compare(self._of(left, names), ops, others, names)
            case ast.BinOp(left=left, op=op, right=right):
                return _combined(op, self._of(left, names), self._of(right, names))
            case (
                ast.SetComp(elt=each, generators=[part])
                | ast.GeneratorExp(elt=each, generators=[part])
            ):
                return frozenset(self._each(each, part, names))
            case ast.ListComp(elt=each, generators=[part]):
                return tuple(self._each(each, part, names))
            case _:
                raise UndecidableError

    def _named(self, node: ast.Name) -> Value:
        found = self._program.symbols.of(node, self._enum.scope)
        match found:
            case ClassObject(cls=cls) if cls is self._enum:
                return EnumItself()
            case Variable(bindings=[Binding(binds=Binds.ASSIGN, source=ast.expr() as source)]):
                return self._of(source, {})
            case _:
                raise UndecidableError

    def _attribute(self, owner: Value, name: str) -> Value:
        if State(name) in self.states and isinstance(owner, (State, EnumItself)):
            return State(name)
        method = self._methods.get(name)
        if isinstance(owner, State):
            if name == "name":
                return owner.name
            if name == "__class__":
                return EnumItself()
            if method and self._program.classes.is_property(method):
                return self.call(method, owner)
        raise UndecidableError

    def _call(self, node: ast.Call, names: Names) -> Value:
        if node.keywords:
            raise UndecidableError
        arguments = list(self._parts(node.args, names))
        match node.func:
            case ast.Attribute(value=owner, attr=name):
                of = self._of(owner, names)
                if isinstance(of, dict) and name == "get" and arguments:
                    return of.get(arguments[0], *arguments[1:2])
                method = self._methods.get(name)
                if isinstance(of, State) and method and not method.is_static:
                    return self.call(method, of, *arguments)
            case ast.Name(id=name) if name not in names:
                found = self._program.symbols.of(node.func, self._enum.scope)
                if isinstance(found, External):
                    return self._builtin(found.path.rpartition(".")[2], arguments)
            case _:
                pass
        raise UndecidableError

    def _builtin(self, name: str, arguments: list[Value]) -> Value:
        if name in _COLLECTIONS:
            items = tuple(self._items(arguments[0])) if arguments else ()
            return frozenset(items) if "set" in name else items
        if name in ("bool", "any", "all") and len(arguments) == 1:
            if name == "bool":
                return bool(arguments[0])
            items = tuple(self._items(arguments[0]))
            return any(items) if name == "any" else all(items)
        if name == "type" and len(arguments) == 1 and isinstance(arguments[0], State):
            return EnumItself()
        raise UndecidableError

    def _parts(self, parts: Sequence[ast.expr], names: Names) -> Iterator[Value]:
        for part in parts:
            if isinstance(part, ast.Starred):
                yield from self._items(self._of(part.value, names))
            else:
                yield self._of(part, names)

    def _items(self, of: Value) -> Iterator[Value]:
        if isinstance(of, EnumItself):
            yield from self.states
        elif isinstance(of, (tuple, frozenset, dict)):
            yield from of
        else:
            raise UndecidableError

    def _each(self, each: ast.expr, part: ast.comprehension, names: Names) -> Iterator[Value]:
        if not isinstance(part.target, ast.Name):
            raise UndecidableError
        for item in self._items(self._of(part.iter, names)):
            known = {**names, part.target.id: item}
            if all(self._of(condition, known) for condition in part.ifs):
                yield self._of(each, known)

    def _joined(self, op: ast.boolop, parts: list[ast.expr], names: Names) -> Value:
        value: Value = None
        for part in parts:
            value = self._of(part, names)
            if bool(value) is isinstance(op, ast.Or):
                break
        return value

    def _compare(
        self, left: Value, ops: list[ast.cmpop], others: list[ast.expr], names: Names
    ) -> bool:
        for op, other in zip(ops, others, strict=True):
            right = self._of(other, names)
            match op:
                case ast.Is() | ast.Eq():
                    holds = left == right
                case ast.IsNot() | ast.NotEq():
                    holds = left != right
                case ast.In():
                    holds = left in self._items(right)
                case ast.NotIn():
                    holds = left not in self._items(right)
                case _:
                    raise UndecidableError
            if not holds:
                return False
            left = right
        return True

    @staticmethod
    def _lookup(table: Value, key: Value) -> Value:
        if isinstance(table, dict) and key in table:
            return table[key]
        raise UndecidableError


def _combined(op: ast.operator, left: Value, right: Value) -> Value:
    match op, left, right:
        case ast.BitOr(), frozenset(), frozenset():
            return left | right
        case ast.BitAnd(), frozenset(), frozenset():
            return left & right
        case ast.Sub(), frozenset(), frozenset():
            return left - right
        case ast.Add(), tuple(), tuple():
            return (*left, *right)
        case _:
            raise UndecidableError
