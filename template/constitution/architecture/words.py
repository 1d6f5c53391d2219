"""How the pages put code into words."""

import ast
from collections.abc import Sequence

type Documented = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef | ast.Module


def doc(node: Documented) -> str:
    """The first paragraph of a docstring, on one line."""
    text = ast.get_docstring(node) or ""
    return " ".join(text.split("\n\n")[0].split())


def cell(words: str) -> str:
    """Words that may stand in a cell of a table."""
    return " ".join(words.split()).replace("<", "&lt;").replace("|", "\\|") or "–"


def code(words: str) -> str:
    """Words in code font, fit for a cell of a table."""
    return "`" + " ".join(words.split()).replace("|", "\\|") + "`" if words else "–"


def codes(many: tuple[str, ...]) -> str:
    return ", ".join(code(each) for each in many) or "–"


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """A table of Markdown; nothing, if it would be empty."""
    return [_row(head), _row(("---",) * len(head)), *map(_row, rows)] if rows else []


def spaced(name: str) -> str:
    return name.replace("_", " ")


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
