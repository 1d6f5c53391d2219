"""What a name captured by a `case` pattern is."""

import ast
from collections.abc import Callable

from constitution.code.annotations import Annotations
from constitution.code.classes import Classes
from constitution.code.members import Members
from constitution.code.scope import Binding, Scope
from constitution.code.types import ClassObject, External, Instance, Type, join, options, value

type TypeOf = Callable[[ast.expr, Scope], Type | None]


class Patterns:
    """Types of captures: the subject's, as narrowed and taken apart by the patterns around."""

    def __init__(
        self, annotations: Annotations, classes: Classes, members: Members, type_of: TypeOf
    ) -> None:
        self._annotations = annotations
        self._classes = classes
        self._members = members
        self._of = type_of

    def captured(self, binding: Binding, scope: Scope) -> Type | None:
        pattern = binding.node
        if not isinstance(pattern, ast.pattern):
            return None
        outer = self._matched(pattern, scope)
        if isinstance(pattern, ast.MatchAs) and pattern.pattern is not None:
            return self._narrowed(pattern.pattern, outer, scope)
        if isinstance(pattern, ast.MatchStar):
            return value("builtins.list", self._members.element(outer))
        return outer

    def _matched(self, pattern: ast.pattern, scope: Scope) -> Type | None:
        """The type of what a pattern is held against."""
        parent = scope.module.parents.get(pattern)
        match parent:
            case ast.match_case():
                statement = scope.module.parents.get(parent)
                if isinstance(statement, ast.Match):
                    return self._of(statement.subject, scope)
            case ast.MatchAs() | ast.MatchOr():
                return self._matched(parent, scope)
            case ast.MatchClass():
                return self._attribute(parent, pattern, scope)
            case ast.MatchSequence(patterns=patterns):
                outer = self._matched(parent, scope)
                if isinstance(pattern, ast.MatchStar):
                    return outer
                return self._members.item(outer, ast.Constant(patterns.index(pattern)))
            case ast.MatchMapping():
                outer = self._matched(parent, scope)
                return outer.args[-1] if isinstance(outer, External) and outer.args else None
            case _:
                pass
        return None

    def _attribute(self, outer: ast.MatchClass, pattern: ast.pattern, scope: Scope) -> Type | None:
        owner = self._narrowed(outer, self._matched(outer, scope), scope)
        if pattern in outer.kwd_patterns:
            name = outer.kwd_attrs[outer.kwd_patterns.index(pattern)]
            return self._members.attribute(owner, name)
        position = outer.patterns.index(pattern)
        if isinstance(owner, Instance):
            names = list(self._classes.all_fields(owner.cls))
            if position < len(names):
                return self._members.attribute(owner, names[position])
            return None
        return owner if not position else None

    def _narrowed(self, pattern: ast.pattern, of: Type | None, scope: Scope) -> Type | None:
        match pattern:
            case ast.MatchClass(cls=cls):
                return self._as_class(self._of(cls, scope), of)
            case ast.MatchOr(patterns=patterns):
                return join(*(self._narrowed(each, of, scope) for each in patterns))
            case ast.MatchAs(pattern=ast.pattern() as inner):
                return self._narrowed(inner, of, scope)
            case _:
                return of

    def _as_class(self, cls: Type | None, of: Type | None) -> Type | None:
        if isinstance(cls, External):
            return value(cls.path, *getattr(of, "args", ()))
        if not isinstance(cls, ClassObject):
            return of
        fitting = [
            option
            for option in options(of)
            if isinstance(option, Instance) and self._classes.is_subclass(option.cls, cls.cls)
        ]
        return join(*fitting) or Instance(cls.cls, cls.args)
