"""A module that is being changed: edits by position, and the style that its text already has."""

import ast
import tomllib
from dataclasses import dataclass
from pathlib import Path

_BOM = b"\xef\xbb\xbf"
_USUAL_LENGTH = 88


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the bytes from `start` to `end`."""

    start: int
    end: int
    text: str


class Source:
    """One module as it lies on disk, with its syntax tree."""

    def __init__(self, path: Path, line_length: int) -> None:
        data = path.read_bytes()
        self._mark = _BOM if data.startswith(_BOM) else b""
        self.data = data.removeprefix(_BOM)
        self.tree = ast.parse(self.data)
        self.newline = "\r\n" if b"\r\n" in self.data else "\n"
        self.line_length = line_length
        self._starts = [0]
        for line in self.data.split(b"\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def start(self, node: ast.AST) -> int:
        return self._starts[_number(node, "lineno") - 1] + _number(node, "col_offset")

    def end(self, node: ast.AST) -> int:
        return self._starts[_number(node, "end_lineno") - 1] + _number(node, "end_col_offset")

    def start_of_line(self, number: int) -> int:
        return self._starts[number - 1]

    def text(self, start: int, end: int) -> str:
        return self.data[start:end].decode()

    def of(self, node: ast.AST) -> str:
        """A node as it is written."""
        return self.text(self.start(node), self.end(node))

    def line(self, number: int) -> str:
        return self.text(self._starts[number - 1], self._starts[number]).rstrip("\r\n")

    def indentation(self, node: ast.AST) -> str:
        line = self.line(_number(node, "lineno"))
        return line[: len(line) - len(line.lstrip())]

    def replaced(self, node: ast.AST, text: str) -> Edit:
        return Edit(self.start(node), self.end(node), text)

    def fits(self, line: str) -> bool:
        return len(line) <= self.line_length

    def changed(self, edits: list[Edit]) -> bytes:
        """The module with the edits made."""
        data = self.data
        for edit in sorted(set(edits), key=lambda each: each.start, reverse=True):
            text = edit.text.replace("\n", self.newline).encode()
            data = data[: edit.start] + text + data[edit.end :]
        return self._mark + data


def named(tree: ast.Module, symbol: str) -> ast.AST | None:
    """The class or function with a dotted name; the last one, as for Python itself."""
    found: ast.AST = tree
    for name in symbol.split("."):
        inside = [
            node
            for node in ast.walk(found)
            if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
            and node.name == name
            and node is not found
        ]
        if not inside:
            return None
        found = inside[-1]
    return found


def line_length(root: Path) -> int:
    """How long a line may be, as the project tells its formatter."""
    try:
        settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
        return int(settings["tool"]["ruff"]["line-length"])
    except (OSError, KeyError, TypeError, ValueError):
        return _USUAL_LENGTH


def _number(node: ast.AST, name: str) -> int:
    number: int = getattr(node, name)
    return number
