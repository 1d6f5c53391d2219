"""Models told in Python: what each class of a module is, and what its parts say."""

import ast
import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from .categories import CATEGORY
from .class_syntax import (
    Function,
    alternatives,
    at_root,
    attributes_in,
    default_of,
    fields_of,
    held_by,
    held_in_numbers,
    is_fixed,
    member_lines,
    methods_of,
    name_given,
    value_given,
    with_methods,
)
from .code_text import Definition, Remarks, documented, elided, unreadable
from .command_code import done
from .datatypes import base_of
from .enum_code import coded_moves, coded_states, leads, members, moves_of_member, moves_said
from .event_code import stated
from .files_named import kind_of_file
from .labels import key_of
from .markdown import Fence, Item
from .naming import is_class, snake
from .patterns import Pattern
from .sketch import Said, Sketch, Told, sketch_of
from .storages import LABELS, kind, mentioned
from .text import ARROW, cut
from .value_code import aliased, name_of, spelled_type, wrapper

_ENTITY = Pattern(r"\b(?:entity|root|aggregate)\b", re.IGNORECASE)
_CALLED = Pattern(
    r"^(?:the |an? )?(?:(?P<aggregates>aggregate(?: root)?|root)|(?P<entities>(?:child )?entity)|(?P<values>value object))\b",
    re.IGNORECASE,
)
"""What a comment or a docstring calls a class first of all."""
_POSITIONS = frozenset(
    {"number", "position", "index", "sequence", "line_number", "key", "code", "name"}
)
"""Fields that tell an entity from others of its aggregate."""
_ROLES = {
    "aggregateroot": "aggregates",
    "aggregate": "aggregates",
    "entity": "entities",
    "valueobject": "values",
}
_ASKED = frozenset({"property", "computed_field", "cached_property"})
_COLLECTIONS = frozenset({"tuple", "list", "set", "frozenset", "dict", "Sequence", "Iterator"})
_AT_AN_END = Pattern(r"(?:is )?(?:(?P<first>initial)|terminal|final)\b", re.IGNORECASE)
_MOVES = Pattern(r"\b[A-Z][A-Z0-9_]*\b|→|->|⇒|=>|,|\|")
_QUESTION = Pattern(r"^(?:is|has|can|may|should|must|needs|allows)_")
_ENDING = Pattern(r"(?:Outcome|Result|Results|Outcomes|Response)$")
_TYPED_REMARK = Pattern(
    r"[a-z_]\w*\s*:\s*[A-Za-z][\w\[\]. |]*(?:,\s*[a-z_]\w*\s*:\s*[A-Za-z][\w\[\]. |]*)*"
)
"""The payload of an event as a remark beside its name: `class OrderPaid(EventBase):  # order_id: OrderId`."""
_CARRIED = Pattern(
    r"\b(?P<way>[A-Z]\w*)\s+(?:has|carries|holds|with)\s+(?P<fields>[a-z_]\w*\s*:\s*[A-Z]\w*\??(?:,\s*[a-z_]\w*\s*:\s*[A-Z]\w*\??)*)"
)
"""What a remark beside a union says that one of its ends has: `# TooLate has since: Date`."""
_LABELLED = Pattern(r"^(?P<label>[A-Z][A-Za-z ]{2,20})\s*:\s*\S")


class PythonModels:
    """Reads the classes, aliases and functions of a block of Python."""

    def __init__(self, fence: Fence) -> None:
        self._fence = fence
        self._remarks = Remarks(fence.text)
        self._classes: dict[str, ast.ClassDef] = {}
        self._ends: dict[str, ast.ClassDef] = {}
        self._unions: set[str] = set()
        self._inline: dict[str, list[str]] = {}
        """The unions that a field of a class has the name of: data that has one of several shapes."""
        self._held: set[str] = set()
        self._several: set[str] = set()
        """The classes of which another one holds several."""

    def read(self, tree: ast.Module) -> Iterator[Sketch]:
        """The classes and aliases of a module, in order."""
        moves = dict(self._tables(tree))
        tree = with_methods(tree)
        self._classes = {n.name: n for n in tree.body if isinstance(n, ast.ClassDef)}
        holding = [(name, held_by(node)) for name, node in self._classes.items()]
        unions = {name_given(node): alternatives(value_given(node)) for node in tree.body}
        kept = {name for _, held in holding for name in held}
        self._inline = {name: ends for name, ends in unions.items() if ends and name in kept}
        self._unions = {name for name, ends in unions.items() if ends}
        holding += [(name, set(ends)) for name, ends in self._inline.items()]
        self._held = {name for _, held in holding for name in held}
        several = {name for node in self._classes.values() for name in held_in_numbers(node)}
        self._several = several | {end for name in several for end in self._inline.get(name, ())}
        ends = {end for name, told in unions.items() if name not in self._inline for end in told}
        self._ends = {name: node for name, node in self._classes.items() if name in ends}
        for node in tree.body:
            found = self._statement(node, moves, holding)
            if found is not None:
                path = self._remarks.file_above(node.lineno)
                if kind_of_file(path) == "values" and not found.kind:
                    found = replace(found, kind="values")
                yield replace(found, package=self._remarks.package_above(node.lineno))

    def _statement(
        self,
        node: ast.stmt,
        moves: dict[str, list[tuple[int, str]]],
        holding: list[tuple[str, set[str]]],
    ) -> Sketch | None:
        match node:
            case ast.ClassDef() if node.name in self._ends or self._is_base(node):
                return None
            case _ if name_given(node) in self._inline:
                return None
            case ast.ClassDef():
                held = any(node.name in held for owner, held in holding if owner != node.name)
                sketch = replace(self._class(node, moves.get(node.name, [])), held=held)
                if not sketch.kind and held and _has_no_identity(node, sketch):
                    return replace(
                        sketch, kind="entities" if node.name in self._several else "values"
                    )
                return replace(sketch, likely=self._likely(node, held=held))
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name[:1].isupper():
                return self._assigned(name, value, node)
            case (
                ast.TypeAlias(name=ast.Name(id=name), value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ) if name[:1].isupper():
                return self._assigned(name, value, node)
        return None

    def _is_base(self, node: ast.ClassDef) -> bool:
        """Whether other events of the block only inherit from a class: `class OrderEvent(EventBase)`."""
        heirs = any(
            node.name in {name_of(base) for base in other.bases} for other in self._classes.values()
        )
        return heirs and node.name.endswith(("Event", "Base"))

    def _assigned(self, name: str, value: ast.expr, node: ast.stmt) -> Sketch | None:
        line = self._fence.line + node.lineno
        said = self._remarks.beside(node.end_lineno or node.lineno)
        only = value.id if isinstance(value, ast.Name) and _ENDING.search(name) else ""
        ends = alternatives(value) or ([only] if is_class(only) and not base_of(only) else [])
        if ends:
            carried = {found["way"]: found["fields"] for found in _CARRIED.finditer(said)}
            spelled = [
                f"{end}({carried[end]})" if end in carried else self._end(end) for end in ends
            ]
            return sketch_of("outcomes", name, line, Told(f"`{' | '.join(spelled)}`"))
        wrapped = aliased(value, said)
        about = f" — {said}" if said else ""
        return sketch_of("values", name, line, Told(f"{wrapped}{about}")) if wrapped else None

    def _end(self, name: str) -> str:
        """A variant with the fields of its class, if the block has it."""
        node = self._ends.get(name)
        fields = [f"{n}: {spelled_type(s.annotation)}" for n, s in fields_of(node)] if node else []
        return f"{name}({', '.join(fields)})" if fields else name

    def _class(self, node: ast.ClassDef, moves: list[tuple[int, str]]) -> Sketch:
        line = self._fence.line + node.lineno
        said = self._about(node)
        text, labelled = self._documented(node)
        bases = list(self._bases(node))
        if any(base.endswith("Enum") for base in bases):
            return sketch_of("enums", node.name, line, self._enum(node, moves))
        if self._is_repository(node, bases):
            stored = [value for key, value, _ in stated(node, ("storage", "storage_type"))]
            keeper = next((t for t in (*stored, said, text) if kind(t)), "") or said or text
            return sketch_of("repositories", node.name, line, self._repository(node, keeper))
        if any(base.endswith(("Event", "EventBase")) for base in bases):
            return sketch_of("events", node.name, line, self._event(node, text, labelled))
        if (root := at_root(node)) and (ends := alternatives(root)):
            told = Told(f"`{' | '.join(map(self._end, ends))}`")
            return sketch_of("outcomes", node.name, line, told)
        role = next((_ROLES[b.casefold()] for b in bases if b.casefold() in _ROLES), "")
        called = (_CALLED.match(t) for t in (said, text))
        role = role or next((str(found.lastgroup) for found in called if found), "")
        remark = " ".join(t for t in (text, self._remarks_in_fields(node)) if t)
        if role in ("", "values") and (wrapped := wrapper(node, f"{said}. {remark}")):
            about = f" — {text or said}" if text or said else ""
            return sketch_of("values", node.name, line, Told(f"{wrapped}{about}"))
        fields = self._fields(node)
        details: list[Said] = [(line, f"Fields: {fields}")] if fields else []
        details += [self._method(method, node) for method in methods_of(node)]
        details += [(line, told) for told in labelled]
        kind_said = role if role != "entities" else ""
        return sketch_of(kind_said, node.name, line, Told(text or said, details))

    def _remarks_in_fields(self, node: ast.ClassDef) -> str:
        fields = list(fields_of(node))
        return self._remarks.beside(fields[0][1].lineno) if len(fields) == 1 else ""

    def _about(self, node: Definition) -> str:
        """What comments beside and above a class or a function say of it."""
        beside = self._remarks.of_header(node) if not isinstance(node, ast.ClassDef) else ""
        beside = beside or self._remarks.beside(node.lineno)
        above = (said for _, said in self._remarks.above(node))
        return "; ".join(said.rstrip(" .;") for said in (*above, beside) if said)

    def _documented(self, node: Definition) -> tuple[str, list[str]]:
        """The first paragraph of a docstring, and its lines further down that have a label of the grammar."""
        text, more = documented(node)
        return text, [told for told in more if _is_labelled(told)]

    def _bases(self, node: ast.ClassDef) -> Iterator[str]:
        """The names of the classes that a class inherits from, also through others of the block."""
        for base in node.bases:
            name = name_of(base)
            yield name
            if name in self._classes and name != node.name:
                yield from (name_of(further) for further in self._classes[name].bases)

    def _is_repository(self, node: ast.ClassDef, bases: list[str]) -> bool:
        if "Protocol" in bases or any(base.endswith("Repository") for base in bases):
            return True
        methods = list(methods_of(node))
        return "ABC" in bases and bool(methods) and not list(fields_of(node))

    def _likely(self, node: ast.ClassDef, *, held: bool) -> str:
        """What a class is where the block stands in no section that tells."""
        fields = list(fields_of(node))
        if any(is_fixed(s) for s in node.body if isinstance(s, ast.AnnAssign)):
            return "variant"
        own = {"id", f"{snake(node.name)}_id"}
        known = any(name in own or name_of(s.annotation) == f"{node.name}Id" for name, s in fields)
        if known:
            return "entities" if held else "aggregates"
        return "values" if fields else ""

    def _event(self, node: ast.ClassDef, text: str, labelled: list[str]) -> Told:
        line = self._fence.line + node.lineno
        inherited = [self._classes[b] for b in self._bases(node) if b in self._classes]
        details: list[Said] = []
        for key, value, at in (
            found for one in (node, *inherited) for found in stated(one, ("category", "retention"))
        ):
            details.append((self._fence.line + at, f"{key.capitalize()}: {value}"))
        details += [(line, told) for told in labelled]
        inside = (said for _, said in self._remarks.inside(node))
        beside = (self._remarks.beside(statement.lineno) for _, statement in fields_of(node))
        kept = (remark for remark in beside if CATEGORY.search(remark))
        said = "; ".join(part for part in (self._about(node), *inside, *kept) if part)
        told = (part[1] for part in details if isinstance(part, tuple))
        if not any(map(CATEGORY.search, (text, said, *told))):
            said = "; ".join(part for part in (said, self._kept_in_file(node)) if part)
        fields = self._fields(node)
        header = self._remarks.of_header(node)
        if not fields and (typed := _TYPED_REMARK.fullmatch(header)):
            fields, said = typed[0], said.replace(header, "").strip("; ")
        if fields:
            details.append((line, f"Payload: {fields}"))
        if text and said:
            return Told(f"{text.rstrip('.')}. {said}", details)
        return Told(text or (f"({said})" if said else ""), details)

    def _kept_in_file(self, node: ast.ClassDef) -> str:
        """How a class is kept by what the name of its file says of all in it: `# order/event.py — all SECURITY_AUDIT`."""
        told = self._remarks.file_told_above(node.lineno)
        general, _, excepted = cut(told, r",?\s+(?:except|but not|other than)\s+")
        return general if CATEGORY.search(general) and node.name not in excepted else ""

    def _enum(self, node: ast.ClassDef, moves: list[tuple[int, str]]) -> Told:
        states = members(node)
        text = documented(node)[0]
        spelled = [f'{name} = "{value}"' if value else name for name, value in states.items()]
        details: list[Said] = [(line, f"Transitions: {move}") for line, move in moves]
        details += [
            (self._fence.line + at, f"Transitions: {source} → {' | '.join(targets)}")
            for at, source, targets in coded_moves(node)
        ]
        details += self._of_members(node)
        for method in methods_of(node):
            details += self._of_states(method, states)
        details += [
            (self._fence.line + at, f"Transitions: {move}")
            for at, said in self._remarks_on_moves(node)
            for move in moves_said(said, states)
        ]
        return Told(f"{', '.join(spelled)}{f' — {text}' if text else ''}", details)

    def _of_members(self, node: ast.ClassDef) -> Iterator[Said]:
        """What the comments behind members say of where an enum begins and ends."""
        for name, at in member_lines(node):
            said = self._remarks.beside(at)
            if found := _AT_AN_END.match(said):
                key = "Initial" if found["first"] else "Terminal"
                yield self._fence.line + at, f"{key}: {name}"

    def _of_states(self, method: Function, states: Collection[str]) -> Iterator[Said]:
        """A method of an enum: the moves that its words tell, and the states for which it is true."""
        said = self._remarks.of_header(method) or _true_for(method)
        doc, lines = documented(method)
        told = [move for text in (said, doc, *lines) for move in moves_said(text, states)]
        if not told and leads(method.name) and ARROW.search(said):
            told = [" ".join(_MOVES.findall(said)).strip(" ,|")]
        line = self._fence.line + method.lineno
        yield from ((line, f"Transitions: {move}") for move in told)
        only = said.removeprefix("all except ").isupper() and not ARROW.search(said)
        yield line, f"Methods: `{self._signature(method)}`{f' = {said}' if only else ''}"

    def _remarks_on_moves(self, node: ast.ClassDef) -> Iterator[tuple[int, str]]:
        """The comments and the docstring of an enum, and the lines about it that are no Python."""
        yield from self._remarks.above(node)
        yield from self._remarks.inside(node)
        text, more = documented(node)
        yield from ((node.lineno, told) for told in (text, *more))
        for name, at in member_lines(node):
            yield at, moves_of_member(name, self._remarks.beside(at))
        for at, told in unreadable(self._fence.text):
            if f"{node.name}." in told:
                yield at, told.replace(f"{node.name}.", "")

    def _repository(self, node: ast.ClassDef, said: str) -> Told:
        line = self._fence.line + node.lineno
        kept = mentioned(said)
        told = said if kind(said) else LABELS[kept[0]] if len(kept) == 1 else ""
        details: list[Said] = [(line, f"Storage Type: {told}")] if told else []
        operations = ", ".join(f"`{self._asked(method)}`" for method in methods_of(node))
        return Told("", [*details, (line, f"Operations: {operations}")] if operations else details)

    def call(self, function: Function, kind: str) -> Item:
        """A function without a class: what a repository is asked, or a command."""
        line = self._fence.line + function.lineno
        if kind == "repositories":
            return Item(line, f"`{self._signature(function)}`")
        text, below = self._command(function, "")
        return Item(line, text, below)

    def _method(self, method: Function, owner: ast.ClassDef) -> Said:
        """A command, or a note on a question: a method that only answers with a value."""
        line = self._fence.line + method.lineno
        if self._is_question(method, owner.name):
            said = self._about(method) or documented(method)[0]
            returns = f" -> {spelled_type(method.returns)}" if method.returns else ""
            call = f"`{self._signature(method)}{returns}`"
            return line, f"Note: {call}{f' — {said}' if said else ''}"
        text, below = self._command(method, owner.name)
        if below:
            return Item(line, "Commands:", (Item(line, text, below),))
        return line, f"Commands: {text}"

    def _is_question(self, method: Function, owner: str) -> bool:
        """Whether a method changes nothing: it answers with a plain value, with values, or with what a field may hold."""
        if any(name_of(decorator) in _ASKED for decorator in method.decorator_list):
            return True
        if method.returns is None:
            return bool(_QUESTION.match(method.name))
        returns = spelled_type(method.returns)
        if base_of(returns):
            return True
        name = re.split(r"\W", returns)[0]
        if name in _COLLECTIONS:
            return owner not in re.findall(r"\w+", returns) and not _ENDING.search(returns)
        if name in (owner, "Self") or name in self._unions or _ENDING.search(name):
            return False
        asked = ARROW.search(f"{self._about(method)} {documented(method)[0]}")
        return name in self._held and not asked

    def _command(self, method: Function, owner: str) -> tuple[str, tuple[Item, ...]]:
        arguments = ", ".join(self._arguments(method))
        returns = spelled_type(method.returns) if method.returns else ""
        text, labelled = self._documented(method)
        inside = [said for _, said in self._remarks.inside(method)] if elided(method) else []
        if not ARROW.search(f"{self._about(method)} {text}"):
            inside += done(method)
        parts = [
            _unnamed(part, method.name).rstrip(" .;")
            for part in (self._about(method), *inside, text)
        ]
        told = "; ".join(part for part in parts if part)
        if returns not in ("", owner, "Self", "None"):
            told = f"{told}, returns `{returns}`" if told else f"returns `{returns}`"
        line = self._fence.line + method.lineno
        below = tuple(Item(line, said) for said in labelled)
        return f"`{method.name}({arguments})`: {told}".rstrip(": "), below

    def _signature(self, method: Function) -> str:
        return f"{method.name}({', '.join(self._arguments(method))})"

    def _asked(self, method: Function) -> str:
        """An operation, with the ways in which it ends when there are several."""
        asked = self._signature(method)
        ends = alternatives(method.returns)
        return f"{asked} -> {' | '.join(ends)}" if len(ends) > 1 else asked

    def _arguments(self, method: Function) -> Iterator[str]:
        for argument in (*method.args.args, *method.args.kwonlyargs):
            if argument.arg not in ("self", "cls"):
                yield (
                    f"{argument.arg}: {spelled_type(argument.annotation)}"
                    if argument.annotation
                    else argument.arg
                )

    def _fields(self, node: ast.ClassDef) -> str:
        return ", ".join(
            f"`{name}: {self._spelled(s.annotation)}{default_of(s.value)}`"
            for name, s in fields_of(node)
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
                if isinstance(key, ast.Attribute) and (targets := list(attributes_in(reached)))
            ]
            yield owners.pop(), moves


def _is_labelled(told: str) -> bool:
    found = _LABELLED.match(told)
    keys = (
        [key_of(found["label"], kind) for kind in ("aggregates", "events", "commands")]
        if found
        else []
    )
    return any(key and key != "note" for key in keys)


def _unnamed(said: str, name: str) -> str:
    """What is said of a command, without its name in front: `pay: OPEN -> PAID`."""
    return re.sub(rf"^`?{name}(?:\(\))?`?\s*[:：—–-]\s+", "", said)


def _true_for(method: Function) -> str:
    """The states for which the body of a question is true."""
    among, states = coded_states(method)
    named = " | ".join(dict.fromkeys(states))
    return named if among or not named else f"all except {named}"


def _has_no_identity(node: ast.ClassDef, sketch: Sketch) -> bool:
    """Whether a class is known by all its fields together: nothing names one of its kind, and nothing calls it an entity."""
    own = {"id", f"{snake(node.name)}_id", *_POSITIONS}
    fields = [(name, name_of(s.annotation)) for name, s in fields_of(node)]
    told = any(
        name in own or kind in (f"{node.name}Id", f"{node.name}Number") for name, kind in fields
    )
    return bool(fields) and not told and not _ENTITY.search(sketch.item.text)
