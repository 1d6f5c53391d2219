"""Law 2: what a business decision comes to is a tagged value, never a boolean or an exception."""

import ast
from collections.abc import Iterator

from constitution.code.program import Program
from constitution.code.project import Layer
from constitution.code.scope import ClassInfo, FunctionInfo, Module, Scope
from constitution.code.types import NONE, External, Instance, Type, leaves, options
from constitution.finding import Finding, Law, Rule
from constitution.laws.evidence import finding, symbol_of
from constitution.laws.raising import Raising
from constitution.laws.unions import alias_unions, unions
from constitution.laws.words import is_error_name, is_question, is_success_name

_PURE_OUTSIDE_AGGREGATES = frozenset({"delete", "remove", "discard", "purge", "evict", "forget"})

_TEMPORAL = frozenset({"datetime.datetime", "pydantic.AwareDatetime", "pydantic.NaiveDatetime"})


def check(program: Program) -> Iterator[Finding]:
    yield from Raising(program).findings()
    for module in program.in_layer(Layer.DOMAIN, Layer.SERVICE):
        for function in module.functions:
            yield from _returns(program, function)
        for scope in module.scopes:
            if not scope.is_function:
                yield from _aliases(program, scope)
        yield from _fields(program, module)
    yield from _exceptions(program)


def subjects(program: Program) -> int:
    return sum(function.cls is not None for function in program.all_functions(Layer.DOMAIN))


def _returns(program: Program, function: FunctionInfo) -> Iterator[Finding]:
    cls, classes = function.cls, program.classes
    if _is_exempt(program, function):
        return
    returned = program.annotations.read(
        function.node.returns, function.scope if function.node.type_params else function.outer
    )
    if returned is None and function.node.returns is None:
        returned = program.members.returned(function)
    symbol = function.qualname
    module, node = function.module, function.node
    if function.is_public and not program.classes.is_property(function):
        if cls and _is_bool(returned) and not _may_answer_yes_or_no(program, function):
            message = f"{symbol} answers with a boolean that cannot say why"
            fix = "return a union of models with a Literal `kind`, or ask a question: is_…, can_…"
            yield finding("L2.3", module, node, symbol, message, fix)
        elif reason := _shape(program, function, returned):
            fix = "return a union of models, one per outcome, with a Literal `kind` each"
            yield finding("L2.4", module, node, symbol, f"{symbol} {reason}", fix)
    if cls and classes.is_value_object(cls):
        return
    scope = function.scope if node.type_params else function.outer
    if node.returns is not None:
        for problem in unions(program, node.returns, scope):
            message = f"{symbol} returns {problem}"
            yield finding("L2.6", module, node, symbol, message, _TAG)


def _is_exempt(program: Program, function: FunctionInfo) -> bool:
    cls, classes = function.cls, program.classes
    if function.name.startswith("__"):
        return True
    if any(
        program.classes.decorator_path(node, function.outer).startswith("pydantic.")
        for node in function.node.decorator_list
    ):
        return True
    return cls is not None and (
        classes.is_enum(cls) or classes.is_foreign(cls) or classes.is_exception(cls)
    )


def _is_bool(of: Type | None) -> bool:
    found = [option for option in _awaited(of) if option != NONE]
    return bool(found) and all(
        (isinstance(option, External) and option.path == "builtins.bool")
        or getattr(option, "types", ()) == (External("builtins.bool", value=True),)
        or set(getattr(option, "values", ("x",))) <= {"True", "False"}
        for option in found
    )


def _awaited(of: Type | None) -> Iterator[Type]:
    for option in options(of):
        if (
            isinstance(option, External)
            and option.args
            and option.path.endswith(("Awaitable", "Coroutine"))
        ):
            yield from options(option.args[-1])
        else:
            yield option


def _may_answer_yes_or_no(program: Program, function: FunctionInfo) -> bool:
    cls, classes = function.cls, program.classes
    if cls is None or is_question(function.name):
        return True
    if classes.is_value_object(cls) or classes.is_protocol(cls):
        return True
    verb = function.name.partition("_")[0]
    return function.module.place.is_repository and verb in _PURE_OUTSIDE_AGGREGATES


def _shape(program: Program, function: FunctionInfo, returned: Type | None) -> str:
    """What a return type hides: a flag, a `None` that means no, an exception."""
    found = list(_awaited(returned))
    for option in found:
        if isinstance(option, External) and option.path == "builtins.tuple":
            if any(_is_bool(arg) for arg in option.args):
                return "returns a success flag beside its result"
    for option in [leaf for each in found for leaf in leaves(each)]:
        if _is_exception(program, option):
            return "returns an exception instead of an outcome"
    if NONE not in found or function.module.place.is_repository:
        return ""
    models = [
        o.cls for o in found if isinstance(o, Instance) and program.classes.is_domain_model(o.cls)
    ]
    if function.module.place.layer is Layer.SERVICE:
        if function.cls and function.is_async and models:
            return f"returns {models[0].name} or None: None cannot say why"
        return ""
    if function.cls and (
        program.classes.is_value_object(function.cls) or program.classes.is_protocol(function.cls)
    ):
        return ""
    own = any(option.__class__.__name__ == "SelfType" for option in found)
    changed = [cls for cls in models if _changes(program, function, cls)]
    if own or changed:
        name = changed[0].name if changed else "Self"
        return f"returns {name} or None: None cannot say why the change was refused"
    return ""


def _changes(program: Program, function: FunctionInfo, cls: object) -> bool:
    """Whether a function turns one of these into another, rather than looking one up."""
    if function.cls is cls:
        return True
    taken = (program.annotations.read(arg.annotation, function.outer) for arg in function.arguments)
    for option in (option for each in taken for option in options(each)):
        if isinstance(option, Instance) and option.cls is cls:
            return not program.classes.is_value_object(option.cls)
    return False


def _is_exception(program: Program, of: Type) -> bool:
    if isinstance(of, Instance):
        return program.classes.is_exception(of.cls)
    if isinstance(of, External) and of.path.startswith("builtins."):
        return of.path.endswith(("Error", "Exception"))
    return False


def _exceptions(program: Program) -> Iterator[Finding]:
    fix = "make it a frozen model with a Literal `kind`, and return it"
    for cls in program.all_classes(Layer.DOMAIN):
        if program.classes.is_exception(cls):
            message = f"{cls.name} is an exception: a refusal is a value"
            yield finding("L2.5", cls.module, cls.node, cls.qualname, message, fix)
    for call, scope in program.sites.of(["builtins.type"], Layer.DOMAIN):
        match call.args:
            case [ast.Constant(value=str(name)), ast.Tuple(elts=[base, *_]), *_]:
                made = program.members.called(program.of(base, scope))
                if made is not None and _is_exception(program, made):
                    message = f"{name} is an exception: a refusal is a value"
                    symbol = symbol_of(scope, name)
                    yield finding("L2.5", scope.module, call, symbol, message, fix)
            case _:
                pass


def _aliases(program: Program, scope: Scope) -> Iterator[Finding]:
    for name, node, problem in alias_unions(program, scope):
        symbol = symbol_of(scope, name) if scope.qualname else name
        yield finding("L2.6", scope.module, node, symbol, f"{symbol} is {problem}", _TAG)


def _is_record(program: Program, cls: ClassInfo) -> bool:
    """Whether a model remembers what went wrong: it has an identity, or a dated state of its own."""
    if "id" in program.classes.all_fields(cls):
        return True
    held = [
        option
        for field in program.classes.fields(cls)
        for option in options(program.annotations.read(field.annotation, cls.scope))
    ]
    has_state = any(isinstance(of, Instance) and program.classes.is_enum(of.cls) for of in held)
    return has_state and any(_is_moment(program, of) for of in held)


def _is_moment(program: Program, of: Type) -> bool:
    """Whether a type is a point in time, or wraps one."""
    wrapped = _wrapped(program, of)
    return isinstance(wrapped, External) and wrapped.path in _TEMPORAL


def _fields(program: Program, module: Module) -> Iterator[Finding]:
    classes = program.classes
    for cls in module.classes:
        if classes.is_value_object(cls):
            continue
        if not (classes.is_model(cls) or classes.record_kind(cls)) or classes.is_foreign(cls):
            continue
        for field in classes.fields(cls):
            described = program.annotations.read(field.annotation, cls.scope)
            symbol = f"{cls.qualname}.{field.name}"
            if is_success_name(field.name) and _is_flag(program, described):
                message = f"{symbol} is a flag for success"
                fix = f"make a model for each way {cls.name} can end, tagged by a Literal `kind`"
                yield finding("L2.7", cls.module, field.node, symbol, message, fix, cls.qualname)
            elif is_error_name(field.name) and NONE in options(described):
                if _is_record(program, cls):
                    continue
                message = f"{symbol} may hold an error, or not"
                fix = f"give the failure a model of its own beside {cls.name}"
                yield finding("L2.7", cls.module, field.node, symbol, message, fix, cls.qualname)
            if module.place.layer is Layer.DOMAIN:
                for problem in unions(program, field.annotation, cls.scope):
                    message = f"{symbol} is {problem}"
                    yield finding("L2.6", cls.module, field.node, symbol, message, _TAG)


def _is_flag(program: Program, of: Type | None) -> bool:
    if _is_bool(of):
        return True
    return any(
        isinstance(option, Instance) and _is_bool(_wrapped(program, option))
        for option in options(of)
    )


def _wrapped(program: Program, of: Type) -> Type | None:
    """What a root model wraps; any other type is what it is."""
    if isinstance(of, Instance) and program.classes.is_root_model(of.cls):
        return program.members.attribute(of, "root")
    return of


_TAG = 'give each member a field `kind: Literal["…"]` with a value of its own'

LAW = Law(
    id="L2",
    title="Outcomes are discriminated unions",
    promise="Outcomes use discriminated unions (no booleans/exceptions for business logic)",
    rationale=(
        "A refusal is an expected answer of the business, so the signature names it. A boolean or "
        "a None loses the reason, an exception leaves by a door that no caller sees. A union of "
        "models with a tag lists every ending, and a type checker proves that none is forgotten."
    ),
    bad="""
class Parcel(BaseModel, frozen=True):
    status: ParcelStatus

    def hand_over(self) -> bool:
        if self.status.is_terminal():
            raise ValueError("already handed over")
        return True
""",
    good="""
class HandedOver(BaseModel, frozen=True):
    kind: Literal["handed_over"] = "handed_over"
    parcel: Parcel


class NotDeliverable(BaseModel, frozen=True):
    kind: Literal["not_deliverable"] = "not_deliverable"
    status: ParcelStatus


type HandOverOutcome = Annotated[HandedOver | NotDeliverable, Field(discriminator="kind")]
""",
    rules=(
        Rule("L2.1", "The domain raises or asserts", "Return the refusal as a model."),
        Rule(
            "L2.2", "A service raises", "Return the outcome; raise for broken infrastructure only."
        ),
        Rule("L2.3", "A method answers with a boolean", "Return an outcome, or ask a question."),
        Rule("L2.4", "A flag, None or exception for a result", "Return a union of models."),
        Rule("L2.5", "The domain defines an exception", "Make it a frozen model with a `kind`."),
        Rule("L2.6", "A union without a tag", "Give each member a Literal `kind` of its own."),
        Rule("L2.7", "A field for success or failure", "Make a model for each ending."),
    ),
    home="src/app/domain",
    check=check,
    subjects=subjects,
)
