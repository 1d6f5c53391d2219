"""Law 4: what follows from a state is asked of the state, never decided beside it."""

import ast
from collections.abc import Iterator

from constitution.code.index import patterns_in
from constitution.code.program import Program
from constitution.code.project import Layer
from constitution.code.scope import Binds, ClassInfo, Scope
from constitution.code.types import ClassObject, Constant, External, Type, options
from constitution.finding import Finding, Law, Rule
from constitution.laws.chains import decision
from constitution.laws.evidence import finding, symbol_of
from constitution.laws.members import Members, is_fixed_values

_PYTHON = frozenset(
    [
        "any",
        "all",
        "bool",
        "filter",
        "len",
        "list",
        "next",
        "sorted",
        "sum",
        "tuple",
        "set",
        "map",
        "not_",
    ]
)
_COMPARISONS = frozenset(
    f"{module}.{name}"
    for module in ("operator", "_operator")
    for name in ("eq", "ne", "is_", "is_not", "lt", "le", "gt", "ge", "contains")
)
_TABLES = frozenset({"builtins.dict", "types.MappingProxyType", "frozendict.frozendict"})


def check(program: Program) -> Iterator[Finding]:
    members = Members(program)
    decided: set[ast.AST] = set()
    for node, enum, scope in _comparisons(program, members):
        head = decision(node, scope.module)
        if head not in decided:
            decided.add(head)
            yield _compared(node, enum, scope)
    for match, scope in program.all(ast.Match):
        if (found := _matched(program, members, match, scope)) and _outside(found, scope):
            message = f"{symbol_of(scope)} matches on the members of {found.name}"
            yield _finding("L4.2", match, found, scope, message)
    for table, scope in _tables(program):
        if (found := _dispatched(program, members, table, scope)) and _outside(found, scope):
            message = f"{symbol_of(scope)} keeps a table of what follows from {found.name}"
            yield _finding("L4.3", table, found, scope, message)


def subjects(program: Program) -> int:
    return sum(1 for _ in program.all_functions(Layer.DOMAIN))


def _finding(rule: str, node: ast.AST, enum: ClassInfo, scope: Scope, message: str) -> Finding:
    fix = f"ask {enum.name}: give it a method that answers, and call that"
    owner = scope.cls.qualname if scope.cls else scope.module.name
    return finding(rule, scope.module, node, symbol_of(scope), message, fix, owner, enum.name)


def _compared(node: ast.AST, enum: ClassInfo, scope: Scope) -> Finding:
    return _finding(
        "L4.1", node, enum, scope, f"{symbol_of(scope)} decides by the members of {enum.name}"
    )


def _outside(enum: ClassInfo, scope: Scope) -> bool:
    """Whether a scope stands outside of the enum, its bases and its heirs."""
    here: Scope | None = scope
    while here is not None:
        if here.is_class and here.cls:
            inherited = {base.id for base in enum.node.bases if isinstance(base, ast.Name)}
            if here.cls is enum or here.cls.name in inherited:
                return False
            if any(isinstance(b, ast.Name) and b.id == enum.name for b in here.cls.node.bases):
                return False
        here = here.parent
    return True


def _comparisons(program: Program, members: Members) -> Iterator[tuple[ast.expr, ClassInfo, Scope]]:
    """Every comparison with members of an enum, in the order of the text."""
    found: list[tuple[ast.expr, ClassInfo, Scope]] = []
    for node, operands, scope in _compared_operands(program):
        enum = _against(program, members, node, operands, scope)
        if enum and _outside(enum, scope):
            found.append((node, enum, scope))
    yield from sorted(found, key=lambda each: (each[0].lineno, each[0].col_offset))


def _against(
    program: Program,
    members: Members,
    node: ast.expr,
    operands: list[ast.expr],
    scope: Scope,
) -> ClassInfo | None:
    """The enum whose members a comparison decides by."""
    if any(members.is_tag(operand, scope) for operand in operands):
        return None
    enum: ClassInfo | None = None
    for operand in operands:
        enum = enum or members.member(operand, scope) or members.collection(operand, scope)
    if enum is None and any(_is_fixed(members, operand, scope) for operand in operands):
        for operand in operands:
            if not is_fixed_values(operand):
                enum = enum or members.raw(operand, scope)
    if enum is None or _is_statement(program, node, operands, scope):
        return None
    return enum


def _is_fixed(members: Members, node: ast.expr, scope: Scope) -> bool:
    if is_fixed_values(node):
        return True
    sources = members.sources(node, scope)
    return bool(sources) and all(
        binds is Binds.ASSIGN and is_fixed_values(source) for source, _, binds in sources
    )


def _compared_operands(program: Program) -> Iterator[tuple[ast.expr, list[ast.expr], Scope]]:
    """What is compared, also where it is spelled as a call: `operator.eq(a, b)`, `a.__eq__(b)`."""
    for compare, scope in program.all(ast.Compare):
        yield compare, [compare.left, *compare.comparators], scope
    for call, scope in program.sites.of(_COMPARISONS):
        yield call, call.args, scope
    for call, scope in program.sites.named(["__eq__", "__ne__", "__contains__"]):
        if isinstance(call.func, ast.Attribute):
            yield call, [call.func.value, *call.args], scope
    for call, scope in program.sites.named(["count", "index"]):
        if isinstance(call.func, ast.Attribute):
            if any(_is_sequence(option) for option in options(program.of(call.func.value, scope))):
                yield call, call.args[:1], scope


def _is_sequence(of: Type) -> bool:
    return isinstance(of, External) and of.path in ("builtins.list", "builtins.tuple")


def _is_statement(program: Program, node: ast.expr, operands: list[ast.expr], scope: Scope) -> bool:
    """Whether a comparison builds a query: of a column, or as a repository's argument."""
    for operand in operands:
        if not isinstance(operand, ast.Attribute):
            continue
        for owner in options(program.of(operand.value, scope)):
            if isinstance(owner, ClassObject) and not program.classes.is_enum(owner.cls):
                return True
    if not scope.module.place.is_repository:
        return False
    for ancestor in scope.module.ancestors(node):
        if isinstance(ancestor, ast.Call):
            path = program.path(ancestor.func, scope)
            return not (path.startswith("builtins.") and path.rpartition(".")[2] in _PYTHON)
        if isinstance(ancestor, (ast.stmt, ast.Lambda, ast.comprehension)):
            return False
    return False


def _matched(
    program: Program, members: Members, match: ast.Match, scope: Scope
) -> ClassInfo | None:
    """The enum whose members, or raw values, the cases of a `match` name."""
    if members.is_tag(match.subject, scope):
        return None
    varies = members.raw(match.subject, scope)
    subjects_ = match.subject.elts if isinstance(match.subject, ast.Tuple) else ()
    for case in match.cases:
        for pattern in patterns_in(case.pattern):
            if not isinstance(pattern, ast.MatchValue):
                continue
            if found := members.member(pattern.value, scope):
                if not _is_tag_pattern(program, pattern, scope):
                    return found
            elif varies and is_fixed_values(pattern.value):
                return varies
            elif is_fixed_values(pattern.value):
                parent = scope.module.parents.get(pattern)
                if isinstance(parent, ast.MatchSequence) and subjects_:
                    position = parent.patterns.index(pattern)
                    if position < len(subjects_):
                        if found := members.raw(subjects_[position], scope):
                            return found
                if found := _attribute_enum(program, members, pattern, scope):
                    return found
    return None


def _is_tag_pattern(program: Program, pattern: ast.MatchValue, scope: Scope) -> bool:
    """Whether `Class(kind=Kind.X)` narrows by a tag."""
    described = _described(program, pattern, scope)
    return isinstance(described, Constant)


def _attribute_enum(
    program: Program, members: Members, pattern: ast.MatchValue, scope: Scope
) -> ClassInfo | None:
    return members.enum_of(_described(program, pattern, scope))


def _described(program: Program, pattern: ast.MatchValue, scope: Scope) -> Type | None:
    child: ast.AST = pattern
    parent = scope.module.parents.get(child)
    while isinstance(parent, ast.MatchOr):
        child, parent = parent, scope.module.parents.get(parent)
    if not isinstance(parent, ast.MatchClass) or child not in parent.kwd_patterns:
        return None
    name = parent.kwd_attrs[parent.kwd_patterns.index(child)]
    owner = program.of(parent.cls, scope)
    return program.members.attribute(program.members.called(owner), name)


def _tables(program: Program) -> Iterator[tuple[ast.Dict | ast.Call, Scope]]:
    yield from program.all(ast.Dict)
    for call, scope in program.sites.of(_TABLES):
        if _keys(call):
            yield call, scope


def _keys(table: ast.Dict | ast.Call) -> list[ast.expr]:
    """The keys of a dictionary, also of `dict(a=1)` and `dict([(a, 1)])`."""
    if isinstance(table, ast.Dict):
        return [key for key in table.keys if key is not None]
    named: list[ast.expr] = [ast.Constant(word.arg) for word in table.keywords if word.arg]
    pairs = table.args[0] if table.args else None
    if isinstance(pairs, (ast.List, ast.Tuple)):
        named += [pair.elts[0] for pair in pairs.elts if isinstance(pair, ast.Tuple) and pair.elts]
    return named


def _dispatched(
    program: Program, members: Members, table: ast.Dict | ast.Call, scope: Scope
) -> ClassInfo | None:
    """The enum by whose members a dictionary dispatches."""
    keys = _keys(table)
    found = [enum for key in keys if (enum := members.member(key, scope))]
    use = _use(program, table, scope)
    if use is not None and not found and keys and all(map(is_fixed_values, keys)):
        return members.raw(use, scope)
    if not found:
        return None
    if use is not None:
        return found[0]
    if len(found) < 2 or scope.is_function or not _is_named(program, table, scope):
        return None
    return None if _serves_enum_only(program, table, found[0], scope) else found[0]


def _use(program: Program, table: ast.Dict | ast.Call, scope: Scope) -> ast.expr | None:
    """The key by which a dictionary written here is read."""
    node, parent = _unwrapped(program, table, scope)
    if key := _reading(node, parent, scope):
        return key
    if not isinstance(parent, (ast.Assign, ast.AnnAssign, ast.NamedExpr)) or not scope.is_function:
        return None
    targets = parent.targets if isinstance(parent, ast.Assign) else [parent.target]
    names = {target.id for target in targets if isinstance(target, ast.Name)}
    read = [each.value for each in scope.all(ast.Subscript)]
    called = [each.func for each in scope.all(ast.Call)]
    for base in (*read, *called):
        name = base.value if isinstance(base, ast.Attribute) else base
        if isinstance(name, ast.Name) and name.id in names:
            around = scope.module.parents.get(name)
            if around is not None and (key := _reading(name, around, scope)):
                return key
    return None


def _unwrapped(
    program: Program, table: ast.Dict | ast.Call, scope: Scope
) -> tuple[ast.AST, ast.AST | None]:
    node: ast.AST = table
    parent = scope.module.parents.get(node)
    while isinstance(parent, ast.Call) and node in parent.args:
        if program.path(parent.func, scope) not in _TABLES:
            break
        node, parent = parent, scope.module.parents.get(parent)
    return node, parent


def _reading(node: ast.AST, parent: ast.AST | None, scope: Scope) -> ast.expr | None:
    match parent:
        case ast.Subscript(value=value, slice=key, ctx=ast.Load()) if value is node:
            return key
        case ast.Attribute(value=value, attr="get" | "__getitem__" | "pop") if value is node:
            call = scope.module.parents.get(parent)
            if isinstance(call, ast.Call) and call.args:
                return call.args[0]
        case _:
            pass
    return None


def _is_named(program: Program, table: ast.Dict | ast.Call, scope: Scope) -> bool:
    _, parent = _unwrapped(program, table, scope)
    return isinstance(parent, (ast.Assign, ast.AnnAssign))


def _serves_enum_only(
    program: Program, table: ast.Dict | ast.Call, enum: ClassInfo, scope: Scope
) -> bool:
    """Whether a table beside its enum is read by the enum's own methods alone."""
    if enum.module is not scope.module or scope.is_class:
        return False
    _, parent = _unwrapped(program, table, scope)
    targets = (
        parent.targets if isinstance(parent, ast.Assign) else [getattr(parent, "target", None)]
    )
    names = {target.id for target in targets if isinstance(target, ast.Name)}
    if not names:
        return False
    readers = [
        node
        for node in scope.module.parents
        if isinstance(node, ast.Name) and node.id in names and isinstance(node.ctx, ast.Load)
    ]
    inside = [enum.node in scope.module.ancestors(reader) for reader in readers]
    imported = any(
        binding.target in {f"{scope.module.name}.{name}" for name in names}
        for module in program.modules
        for each in module.scopes
        for bindings in each.names.values()
        for binding in bindings
        if binding.target
    )
    return bool(inside) and all(inside) and not imported


LAW = Law(
    id="L4",
    title="Smart enums decide",
    promise="Smart enums contain behavior (not external if/else branching)",
    rationale=(
        "A branch on a state outside of the enum is a rule that the enum does not know of: a new "
        "state passes it by in silence, and the same question gets two answers. Asked of the enum, "
        "the rule is in one place, and a type checker finds the state that was forgotten."
    ),
    bad="""
def fee(parcel: Parcel) -> Fee:
    if parcel.status == ParcelStatus.RETURNED:
        return RETURN_FEE
    return NO_FEE
""",
    good="""
class ParcelStatus(StrEnum):
    DELIVERED = "delivered"
    RETURNED = "returned"

    def costs_extra(self) -> bool:
        return self is ParcelStatus.RETURNED
""",
    rules=(
        Rule("L4.1", "A comparison with a member", "Ask the enum: a method that answers."),
        Rule("L4.2", "A match on members", "Move the match into a method of the enum."),
        Rule("L4.3", "A table by members", "Move the table into a method of the enum."),
    ),
    home="src/app/domain",
    check=check,
    subjects=subjects,
)
