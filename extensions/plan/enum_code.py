"""What the methods of an enum in Python say: where each state leads, and for which states a question is true."""

import ast
import copy
import re
from collections.abc import Collection, Iterator, Sequence

from .patterns import Pattern
from .text import ARROW
from .value_code import name_of

type Moves = tuple[int, str, list[str]]

_LEADS = Pattern(
    r"transition|allow|next|successor|target|become|(?<!re)move|(?:can|may)_(?:go|change|turn|lead)|follow|edges",
    re.IGNORECASE,
)
_BECOMES = Pattern(
    r"^(?:can|may)?\s*(?:become|go(?:es)?(?: on)? to|move(?:s)? to|leads? to|next:?)\s+",
    re.IGNORECASE,
)
"""How a comment behind a member says where it leads, but for an arrow."""
_CLAUSES = Pattern(r"[;.]\s*|\n")
_JOINING = frozenset(
    [
        "or",
        "and",
        "either",
        "back",
        "to",
        "only",
        "also",
        "then",
        "go",
        "goes",
        "moves",
        "leads",
        "terminal",
        "final",
        "none",
        "the",
        "from",
    ]
)
"""Words that may stand among the states of a clause that says where one leads."""


def members(enum: ast.ClassDef) -> dict[str, str]:
    """The members of an enum, with the texts that they are kept as."""
    found: dict[str, str] = {}
    for statement in enum.body:
        if isinstance(statement, ast.Assign) and (name := name_of(statement.targets[0])).isupper():
            value = statement.value
            text = isinstance(value, ast.Constant) and isinstance(value.value, str)
            found[name] = str(value.value) if text and isinstance(value, ast.Constant) else ""
    return found


def moves_said(text: str, states: Collection[str]) -> list[str]:
    """The clauses of a text that say where states lead, and nothing else: `OPEN -> PAID or VOID; PAID -> DONE`."""
    return [said for clause in _CLAUSES.split(text) if (said := _move(clause, states))]


def moves_of_member(name: str, said: str) -> str:
    """A comment behind a member that says where it leads, with the member in front: `-> PAID`, `can become PAID`."""
    told = _BECOMES.sub("-> ", said)
    return f"{name} {told}" if ARROW.match(told) else ""


def _move(clause: str, states: Collection[str]) -> str:
    if not ARROW.search(clause):
        return ""
    told = re.sub(r"\([^()]*\)|`", "", clause)
    for word in re.findall(r"\w+", told):
        if word.upper() in states:
            told = re.sub(rf"\b{word}\b", word.upper(), told)
        elif word.casefold() not in _JOINING:
            return ""
    left, *reached = ARROW.split(told)
    found = [[w for w in re.findall(r"\w+", part) if w in states] for part in (left, *reached)]
    return " → ".join(" | ".join(part) for part in found) if all(found) else ""


def leads(name: str) -> bool:
    """Whether what is called so tells where states lead."""
    return _LEADS.search(name) is not None


def coded_moves(enum: ast.ClassDef) -> Iterator[Moves]:
    """Each state with those that it leads to, and the line: tables, `match` and `if` in what is named after moves."""
    known = members(enum)
    for statement in enum.body:
        if leads(_named(statement)):
            for node in ast.walk(_spelled_out(statement, known)):
                match node:
                    case ast.Dict():
                        yield from _table(node)
                    case ast.Set(elts=pairs) | ast.List(elts=pairs):
                        yield from _pairs(pairs)
                    case ast.Match(cases=cases):
                        yield from _cases(cases)
                    case ast.BoolOp(
                        op=ast.And(),
                        values=[
                            ast.Compare() as test,
                            ast.Compare(ops=[ast.In()], comparators=[value]),
                        ],
                    ):
                        yield from _reached(node.lineno, _compared(test), value)
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


class _SpelledOut(ast.NodeTransformer):
    """Puts the class in front of a member that only its name or its text stands for."""

    def __init__(self, known: dict[str, str]) -> None:
        self._names = {**{value: name for name, value in known.items()}, **{n: n for n in known}}

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._member(node, node.id if node.id.isupper() else "")

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        return self._member(node, node.value if isinstance(node.value, str) else "")

    def _member(self, node: ast.expr, text: str) -> ast.expr:
        name = self._names.get(text)
        if not name:
            return node
        return ast.copy_location(
            ast.Attribute(ast.Name("self", ast.Load()), name, ast.Load()), node
        )


def _spelled_out(statement: ast.stmt, known: dict[str, str]) -> ast.stmt:
    return _SpelledOut(known).visit(copy.deepcopy(statement))  # type: ignore[no-any-return]


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
        if isinstance(case.pattern, ast.MatchSequence) and _is_true(returned):
            yield from _matched(case.pattern, returned)
            continue
        if isinstance(returned, ast.Return) and returned.value is not None:
            yield from _reached(returned.lineno, _in_pattern(case.pattern), returned.value)


def _is_true(statement: ast.stmt | None) -> bool:
    match statement:
        case ast.Return(value=ast.Constant(value=True)):
            return True
    return False


def _matched(pair: ast.MatchSequence, at: ast.stmt | None) -> Iterator[Moves]:
    """The moves of a pair that is matched: `case (Status.OPEN, Status.PAID | Status.VOID)`."""
    if len(pair.patterns) == 2 and at is not None:
        sources, targets = (_in_pattern(part) for part in pair.patterns)
        if sources and targets:
            yield from ((at.lineno, source, targets) for source in sources)


def _in_pattern(pattern: ast.pattern) -> list[str]:
    return [
        state
        for part in ast.walk(pattern)
        if isinstance(part, ast.MatchValue) and (state := _state(part.value))
    ]


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
