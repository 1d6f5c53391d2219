"""Law 6: services and routes orchestrate: what to do about a value is the value's own decision."""

import ast
from collections.abc import Iterator

from constitution.code.drivers import is_driver
from constitution.code.index import patterns_in
from constitution.code.program import Program
from constitution.code.project import Layer
from constitution.code.scope import ClassInfo, Scope
from constitution.code.types import ClassObject, External, Instance, options
from constitution.finding import Finding, Law, Rule
from constitution.laws.chains import decision, test_of
from constitution.laws.evidence import finding, symbol_of
from constitution.laws.making import defined, making
from constitution.laws.reads import Reads, is_text

_ASKS_KIND = frozenset(
    f"builtins.{name}" for name in ("isinstance", "issubclass", "callable", "hasattr", "type")
)
_AGGREGATES = frozenset(
    (
        *("sum", "min", "max", "sorted", "reduce", "fsum", "prod"),
        *("mean", "median", "fmean", "stdev", "nlargest", "nsmallest", "groupby"),
    )
)
_GETTERS = frozenset(["operator.attrgetter", "operator.methodcaller"])
_PREDICATED = frozenset(["filter", "filterfalse", "takewhile", "dropwhile"])
_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)
_LOGS = frozenset(["logfire", "logging", "structlog", "loguru", "opentelemetry"])


def check(program: Program) -> Iterator[Finding]:
    reads = Reads(program)
    for module in program.in_layer(Layer.SERVICE, Layer.API):
        for scope in module.scopes:
            yield from _decisions(program, reads, scope)
            yield from making(program, reads, scope)
    yield from defined(program)


def subjects(program: Program) -> int:
    return sum(function.cls is not None for function in program.all_functions(Layer.SERVICE))


def _decisions(program: Program, reads: Reads, scope: Scope) -> Iterator[Finding]:
    found: dict[ast.AST, tuple[str, ast.expr]] = {}
    for node in _tested(scope):
        if isinstance(node, ast.Compare):
            if _compares(program, reads, node, scope):
                found.setdefault(node, ("L6.1", node))
        elif reads.derived(node, scope) and not _asks_kind(program, node, scope):
            found.setdefault(node, ("L6.1", node))
    for compare in scope.all(ast.Compare):
        if _compares(program, reads, compare, scope):
            found.setdefault(compare, ("L6.1", compare))
    operations: list[ast.BinOp | ast.AugAssign] = [*scope.all(ast.BinOp), *scope.all(ast.AugAssign)]
    for operation in operations:
        if _calculates(program, reads, operation, scope):
            found.setdefault(operation, ("L6.2", _as_expression(operation)))
    for call in scope.all(ast.Call):
        if _aggregates(program, reads, call, scope):
            found.setdefault(call, ("L6.2", call))
        elif _chooses(program, reads, call, scope):
            found.setdefault(call, ("L6.1", call))
    yield from _matches(reads, scope)
    heads: set[ast.AST] = set()
    nodes = sorted(
        found, key=lambda node: (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
    )
    for part in nodes:
        rule, _ = found[part]
        test = test_of(part, scope.module) or part
        head = decision(test, scope.module)
        if head in heads or _is_inside(part, heads, scope) or _is_told(program, part, scope):
            continue
        heads |= {head, part}
        yield _decided(rule, test, scope)


def _as_expression(node: ast.BinOp | ast.AugAssign) -> ast.expr:
    return node if isinstance(node, ast.BinOp) else node.value


def _decided(rule: str, node: ast.AST, scope: Scope) -> Finding:
    symbol = symbol_of(scope)
    text = ast.unparse(node)
    text = text if len(text) <= 60 else f"{text[:57]}…"
    verb = "decides" if rule == "L6.1" else "calculates"
    fix = "ask the model: a method there answers this, or makes the change and says how it ended"
    cls = scope.cls.qualname if scope.cls else symbol
    return finding(rule, scope.module, node, symbol, f"{symbol} {verb}: {text}", fix, cls)


def _is_inside(node: ast.AST, found: set[ast.AST], scope: Scope) -> bool:
    return any(ancestor in found for ancestor in scope.module.ancestors(node)
               if isinstance(ancestor, ast.expr))  # fmt: skip


def _tested(scope: Scope) -> Iterator[ast.expr]:
    """Every value whose truth decides something."""
    tests = [
        *(node.test for node in scope.all(ast.If)),
        *(node.test for node in scope.all(ast.While)),
        *(node.test for node in scope.all(ast.IfExp)),
        *(node.test for node in scope.all(ast.Assert)),
    ]
    for test in tests:
        yield from _atoms(test)
    for part in scope.all(ast.comprehension):
        for condition in part.ifs:
            yield from _atoms(condition)
    for match in scope.all(ast.Match):
        for case in match.cases:
            if case.guard:
                yield from _atoms(case.guard)
    for chosen in scope.all(ast.BoolOp):
        for value in chosen.values[:-1]:
            yield from _atoms(value)
    for negated in scope.all(ast.UnaryOp):
        if isinstance(negated.op, ast.Not):
            yield from _atoms(negated.operand)


def _atoms(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.BoolOp(values=values):
            for value in values:
                yield from _atoms(value)
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            yield from _atoms(inner)
        case _:
            yield node


def _asks_kind(program: Program, node: ast.expr, scope: Scope) -> bool:
    return isinstance(node, ast.Call) and program.path(node.func, scope) in _ASKS_KIND


def _compares(program: Program, reads: Reads, node: ast.Compare, scope: Scope) -> bool:
    operands = [node.left, *node.comparators]
    if any(isinstance(o, ast.Constant) and o.value is None for o in operands):
        return False
    if any(isinstance(o, ast.Call) and _asks_kind(program, o, scope) for o in operands):
        return False
    return any(reads.derived(operand, scope) for operand in operands)


def _calculates(
    program: Program, reads: Reads, node: ast.BinOp | ast.AugAssign, scope: Scope
) -> bool:
    if not isinstance(node.op, _ARITHMETIC):
        return False
    sides = [node.left, node.right] if isinstance(node, ast.BinOp) else [node.target, node.value]
    if any(is_text(program, side, scope) and not isinstance(side, ast.Attribute) for side in sides):
        return False
    if isinstance(node, ast.AugAssign) and is_text(program, node.value, scope):
        return False
    if any(isinstance(side, (ast.List, ast.Tuple, ast.ListComp)) for side in sides):
        return False
    return any(reads.derived(side, scope) for side in sides)


def _aggregates(program: Program, reads: Reads, call: ast.Call, scope: Scope) -> bool:
    called = program.path(call.func, scope)
    name = called.rpartition(".")[2]
    is_sort = isinstance(call.func, ast.Attribute) and call.func.attr == "sort"
    if name not in _AGGREGATES and not is_sort:
        return False
    if any(reads.derived(arg, scope) for arg in call.args) or any(
        _calculates_within(program, reads, arg, scope) for arg in call.args
    ):
        return True
    keys = [keyword.value for keyword in call.keywords if keyword.arg == "key"]
    if name == "groupby":
        keys += call.args[1:2]
    walked = call.args[:1] if name == "groupby" else call.args[-1:]
    if is_sort and isinstance(call.func, ast.Attribute):
        walked = [call.func.value]
    return any(_reads_each(program, reads, key, walked, scope) for key in keys)


def _chooses(program: Program, reads: Reads, call: ast.Call, scope: Scope) -> bool:
    """Whether `filter` and its kind choose by an attribute of a domain value."""
    name = program.path(call.func, scope).rpartition(".")[2]
    return name in _PREDICATED and any(
        _reads_each(program, reads, each, call.args[1:], scope) for each in call.args[:1]
    )


def _reads_each(
    program: Program, reads: Reads, function: ast.expr, walked: list[ast.expr], scope: Scope
) -> bool:
    """Whether a function that is given each element reads the domain."""
    if isinstance(function, ast.Lambda):
        return reads.derived(function.body, scope)
    if isinstance(function, ast.Call) and program.path(function.func, scope) in _GETTERS:
        elements = (program.types.element(each, scope) for each in walked)
        return any(reads.domain_classes(element) for element in elements)
    return False


def _calculates_within(program: Program, reads: Reads, node: ast.expr, scope: Scope) -> bool:
    """Whether a comprehension or a function given to `sum` and its kind reads the domain."""
    if isinstance(node, (ast.GeneratorExp, ast.ListComp, ast.SetComp)):
        inner = node.elt
        return isinstance(inner, ast.BinOp) and _calculates(program, reads, inner, scope)
    if isinstance(node, ast.Lambda):
        return any(
            isinstance(part, ast.Attribute) and reads.is_read(part, scope)
            for part in ast.walk(node.body)
        )
    return False


def _matches(reads: Reads, scope: Scope) -> Iterator[Finding]:
    """A `match` that looks at values of the domain rather than at kinds of outcome."""
    for match in scope.all(ast.Match):
        patterns = [p for case in match.cases for p in patterns_in(case.pattern)]
        looks = any(
            isinstance(p, (ast.MatchValue, ast.MatchSequence, ast.MatchMapping)) for p in patterns
        )
        if looks and _looked_at(reads, match, scope):
            yield _decided("L6.1", match.subject, scope)
            continue
        for pattern in patterns:
            if isinstance(pattern, ast.MatchValue) and _inside_model(reads, pattern, scope):
                yield _decided("L6.1", match.subject, scope)
                break


def _looked_at(reads: Reads, match: ast.Match, scope: Scope) -> bool:
    subject = match.subject
    parts = subject.elts if isinstance(subject, ast.Tuple) else [subject]
    return any(reads.derived(part, scope) for part in parts)


def _inside_model(reads: Reads, pattern: ast.MatchValue, scope: Scope) -> bool:
    child: ast.AST = pattern
    parent = scope.module.parents.get(child)
    while isinstance(parent, (ast.MatchOr, ast.MatchSequence)):
        child, parent = parent, scope.module.parents.get(parent)
    if not isinstance(parent, ast.MatchClass):
        return False
    made = reads.instance_of(parent.cls, scope)
    if not reads.domain_classes(made):
        return False
    if isinstance(child, ast.pattern) and child in parent.kwd_patterns:
        return not reads.is_tag(made, parent.kwd_attrs[parent.kwd_patterns.index(child)])
    return True


def _is_told(program: Program, node: ast.AST, scope: Scope) -> bool:
    """Whether a value is only told: to a span, a log, or a query that is being built."""
    for ancestor in scope.module.ancestors(node):
        if isinstance(ancestor, ast.stmt):
            return False
        if isinstance(ancestor, ast.Call):
            for called in options(program.of(ancestor.func, scope)):
                if isinstance(called, External):
                    if called.root in _LOGS or is_driver(called.path):
                        return True
                if isinstance(called, (Instance, ClassObject)) and _is_row(program, called.cls):
                    return True
            if isinstance(ancestor.func, ast.Attribute) and ancestor.func.attr in (
                "set_attribute",
                "set_attributes",
            ):
                return True
    return False


def _is_row(program: Program, cls: ClassInfo) -> bool:
    return program.classes.is_foreign(cls)


LAW = Law(
    id="L6",
    title="Services orchestrate",
    promise="Services orchestrate only (business logic in domain models)",
    rationale=(
        "A use case loads, lets the model decide, and saves. A rule that a service decides is "
        "missing wherever the model is used without that service, and cannot be tested without "
        "its clients."
    ),
    bad="""
@logfire.instrument("service.parcel.send", extract_args=False)
async def send(self, parcel: Parcel) -> SendOutcome:
    if parcel.weight.root > self._limit.root:
        return TooHeavy(parcel_id=parcel.id)
    return await self._parcels.save(parcel)
""",
    good="""
@logfire.instrument("service.parcel.send", extract_args=False)
async def send(self, parcel: Parcel) -> SendOutcome:
    outcome = parcel.send(limit=self._limit)
    if isinstance(outcome, Sent):
        await self._parcels.save(outcome.parcel)
    return outcome
""",
    rules=(
        Rule("L6.1", "A decision on a model's attribute", "Ask the model, and match its outcome."),
        Rule("L6.2", "A calculation with a model's attributes", "Let the model calculate."),
        Rule("L6.3", "A model changed from outside", "Call the method that makes the change."),
        Rule("L6.4", "An aggregate built in a state", "Build it with a method of its own."),
        Rule("L6.5", "A model, enum or record in a service", "Define it in the domain."),
    ),
    home="src/app/service",
    check=check,
    subjects=subjects,
)
