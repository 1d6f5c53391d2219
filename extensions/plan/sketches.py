"""Models sketched as code: classes in a fenced block, told again as the items that the grammar knows."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import replace

from .aligned import LANGUAGES, aligned_models, held
from .class_diagrams import DrawnClass, drawn_classes, is_class_diagram
from .code_text import Remarks, parsed
from .datatypes import base_of
from .equations import equations
from .markdown import Fence, Item
from .patterns import Pattern
from .python_models import PythonModels
from .sketch import Sketch, Told, sketch_of

_INTERFACE = Pattern(
    r"^\s*(?:export\s+)?(?:interface|type)\s+(?P<name>[A-Z]\w*)\s*(?:=\s*)?\{(?P<body>[^{}]*)\}",
    re.MULTILINE,
)
_ALTERNATIVES = Pattern(
    r"^\s*(?:export\s+)?type\s+(?P<name>[A-Z]\w*)\s*=\s*\|?\s*(?P<ends>[A-Z]\w*(?:\s*\|\s*[A-Z]\w*)+)\s*;?\s*$",
    re.MULTILINE,
)
_MEMBER = Pattern(
    r"(?:readonly\s+)?(?P<name>[A-Za-z_]\w*)(?P<optional>\?)?\s*:\s*(?P<type>[^;\n]+)"
)
_CLASS = Pattern(r"^class [A-Z]\w*\([^()]*\):", re.MULTILINE)
_PYTHON = frozenset({"python", "py", "python3"})
_FOREIGN = frozenset(
    {
        "pydantic",
        "sqlmodel",
        "fastapi",
        "typing_extensions",
        "annotated_types",
        *sys.stdlib_module_names,
    }
)
"""Packages that are no contexts."""
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
_LONGEST = 40_000


def sketches(fence: Fence) -> list[Sketch]:
    """The classes that a block of code declares; none when it is no code that can be read."""
    if len(fence.text) > _LONGEST:
        return []
    if _is_python(fence):
        tree = parsed(fence.text)
        return list(PythonModels(fence).read(tree)) if tree else list(_equated(fence))
    language = fence.info.casefold().partition(" ")[0]
    if language in _SCRIPT:
        return list(_interfaces(fence))
    if language == "mermaid" and is_class_diagram(fence.text):
        return list(_drawn(fence))
    if language in _SETTINGS:
        return list(_equated(fence))
    if language in LANGUAGES:
        return list(_aligned(fence)) or list(_equated(fence))
    return []


def _is_python(fence: Fence) -> bool:
    """Whether a block is marked as Python, or has no mark and classes that only Python spells so."""
    language = fence.info.casefold().partition(" ")[0]
    return language in _PYTHON or (not language and _CLASS.search(fence.text) is not None)


def statements(fence: Fence) -> list[Item]:
    """The imports of a block of code, each as the bullet that it would be, with its remark."""
    if len(fence.text) > _LONGEST or not _is_python(fence):
        return []
    tree, remarks = parsed(fence.text), Remarks(fence.text)
    found: list[Item] = []
    for node in tree.body if tree else []:
        if isinstance(node, ast.ImportFrom) and node.module and node.level != 1:
            if node.module.partition(".")[0] in _FOREIGN and not node.level:
                continue
            names = ", ".join(alias.name for alias in node.names)
            lines = dict.fromkeys((node.lineno, node.end_lineno or node.lineno))
            said = " ".join(filter(None, map(remarks.beside, lines)))
            behind = f" — {said}" if said else ""
            module = remarks.package_above(node.lineno)
            behind = f" (by `{module}`){behind}" if module else behind
            text = f"`from {node.module} import {names}`{behind}"
            found.append(Item(fence.line + node.lineno, text))
    return found


def functions(fence: Fence, kind: str) -> list[Item]:
    """The functions of a block that has nothing else, each as the bullet that it would be."""
    if len(fence.text) > _LONGEST or not _is_python(fence):
        return []
    tree = parsed(fence.text)
    body = tree.body if tree else []
    said = [node for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    if not said or len(said) < len(body):
        return []
    reader = PythonModels(fence)
    return [reader.call(node, kind) for node in said]


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
        sketch = sketch_of(kind, drawn.name, fence.line + 1 + drawn.line, _told(drawn, kind, fence))
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
        sketch = sketch_of(kind, model.name, first + model.at, Told(head, details))
        yield replace(sketch, held=model.name in inner)


def _equated(fence: Fence) -> Iterator[Sketch]:
    """The types of a block of equations."""
    for at, name, said in equations(fence.text):
        kind = "values" if said.startswith("Typed") else "outcomes" if " | " in said else ""
        yield sketch_of(kind, name, fence.line + 1 + at, Told(said))


def _told(drawn: DrawnClass, kind: str, fence: Fence) -> Told:
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
        return Told(", ".join(drawn.states), [(at, f"Methods: {call}") for at, call, _ in calls])
    if kind == "repositories":
        return Told("", [(first, f"Operations: {', '.join(call for _, call, _ in calls)}")])
    if kind == "values" and [name for _, name, _ in drawn.fields] == ["value"]:
        return Told(f"Typed wrapper for `{drawn.fields[0][2]}`")
    fields = ", ".join(f"`{name}: {type_}`" for _, name, type_ in drawn.fields)
    details = [(first + drawn.line, f"Fields: {fields}")] if fields else []
    for at, call, returns in calls:
        if returns and base_of(returns):
            details.append((at, f"Note: {call.rstrip('`')} -> {returns}`"))
        else:
            ends = "" if returns in ("", drawn.name, "void", "None") else f": returns `{returns}`"
            details.append((at, f"Commands: {call}{ends}"))
    return Told("(aggregate root)" if kind == "aggregates" else "", details)


def _interfaces(fence: Fence) -> Iterator[Sketch]:
    for found in _INTERFACE.finditer(fence.text):
        line = fence.line + 1 + fence.text.count("\n", 0, found.start("name"))
        members = ", ".join(
            f"`{member['name']}: {member['type'].strip().rstrip(',')}{member['optional'] or ''}`"
            for member in _MEMBER.finditer(found["body"])
        )
        sketch = sketch_of("", found["name"], line, Told("", [(line, f"Fields: {members}")]))
        known = any(member["name"] == "id" for member in _MEMBER.finditer(found["body"]))
        yield replace(sketch, likely="aggregates" if known else "values")
    for found in _ALTERNATIVES.finditer(fence.text):
        line = fence.line + 1 + fence.text.count("\n", 0, found.start("name"))
        ends = " | ".join(re.findall(r"[A-Z]\w*", found["ends"]))
        yield sketch_of("outcomes", found["name"], line, Told(f"`{ends}`"))
