"""Models sketched as code: classes in a fenced block, told again as the items that the grammar knows."""

import ast
import contextlib
import re
import textwrap
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .aligned import LANGUAGES, aligned_models, held
from .class_diagrams import DrawnClass, drawn_classes, is_class_diagram
from .datatypes import base_of
from .enum_code import coded_moves, coded_states, leads
from .equations import equations
from .markdown import Fence, Item
from .naming import snake
from .patterns import Pattern
from .storages import LABELS, kind, mentioned
from .text import ARROW
from .value_code import aliased, name_of, spelled_type, wrapper

_COMMENT = Pattern(r"#\s*(?P<said>.*)$")
_IN_MODULE = Pattern(
    r"^\s*#\s*(?:(?:in|context|domain)\s+)?(?:src/)?(?:app[/.])?(?:domain[/.])?`?(?P<package>[a-z][a-z0-9_]*)`?(?:[/.][\w/.]*)?(?:\s+context)?\s*:?\s*$"
)
_INTERFACE = Pattern(
    r"^\s*(?:export\s+)?(?:interface|type)\s+(?P<name>[A-Z]\w*)\s*(?:=\s*)?\{(?P<body>[^{}]*)\}",
    re.MULTILINE,
)
_MEMBER = Pattern(
    r"(?:readonly\s+)?(?P<name>[A-Za-z_]\w*)(?P<optional>\?)?\s*:\s*(?P<type>[^;\n]+)"
)
_MOVES = Pattern(r"\b[A-Z][A-Z0-9_]*\b|→|->|⇒|=>|,|\|")
_ENTITY = Pattern(r"\b(?:entity|root|aggregate)\b", re.IGNORECASE)
_POSITIONS = frozenset(
    {"number", "position", "index", "sequence", "line_number", "key", "code", "name"}
)
"""Fields that tell an entity from others of its aggregate."""
_ENUM_BASES = frozenset({"StrEnum", "Enum", "IntEnum"})
_PYTHON = frozenset({"python", "py", "python3"})
_SCRIPT = frozenset({"ts", "typescript"})
_SETTINGS = frozenset({"yaml", "yml"})
_STEREOTYPES = {
    "aggregate": "aggregates",
    "root": "aggregates",
    "entity": "entities",
    "value": "values",
    "enum": "enums",
    "event": "events",
    "repository": "repositories",
}
_YEARS = Pattern(r"7 \* 36[56](?:\.25)?|36[56](?:\.25)? \* 7")
_BODILESS = Pattern(r"^([ \t]*(?:async )?def [^\n#]*[^\s:#])[ \t]*$", re.MULTILINE)
_LONGEST = 40_000


@dataclass(frozen=True, slots=True)
class Sketch:
    """One class of a fenced block: the section that it is of (empty: where the block stands), and the item it is."""

    kind: str
    name: str
    item: Item
    held: bool = False
    """Another class of the block has it in a field."""


@dataclass(slots=True)
class _Told:
    head: str
    details: list[tuple[int, str]] = field(default_factory=list)


def sketches(fence: Fence) -> list[Sketch]:
    """The classes that a block of code declares; none when it is no code that can be read."""
    if len(fence.text) > _LONGEST:
        return []
    language = fence.info.casefold().partition(" ")[0]
    if language in _SCRIPT:
        return list(_interfaces(fence))
    if language == "mermaid" and is_class_diagram(fence.text):
        return list(_drawn(fence))
    if language in _SETTINGS:
        return list(_equated(fence))
    if language in LANGUAGES:
        return list(_aligned(fence)) or list(_equated(fence))
    if language not in _PYTHON:
        return []
    tree = _parsed(fence.text)
    return list(_Python(fence).read(tree)) if tree else list(_equated(fence))


def statements(fence: Fence) -> list[Item]:
    """The imports of a block of code, each as the bullet that it would be, with its remark."""
    if len(fence.text) > _LONGEST or fence.info.casefold().partition(" ")[0] not in _PYTHON:
        return []
    lines = fence.text.split("\n")
    tree = _parsed(textwrap.dedent(fence.text))
    found: list[Item] = []
    for node in tree.body if tree else []:
        if isinstance(node, ast.ImportFrom) and node.module:
            names = ", ".join(alias.name for alias in node.names)
            remark = _COMMENT.search(lines[(node.end_lineno or node.lineno) - 1])
            behind = f" — {remark['said']}" if remark else ""
            module = _module_above(lines, node.lineno)
            behind = f" (by `{module}`){behind}" if module else behind
            text = f"`from {node.module} import {names}`{behind}"
            found.append(Item(fence.line + node.lineno, text))
    return found


def _module_above(lines: list[str], at: int) -> str:
    """The package that the last comment of its own above a line names: `# depot/crate.py`."""
    above = (_IN_MODULE.match(line) for line in reversed(lines[: at - 1]))
    return next((found["package"] for found in above if found), "")


def functions(fence: Fence, kind: str) -> list[Item]:
    """The functions of a block that has nothing else, each as the bullet that it would be."""
    if len(fence.text) > _LONGEST or fence.info.casefold().partition(" ")[0] not in _PYTHON:
        return []
    tree = _parsed(textwrap.dedent(fence.text))
    body = tree.body if tree else []
    said = [node for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    if not said or len(said) < len(body):
        return []
    reader = _Python(fence)
    return [Item(fence.line + node.lineno, reader.call(node, kind)) for node in said]


def _parsed(text: str) -> ast.Module | None:
    """The module, when the text is Python; signatures need no body."""
    for spelled in (text, _BODILESS.sub(r"\1: ...", text)):
        with (
            contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError),
            warnings.catch_warnings(action="ignore"),
        ):
            return ast.parse(spelled)
    return None


def _drawn(fence: Fence) -> Iterator[Sketch]:
    """The classes of a diagram; one that another has in a field is held."""
    classes = list(drawn_classes(fence.text))
    held = {
        word
        for drawn in classes
        for _, _, kind in drawn.fields
        for word in re.findall(r"\w+", kind)
        if word != drawn.name
    }
    for drawn in classes:
        told = drawn.kind.casefold().replace("_", " ")
        kind = next((kind for word, kind in _STEREOTYPES.items() if word in told), "")
        if not kind and drawn.states:
            kind = "enums"
        sketch = _sketch(kind, drawn.name, fence.line + 1 + drawn.line, _told(drawn, kind, fence))
        yield replace(sketch, held=drawn.name in held)


def _aligned(fence: Fence) -> Iterator[Sketch]:
    """The models of a block of aligned text."""
    models = aligned_models(fence.text)
    inner = set(held(models))
    for model in models:
        kind = next((kind for word, kind in _STEREOTYPES.items() if word in model.role), "")
        first = fence.line + 1
        details = [(first + at, said) for at, said in model.fields]
        details += [(first + at, f"Commands: {said}") for at, said in model.calls]
        head = "(aggregate root)" if kind == "aggregates" else ""
        sketch = _sketch(kind, model.name, first + model.at, _Told(head, details))
        yield replace(sketch, held=model.name in inner)


def _equated(fence: Fence) -> Iterator[Sketch]:
    """The types of a block of equations."""
    for at, name, said in equations(fence.text):
        kind = "values" if said.startswith("Typed") else "outcomes" if " | " in said else ""
        yield _sketch(kind, name, fence.line + 1 + at, _Told(said))


def _told(drawn: DrawnClass, kind: str, fence: Fence) -> _Told:
    first = fence.line + 1
    calls = [
        (
            first + at,
            f"`{name}({', '.join(f'{n}: {t}' if t else n for n, t in arguments)})`",
            returns,
        )
        for at, name, arguments, returns in drawn.methods
    ]
    if kind == "enums":
        return _Told(", ".join(drawn.states), [(at, f"Methods: {call}") for at, call, _ in calls])
    if kind == "repositories":
        return _Told("", [(first, f"Operations: {', '.join(call for _, call, _ in calls)}")])
    if kind == "values" and [name for _, name, _ in drawn.fields] == ["value"]:
        return _Told(f"Typed wrapper for `{drawn.fields[0][2]}`")
    fields = ", ".join(f"`{name}: {type_}`" for _, name, type_ in drawn.fields)
    details = [(first + drawn.line, f"Fields: {fields}")] if fields else []
    for at, call, returns in calls:
        if returns and base_of(returns):
            details.append((at, f"Note: {call.rstrip('`')} -> {returns}`"))
        else:
            ends = "" if returns in ("", drawn.name, "void", "None") else f": returns `{returns}`"
            details.append((at, f"Commands: {call}{ends}"))
    return _Told("(aggregate root)" if kind == "aggregates" else "", details)


def _interfaces(fence: Fence) -> Iterator[Sketch]:
    for found in _INTERFACE.finditer(fence.text):
        line = fence.line + 1 + fence.text.count("\n", 0, found.start("name"))
        members = ", ".join(
            f"`{member['name']}: {member['type'].strip().rstrip(',')}{member['optional'] or ''}`"
            for member in _MEMBER.finditer(found["body"])
        )
        yield _sketch("", found["name"], line, _Told("", [(line, f"Fields: {members}")]))


class _Python:
    def __init__(self, fence: Fence) -> None:
        self._fence = fence
        self._lines = fence.text.split("\n")
        self._ends: dict[str, ast.ClassDef] = {}
        self._inline: dict[str, list[str]] = {}
        """The unions that a field of a class has the name of: data that has one of several shapes."""

    def read(self, tree: ast.Module) -> Iterator[Sketch]:
        moves = dict(self._tables(tree))
        holding = [(n.name, _held(n)) for n in tree.body if isinstance(n, ast.ClassDef)]
        unions = {_target(node): _alternatives(_value(node)) for node in tree.body}
        kept = {name for _, held in holding for name in held}
        self._inline = {name: ends for name, ends in unions.items() if ends and name in kept}
        holding += [(name, set(ends)) for name, ends in self._inline.items()]
        ends = {end for name, told in unions.items() if name not in self._inline for end in told}
        self._ends = {
            n.name: n for n in tree.body if isinstance(n, ast.ClassDef) and n.name in ends
        }
        for node in tree.body:
            match node:
                case ast.ClassDef() if node.name in ends:
                    continue
                case _ if _target(node) in self._inline:
                    continue
                case ast.ClassDef():
                    held = any(node.name in held for owner, held in holding if owner != node.name)
                    sketch = replace(self._class(node, moves.get(node.name, [])), held=held)
                    is_value = not sketch.kind and held and _has_no_identity(node, sketch)
                    yield replace(sketch, kind="values") if is_value else sketch
                case ast.Assign(targets=[ast.Name(id=name)], value=value) if name[:1].isupper():
                    if found := self._assigned(name, value, node.lineno):
                        yield found
                case (
                    ast.TypeAlias(name=ast.Name(id=name), value=value)
                    | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
                ):
                    if found := self._assigned(name, value, node.lineno):
                        yield found

    def _assigned(self, name: str, value: ast.expr, at: int) -> Sketch | None:
        line = self._fence.line + at
        if ends := _alternatives(value):
            return _sketch("outcomes", name, line, _Told(f"`{' | '.join(map(self._end, ends))}`"))
        wrapped = aliased(value)
        about = f" — {said}" if (said := self._comment(at)) else ""
        return _sketch("values", name, line, _Told(f"{wrapped}{about}")) if wrapped else None

    def _end(self, name: str) -> str:
        """A variant with the fields of its class, if the block has it."""
        node = self._ends.get(name)
        fields = [f"{n}: {spelled_type(s.annotation)}" for n, s in _annotated(node)] if node else []
        return f"{name}({', '.join(fields)})" if fields else name

    def _class(self, node: ast.ClassDef, moves: list[tuple[int, str]]) -> Sketch:
        bases = {name_of(base): base for base in node.bases}
        line, said = self._fence.line + node.lineno, self._comment(node.lineno)
        documented = (ast.get_docstring(node) or "").split("\n\n")[0].replace("\n", " ")
        if bases.keys() & _ENUM_BASES:
            return _sketch("enums", node.name, line, self._enum(node, documented, moves))
        if "Protocol" in bases:
            kept = said or (documented if len(mentioned(documented)) == 1 else "")
            return _sketch("repositories", node.name, line, self._repository(node, kept))
        if "EventBase" in bases:
            details = [
                (self._fence.line + at, f"{key.capitalize()}: {stated}")
                for key, stated, at in _attributes_of(node, ("category", "retention"))
            ]
            told = _Told(
                f"({said})" if said else "", [*details, (line, f"Payload: {self._fields(node)}")]
            )
            return _sketch("events", node.name, line, told)
        if wrapped := wrapper(node):
            about = f" — {documented or said}" if documented or said else ""
            return _sketch("values", node.name, line, _Told(f"{wrapped}{about}"))
        details = [(line, f"Fields: {self._fields(node)}")] if self._fields(node) else []
        details += [
            (self._fence.line + m.lineno, self._method(m, node.name)) for m in _methods(node)
        ]
        return _sketch("", node.name, line, _Told(documented or said, details))

    def _enum(self, node: ast.ClassDef, documented: str, moves: list[tuple[int, str]]) -> _Told:
        states = [
            f'{name_of(s.targets[0])} = "{s.value.value}"'
            if isinstance(s.value, ast.Constant) and isinstance(s.value.value, str)
            else name_of(s.targets[0])
            for s in node.body
            if isinstance(s, ast.Assign) and name_of(s.targets[0]).isupper()
        ]
        details = [(line, f"Transitions: {move}") for line, move in moves]
        details += [
            (self._fence.line + at, f"Transitions: {source} → {' | '.join(targets)}")
            for at, source, targets in coded_moves(node)
        ]
        for method in _methods(node):
            said = self._comment(method.lineno) or _true_for(method)
            call = self._signature(method)
            if leads(method.name) and ARROW.search(said):
                moves_said = " ".join(_MOVES.findall(said)).strip(" ,|")
                details.append((self._fence.line + method.lineno, f"Transitions: {moves_said}"))
            details.append(
                (
                    self._fence.line + method.lineno,
                    f"Methods: `{call}`{f' = {said}' if said.removeprefix('all except ').isupper() else ''}",
                )
            )
        return _Told(f"{', '.join(states)}{f' — {documented}' if documented else ''}", details)

    def _repository(self, node: ast.ClassDef, said: str) -> _Told:
        line = self._fence.line + node.lineno
        kept = mentioned(said)
        stated = said if kind(said) else LABELS[kept[0]] if kept else ""
        details = [(line, f"Storage Type: {stated}")] if stated else []
        operations = ", ".join(f"`{self._asked(method)}`" for method in _methods(node))
        return _Told("", [*details, (line, f"Operations: {operations}")])

    def call(self, function: ast.FunctionDef | ast.AsyncFunctionDef, kind: str) -> str:
        """A function without a class: what a repository is asked, or a command."""
        return (
            f"`{self._signature(function)}`"
            if kind == "repositories"
            else self._command(function, "")
        )

    def _method(self, method: ast.FunctionDef | ast.AsyncFunctionDef, owner: str) -> str:
        """A command, or a note on a question: a method that only answers with a plain value."""
        if method.returns and base_of(spelled_type(method.returns)):
            said = self._comment(method.lineno)
            call = f"`{self._signature(method)} -> {spelled_type(method.returns)}`"
            return f"Note: {call}{f' — {said}' if said else ''}"
        return f"Commands: {self._command(method, owner)}"

    def _command(self, method: ast.FunctionDef | ast.AsyncFunctionDef, owner: str) -> str:
        arguments = ", ".join(self._arguments(method))
        returns = ast.unparse(method.returns).strip("'\"") if method.returns else ""
        parts = [self._comment(method.lineno)]
        parts += [f"returns `{returns}`"] if returns not in ("", owner, "Self", "None") else []
        return f"`{method.name}({arguments})`: {', '.join(part for part in parts if part)}".rstrip(
            ": "
        )

    def _signature(self, method: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
        return f"{method.name}({', '.join(self._arguments(method))})"

    def _asked(self, method: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
        """An operation, with the ways in which it ends when there are several."""
        asked = self._signature(method)
        ends = _alternatives(method.returns)
        return f"{asked} -> {' | '.join(ends)}" if len(ends) > 1 else asked

    def _arguments(self, method: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
        for argument in (*method.args.args, *method.args.kwonlyargs):
            if argument.arg not in ("self", "cls"):
                yield (
                    f"{argument.arg}: {spelled_type(argument.annotation)}"
                    if argument.annotation
                    else argument.arg
                )

    def _fields(self, node: ast.ClassDef) -> str:
        return ", ".join(
            f"`{name}: {self._spelled(s.annotation)}{_default(s.value)}`"
            for name, s in _annotated(node)
        )

    def _spelled(self, annotation: ast.expr) -> str:
        """The type of a field, with the alternatives of a union for its name."""
        text = spelled_type(annotation)
        for name, ends in self._inline.items():
            text = re.sub(rf"\b{name}\b", " | ".join(ends), text)
        return text

    def _tables(self, tree: ast.Module) -> Iterator[tuple[str, list[tuple[int, str]]]]:
        """Tables of moves: `{Status.OPEN: {Status.PAID}}`, for the enum that their keys are of."""
        for node in tree.body:
            value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
            if not isinstance(value, ast.Dict) or not value.keys:
                continue
            owners = {name_of(key.value) for key in value.keys if isinstance(key, ast.Attribute)}
            if len(owners) != 1:
                continue
            moves = [
                (self._fence.line + key.lineno, f"{key.attr} → {' | '.join(targets)}")
                for key, reached in zip(value.keys, value.values, strict=True)
                if isinstance(key, ast.Attribute) and (targets := list(_attributes(reached)))
            ]
            yield owners.pop(), moves

    def _comment(self, at: int) -> str:
        found = _COMMENT.search(self._lines[at - 1]) if at <= len(self._lines) else None
        return found["said"].strip() if found else ""


def _sketch(kind: str, name: str, line: int, told: _Told) -> Sketch:
    text = f"**{name}** {told.head}" if told.head.startswith("(") else f"**{name}**: {told.head}"
    return Sketch(
        kind,
        name,
        Item(line, text.rstrip(": "), tuple(Item(at, said) for at, said in told.details)),
    )


def _true_for(method: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """The states for which the body of a question is true."""
    among, states = coded_states(method)
    named = " | ".join(dict.fromkeys(states))
    return named if among or not named else f"all except {named}"


def _methods(node: ast.ClassDef) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for statement in node.body:
        if isinstance(
            statement, ast.FunctionDef | ast.AsyncFunctionDef
        ) and not statement.name.startswith("_"):
            yield statement


def _annotated(node: ast.ClassDef) -> Iterator[tuple[str, ast.AnnAssign]]:
    """The fields of a class: what it annotates, but for a tag, which is fixed, and what is of the class itself."""
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign):
            name = name_of(statement.target)
            if name and not name.startswith(("_", "model_config")) and not _fixed(statement):
                yield name, statement


def _has_no_identity(node: ast.ClassDef, sketch: Sketch) -> bool:
    """Whether a class is known by all its fields together: nothing names one of its kind, and nothing calls it an entity."""
    own = {"id", f"{snake(node.name)}_id", *_POSITIONS}
    fields = [(name, name_of(s.annotation)) for name, s in _annotated(node)]
    told = any(
        name in own or kind in (f"{node.name}Id", f"{node.name}Number") for name, kind in fields
    )
    return bool(fields) and not told and not _ENTITY.search(sketch.item.text)


def _held(node: ast.ClassDef) -> set[str]:
    """The names that the types of a class's fields speak of."""
    words = (inner for _, s in _annotated(node) for inner in ast.walk(s.annotation))
    return {word.id for word in words if isinstance(word, ast.Name)}


def _fixed(statement: ast.AnnAssign) -> bool:
    return name_of(statement.annotation) in ("ClassVar", "Literal") and statement.value is not None


def _default(value: ast.expr | None) -> str:
    """The default of a field, when it is a state of an enum or a plain value."""
    match value:
        case ast.Attribute(value=ast.Name(), attr=state) if state.isupper():
            return f" = {state}"
        case ast.Constant(value=str() | int() | float()):
            return f" = {ast.unparse(value)}"
    return ""


def _attributes_of(node: ast.ClassDef, keys: tuple[str, ...]) -> Iterator[tuple[str, str, int]]:
    """What a class says of itself: `category = EventCategory.SECURITY_AUDIT`."""
    for statement in node.body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id=key)], value=value)
                | ast.AnnAssign(target=ast.Name(id=key), value=ast.expr() as value)
            ) if key in keys:
                match value:
                    case ast.Attribute(attr=stated) | ast.Constant(value=str(stated)):
                        yield key, _counted(stated), statement.lineno
                    case ast.Call(
                        keywords=[ast.keyword(arg=unit, value=ast.Constant(value=int(n)))]
                    ):
                        yield key, f"{n} {unit}", statement.lineno
                    case ast.Call(
                        keywords=[ast.keyword(arg="days", value=ast.BinOp() as product)]
                    ) if _YEARS.fullmatch(ast.unparse(product)):
                        yield key, "7 years", statement.lineno


def _counted(constant: str) -> str:
    """The words of a constant, a number before what it counts: `DAYS_90` is `90 DAYS`."""
    return re.sub(r"^([A-Za-z]+) (\d+)$", r"\2 \1", constant.replace("_", " "))


def _target(node: ast.stmt) -> str:
    match node:
        case (
            ast.Assign(targets=[ast.Name(id=name)])
            | ast.AnnAssign(target=ast.Name(id=name))
            | ast.TypeAlias(name=ast.Name(id=name))
        ):
            return name
    return ""


def _value(node: ast.stmt) -> ast.expr | None:
    return node.value if isinstance(node, ast.Assign | ast.AnnAssign | ast.TypeAlias) else None


def _alternatives(node: ast.expr | None) -> list[str]:
    """The class names of `A | B`, of `Union[A, B]`, or of either inside `Annotated`; none for another expression."""
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            one, other = _alternatives(left) or _class_name(left), _class_name(right)
            return [*one, *other] if one and other else []
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[inner, *_])):
            return _alternatives(inner)
        case ast.Subscript(value=ast.Name(id="Union"), slice=ast.Tuple(elts=ends)):
            return [name for end in ends for name in _class_name(end)]
    return []


def _class_name(node: ast.expr) -> list[str]:
    return [node.id] if isinstance(node, ast.Name) and node.id[:1].isupper() else []


def _attributes(node: ast.expr) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Attribute):
            yield inner.attr
