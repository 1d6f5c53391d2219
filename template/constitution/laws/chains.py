"""Decisions that belong together: an if/elif chain is one decision, found at its first line."""

import ast

from constitution.code.scope import Module


def decision(node: ast.AST, module: Module) -> ast.AST:
    """The statement or expression that a test belongs to: the head of its if/elif chain."""
    test = node
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, (ast.If, ast.IfExp)) and ancestor.test is test:
            return _head(ancestor, module)
        if isinstance(ancestor, ast.stmt):
            break
        test = ancestor
    return node


def _head(node: ast.If | ast.IfExp, module: Module) -> ast.AST:
    head: ast.AST = node
    while True:
        parent = module.parents.get(head)
        if (isinstance(parent, ast.If) and parent.orelse == [head]) or (
            isinstance(parent, ast.IfExp) and parent.orelse is head
        ):
            head = parent
        else:
            return head


def test_of(node: ast.AST, module: Module) -> ast.expr | None:
    """The whole test that an expression is part of, if it decides a branch or a loop."""
    child = node
    for ancestor in module.ancestors(node):
        if isinstance(ancestor, (ast.If, ast.IfExp, ast.While, ast.Assert)):
            return ancestor.test if ancestor.test is child else None
        if isinstance(ancestor, ast.match_case):
            return ancestor.guard if ancestor.guard is child else None
        if isinstance(ancestor, ast.comprehension):
            return child if child in ancestor.ifs and isinstance(child, ast.expr) else None
        if not isinstance(ancestor, (ast.BoolOp, ast.UnaryOp, ast.Compare, ast.NamedExpr)):
            return None
        child = ancestor
    return None
