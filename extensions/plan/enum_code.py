"""What the methods of an enum in Python say: where each state leads, and for which states a question is true."""

import ast
import re
from collections.abc import Iterator, Sequence

from .patterns import Pattern

type Moves = tuple[int, str, list[str]]

_LEADS = Pattern(r"transition|allow|next|successor|target|become|moves|follow|edges", re.IGNORECASE)


def leads(name: str) -> bool:
    """Whether what is called so tells where states lead."""
    return _LEADS.search(name) is not None


def coded_moves(enum: ast.ClassDef) -> Iterator[Moves]:
    """Each state with those that it leads to, and the line: tables, `match` and `if` in what is named after moves."""
    for statement in enum.body:
        if leads(_named(statement)):
            for node in ast.walk(statement):
                match node:
                    case ast.Dict():
                        yield from _table(node)
                    case ast.Set(elts=pairs) | ast.List(elts=pairs):
                        yield from _pairs(pairs)
                    case ast.Match(cases=cases):
                        yield from _cases(cases)
                    case ast.If(test=test, body=[ast.Return(value=ast.expr() as value), *_]):
                        yield from _reached(node.lineno, _compared(test), value)


def coded_states(method: ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[bool, list[str]]:
    """The states for which a method is true; the flag is off when it is true for all but these."""
    last = method.body[-1] if method.body else None
    test = last.value if isinstance(last, ast.Return) else None
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return False, _compared(inner)
        case ast.Compare(ops=[ast.NotIn() | ast.IsNot() | ast.NotEq()]):
            return False, _compared(test, negated=True)
        case ast.expr():
            return True, _compared(test)
    return True, []


def _named(statement: ast.stmt) -> str:
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return name
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
    return ""


def _table(node: ast.Dict) -> Iterator[Moves]:
    for key, value in zip(node.keys, node.values, strict=True):
        if state := _state(key):
            yield from _reached(value.lineno, [state], value)


def _pairs(pairs: Sequence[ast.expr]) -> Iterator[Moves]:
    """The moves of a set of pairs: `{(Status.OPEN, Status.PAID), …}`."""
    for pair in pairs:
        if isinstance(pair, ast.Tuple) and len(pair.elts) == 2 and (state := _state(pair.elts[0])):
            yield from _reached(pair.lineno, [state], pair.elts[1])


def _cases(cases: Sequence[ast.match_case]) -> Iterator[Moves]:
    for case in cases:
        returned = case.body[0] if case.body else None
        if isinstance(returned, ast.Return) and returned.value is not None:
            states = [
                state
                for part in ast.walk(case.pattern)
                if isinstance(part, ast.MatchValue) and (state := _state(part.value))
            ]
            yield from _reached(returned.lineno, states, returned.value)


def _reached(line: int, sources: Sequence[str], value: ast.expr) -> Iterator[Moves]:
    targets = list(_states(value))
    if targets:
        yield from ((line, source, targets) for source in sources)


def _compared(test: ast.expr, *, negated: bool = False) -> list[str]:
    """The states that `self` is compared with."""
    kinds = (ast.IsNot, ast.NotEq, ast.NotIn) if negated else (ast.Is, ast.Eq, ast.In)
    match test:
        case ast.Compare(left=ast.Name(id="self"), ops=[op], comparators=[other]) if isinstance(
            op, kinds
        ):
            return list(_states(other))
        case ast.BoolOp(op=ast.Or(), values=values) if not negated:
            return [state for value in values for state in _compared(value)]
    return []


def _states(node: ast.expr) -> Iterator[str]:
    for inner in ast.walk(node):
        if state := _state(inner):
            yield state


def _state(node: ast.AST | None) -> str:
    match node:
        case ast.Attribute(value=ast.Name() | ast.Call(), attr=state) if state.isupper():
            return state
    return ""
