"""The imports of a rendered module: which names follow from those it uses, sorted as the linter sorts."""

import ast
import re
import symtable
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping

type _Natural = tuple[tuple[int, str], ...]

FIRST_PARTY = ("app", "constitution", "devservices", "tests")


def import_block(code: str, symbols: Mapping[str, str]) -> str:
    """The sorted import statements that `code` needs, in groups apart by a blank line.

    `symbols` tells for each name how it is imported: `from x import Name`, `import x`.
    """
    needed = {symbols[name] for name in used_names(code) if name in symbols}
    modules = {line.removeprefix("import ") for line in needed if line.startswith("import ")}
    members: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in needed:
        if line.startswith("from "):
            source, _, name = line.removeprefix("from ").partition(" import ")
            renamed = name if " as " in name else ""
            members[source, renamed].add(name)
    groups: dict[int, list[str]] = defaultdict(list)
    for name in sorted(modules, key=_module_order):
        groups[_group(name)].append(f"import {name}")
    statements = [
        (source, sorted(names, key=_member_order)) for (source, _), names in members.items()
    ]
    for source, names in sorted(
        statements, key=lambda found: (_module_order(found[0]), _member_order(found[1][0]))
    ):
        groups[_group(source)].append(f"from {source} import {', '.join(names)}")
    return "\n\n".join("\n".join(groups[group]) for group in sorted(groups))


def used_names(code: str) -> set[str]:
    """The names that a module reads or exports and does not define, as quoted annotations do too."""
    top = symtable.symtable(code, "module", "exec")
    defined = {symbol.get_name() for symbol in top.get_symbols() if symbol.is_local()}
    tree = ast.parse(code)
    return {*_global_names(top), *_quoted_names(tree), *_exported_names(tree)} - defined


def _global_names(scope: symtable.SymbolTable) -> Iterator[str]:
    for symbol in scope.get_symbols():
        if symbol.is_referenced() and symbol.is_global():
            yield symbol.get_name()
    for inner in scope.get_children():
        yield from _global_names(inner)


def _quoted_names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            if annotation is not None:
                yield from _names_in(annotation)


def _exported_names(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            yield from ast.literal_eval(node.value)


def _names_in(annotation: ast.expr) -> Iterator[str]:
    if isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value).endswith("Literal"):
        return
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        quoted = ast.parse(annotation.value, mode="eval")
        yield from (node.id for node in ast.walk(quoted) if isinstance(node, ast.Name))
    for child in ast.iter_child_nodes(annotation):
        if isinstance(child, ast.expr):
            yield from _names_in(child)


def _group(name: str) -> int:
    top = name.partition(".")[0]
    return 2 if top in FIRST_PARTY else 0 if top in sys.stdlib_module_names else 1


def _module_order(name: str) -> tuple[_Natural, str]:
    return _natural(name.lower()), name


def _member_order(name: str) -> tuple[int, _Natural, str]:
    """Constants first, then classes, then functions, as the import sorter has them."""
    first = name.partition(" as ")[0]
    kind = 0 if first.isupper() and len(first) > 1 else 1 if first[:1].isupper() else 2
    return kind, _natural(first.lower()), first


def _natural(text: str) -> _Natural:
    """A text as people sort it: `item2` before `item10`."""
    parts = re.split(r"(\d+)", text)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)
