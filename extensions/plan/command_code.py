"""What the body of a command in Python does: the states that it asks for, the one that it leads to, and what it emits."""

import ast
from collections.abc import Iterator

_EVENTS = frozenset({"event", "events"})


def done(method: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """The move of a body and its events, each as the clause that the grammar has for it."""
    sources = next(filter(None, map(_asked_for, method.body)), [])
    targets = list(dict.fromkeys(state for node in ast.walk(method) for state in _set(node)))
    events = list(dict.fromkeys(name for node in ast.walk(method) for name in _emitted(node)))
    clauses: list[str] = []
    if len(targets) == 1 and sources:
        clauses.append(f"{' | '.join(sources)} → {targets[0]}")
    if events:
        clauses.append(f"emits {', '.join(f'`{name}`' for name in events)}")
    return clauses


def _asked_for(statement: ast.stmt) -> list[str]:
    """The states outside of which a body gives up at once: `if self.state is not State.OPEN: return …`."""
    match statement:
        case ast.If(
            test=ast.Compare(
                left=ast.Attribute(value=ast.Name(id="self")),
                ops=[ast.IsNot() | ast.NotEq() | ast.NotIn()],
                comparators=[states],
            ),
            body=[ast.Return() | ast.Raise()],
        ):
            return list(_states(states))
    return []


def _set(node: ast.AST) -> Iterator[str]:
    """The state that a copy of the aggregate is given."""
    match node:
        case ast.Call(func=ast.Attribute(attr="model_copy"), keywords=keywords):
            for keyword in keywords:
                if keyword.arg == "update" and isinstance(keyword.value, ast.Dict):
                    for value in keyword.value.values:
                        yield from _state(value)
        case ast.Call(func=ast.Name(id="replace"), keywords=keywords):
            for keyword in keywords:
                yield from _state(keyword.value)


def _emitted(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.keyword(arg=str(arg), value=value) if arg in _EVENTS:
            for inner in ast.walk(value):
                if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name):
                    if inner.func.id[:1].isupper():
                        yield inner.func.id


def _states(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Tuple(elts=states) | ast.Set(elts=states) | ast.List(elts=states):
            for state in states:
                yield from _state(state)
        case _:
            yield from _state(node)


def _state(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Attribute(value=ast.Name(id=owner), attr=state) if (
            state.isupper() and owner[:1].isupper()
        ):
            yield state
