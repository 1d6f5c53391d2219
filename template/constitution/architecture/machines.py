"""The states of a smart enum, and which of them may follow which."""

from collections.abc import Iterator, Mapping

from constitution.architecture.evaluation import Evaluation, UndecidableError
from constitution.architecture.model import Machine
from constitution.architecture.words import doc
from constitution.code.program import Program
from constitution.code.scope import ClassInfo, FunctionInfo
from constitution.code.types import Instance, Member, SelfType, options

_PERMITS = ("can", "may", "allows", "permits", "accepts", "admits", "could")
_FOLLOWS = ("success", "next", "follow", "transition", "target", "allowed", "move", "edge")


def machine(program: Program, enum: ClassInfo, initial: str) -> Machine:
    """Read an enum; `initial` is the state in which an aggregate begins, if one says so."""
    evaluation = Evaluation(program, enum)
    names = tuple(state.name for state in evaluation.states)
    moves = _moves(program, enum, evaluation)
    start = initial if initial in names else next(iter(names), "")
    return Machine(enum.name, doc(enum.node), names, start, moves or {}, moves is not None)


def _moves(
    program: Program, enum: ClassInfo, evaluation: Evaluation
) -> Mapping[str, tuple[str, ...]] | None:
    """For each state those that may follow, as the enum itself answers; `None` if it cannot say."""
    tellers = [*_predicates(program, enum), *_successions(program, enum)]
    for method in tellers:
        try:
            return dict(_answered(method, evaluation))
        except (UndecidableError, TypeError):
            continue
    return None if tellers else {}


def _answered(
    method: FunctionInfo, evaluation: Evaluation
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for state in evaluation.states:
        if len(method.arguments) == 1:
            following = [
                target.name
                for target in evaluation.states
                if evaluation.call(method, state, target)
            ]
        else:
            answer = evaluation.call(method, state)
            if not isinstance(answer, (tuple, frozenset)):
                raise UndecidableError
            following = [target.name for target in evaluation.states if target in answer]
        yield state.name, tuple(following)


def _predicates(program: Program, enum: ClassInfo) -> Iterator[FunctionInfo]:
    """The methods that say of another state whether it may follow."""
    for method in _methods(program, enum):
        if len(method.arguments) == 1 and method.name.startswith(_PERMITS):
            target = method.arguments[0].annotation
            described = program.annotations.read(target, method.scope) if target else None
            if _is_own(described, enum) or target is None:
                yield method


def _successions(program: Program, enum: ClassInfo) -> Iterator[FunctionInfo]:
    """The methods that list the states that may follow."""
    for method in _methods(program, enum):
        if not method.arguments and any(word in method.name for word in _FOLLOWS):
            returned = program.annotations.read(method.node.returns, method.scope)
            args = [arg for option in options(returned) for arg in getattr(option, "args", ())]
            if any(_is_own(arg, enum) for arg in args):
                yield method


def _methods(program: Program, enum: ClassInfo) -> Iterator[FunctionInfo]:
    for ancestor, _ in program.classes.lineage(enum):
        yield from (each for each in ancestor.methods.values() if not each.is_static)


def _is_own(of: object, enum: ClassInfo) -> bool:
    match of:
        case SelfType():
            return True
        case Instance(cls=cls) | Member(cls=cls):
            return cls is enum
        case _:
            return False
