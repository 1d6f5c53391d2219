"""Which of a name's bindings a use of the name can see: the last ones before it, by branch and loop."""

import ast

from constitution.code.scope import Binding, Binds, Module

_MOST = 100  # bindings of one name in one scope: with more, nobody can say which one it is
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_ENTERED = (Binds.EACH, Binds.ENTER, Binds.CAPTURE, Binds.EXCEPT)


def reaching(bindings: list[Binding], use: ast.expr, module: Module) -> list[Binding]:
    """The bindings of one scope that may have given the name its value at this use."""
    if len(bindings) > _MOST:
        return []
    around = list(module.ancestors(use))
    for ancestor in around:
        if inner := [b for b in bindings if b.within is ancestor]:
            return inner
    outer = [b for b in bindings if b.within is None]
    if len(outer) < 2:
        return outer
    before = sorted((b for b in outer if _can_reach(b, use, around, module)), key=_position)
    found: list[Binding] = []
    for binding in reversed(before):
        found.append(binding)
        if _dominates(binding, around, module):
            break
    return found or outer


def _position(binding: Binding) -> tuple[int, int]:
    return (getattr(binding.node, "lineno", 0), getattr(binding.node, "col_offset", 0))


def _can_reach(binding: Binding, use: ast.expr, around: list[ast.AST], module: Module) -> bool:
    if isinstance(binding.node, ast.arg):
        return True
    chain = [binding.node, *module.ancestors(binding.node)]
    meeting = next((node for node in chain if node in around), None)
    if meeting is None:
        return True
    if any(isinstance(node, _LOOPS) for node in around[around.index(meeting) :]):
        looped = True
    else:
        looped = isinstance(meeting, _LOOPS)
    if meeting is binding.node:  # the use is part of the binding statement itself
        if binding.binds in _ENTERED:
            return not _inside(binding.source, use, around)
        return looped
    if not looped and _exclusive(meeting, chain, use, around):
        return False
    return looped or _position(binding) <= (use.lineno, use.col_offset)


def _inside(source: ast.AST | None, use: ast.expr, around: list[ast.AST]) -> bool:
    return source is use or source in around


def _exclusive(
    meeting: ast.AST, chain: list[ast.AST], use: ast.expr, around: list[ast.AST]
) -> bool:
    """Whether binding and use stand in branches of which only one runs."""
    left = _below(meeting, chain)
    right = _below(meeting, [use, *around])
    if isinstance(meeting, ast.If):
        return {branch(meeting, left), branch(meeting, right)} == {"body", "orelse"}
    if isinstance(meeting, ast.Match):
        return isinstance(left, ast.match_case) and isinstance(right, ast.match_case)
    return False


def _below(node: ast.AST, chain: list[ast.AST]) -> ast.AST:
    position = chain.index(node)
    return chain[position - 1] if position else node


def branch(node: ast.AST, child: ast.AST) -> str:
    """The name of the block of a statement in which a child stands."""
    for name in ("body", "orelse", "finalbody", "handlers", "cases"):
        block = getattr(node, name, None)
        if isinstance(block, list) and child in block:
            return name
    return ""


def _dominates(binding: Binding, around: list[ast.AST], module: Module) -> bool:
    """Whether the binding is met on every way to the use."""
    node = binding.node
    if isinstance(node, ast.arg):
        return True
    if node in around and binding.binds in _ENTERED:
        return True
    if binding.binds is Binds.CAPTURE:
        return any(a in around for a in module.ancestors(node) if isinstance(a, ast.match_case))
    statement = node
    for ancestor in module.ancestors(node):
        if isinstance(statement, ast.stmt):
            block = ancestor
            break
        statement = ancestor
    else:
        return False
    if block not in around or isinstance(statement, _LOOPS):
        return False
    position = around.index(block)
    if not position:
        return False
    return branch(block, statement) == branch(block, around[position - 1])
