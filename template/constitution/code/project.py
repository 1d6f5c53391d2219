"""The project as files: what is there, which layer it belongs to, and what cannot be read."""

import ast
import os
import warnings
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import NamedTuple

from constitution.code.functional import with_enum_classes
from constitution.finding import Finding

PACKAGE = "app"
SOURCE = PurePosixPath("src") / PACKAGE
KERNEL = frozenset({"shared", "event"})
LARGEST = 1_000_000  # bytes: beyond that a file is data, not code that someone reads


class Layer(StrEnum):
    """How far from the domain a module stands."""

    DOMAIN = "domain"
    SERVICE = "service"
    API = "api"
    ROOT = "root"
    OTHER = "other"


class Role(StrEnum):
    """What a domain module is for."""

    VALUE = "value"
    TYPE = "type"
    EVENT = "event"
    OUTCOME = "outcome"
    REPOSITORY = "repository"
    AGGREGATE = "aggregate"


_ROOT_MODULES = frozenset({"__init__", "__main__", "main", "settings", "config"})
_ROLES = {role.value: role for role in Role} | {"outcomes": Role.OUTCOME}


class Place(NamedTuple):
    """Where a module stands: its layer, its context (or its unit of a layer) and its role."""

    layer: Layer
    context: str
    role: Role

    @property
    def is_kernel(self) -> bool:
        return self.layer is Layer.DOMAIN and self.context in KERNEL

    @property
    def is_repository(self) -> bool:
        return self.layer is Layer.DOMAIN and self.role is Role.REPOSITORY


class SourceFile(NamedTuple):
    """One module as it lies on disk, parsed."""

    name: str
    path: str
    is_package: bool
    place: Place
    tree: ast.Module
    text: str

    def column(self, line: int, offset: int) -> int:
        """Where a reader sees what the syntax tree finds behind so many bytes of a line."""
        if self.text.isascii():
            return offset + 1
        written = self.text.split("\n")[line - 1].encode()
        return len(written[:offset].decode(errors="ignore")) + 1


class Project(NamedTuple):
    """All modules of the application, and the files that could not be read."""

    root: Path
    files: tuple[SourceFile, ...]
    faults: tuple[Finding, ...]
    neighbours: frozenset[str]  # other top-level packages beside the application


def load(root: Path) -> Project:
    """Read every module below src/app; what cannot be read is a fault, the rest is read on."""
    base = root / SOURCE
    files: list[SourceFile] = []
    faults: list[Finding] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for below in _python_files(base):
            read = _read(base / below, below)
            (files if isinstance(read, SourceFile) else faults).append(read)  # type: ignore[arg-type]
    neighbours = {entry.stem for entry in base.parent.iterdir() if _is_module(entry)}
    return Project(root, tuple(files), tuple(faults), frozenset(neighbours))


def place_of(relative: PurePosixPath) -> Place:
    """Tell a module's layer, context and role from its path below src/app."""
    parts = [*relative.parts[:-1], relative.stem]
    if parts[-1] == "__init__":
        parts.pop()
    if not parts:
        return Place(Layer.ROOT, "", Role.AGGREGATE)
    head, *rest = parts
    if head == Layer.DOMAIN:
        role = next((_ROLES[part] for part in rest[1:] if part in _ROLES), Role.AGGREGATE)
        return Place(Layer.DOMAIN, rest[0] if rest else "", role)
    if head in (Layer.SERVICE, Layer.API):
        return Place(Layer(head), rest[0] if rest else "", Role.AGGREGATE)
    layer = Layer.ROOT if head in _ROOT_MODULES else Layer.OTHER
    return Place(layer, head, Role.AGGREGATE)


def _python_files(base: Path) -> Iterator[PurePosixPath]:
    """Every module, by its path below the package."""
    for folder, folders, names in os.walk(base):
        folders[:] = sorted(f for f in folders if f != "__pycache__" and not f.startswith("."))
        inside = PurePosixPath(Path(folder).relative_to(base).as_posix())
        yield from (inside / name for name in sorted(names) if name.endswith(".py"))


def _is_module(entry: Path) -> bool:
    return entry.suffix == ".py" or (entry.is_dir() and entry.stem != PACKAGE)


def _read(path: Path, below: PurePosixPath) -> SourceFile | Finding:
    relative = f"{SOURCE}/{below}"
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            return _fault(relative, "E1", "cannot be read: it is no file", "remove it")
        if status.st_size > LARGEST:
            size = f"{status.st_size:,} bytes are more than a module may have ({LARGEST:,})"
            return _fault(relative, "E4", size, "keep data out of the package, or split the module")
        data = path.read_bytes()
    except OSError as error:
        return _fault(relative, "E1", f"cannot be read: {error.strerror}", "make it readable")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        before = data[data.rfind(b"\n", 0, error.start) + 1 : error.start]
        column = len(before.decode("utf-8-sig")) + 1
        message = f"is not UTF-8: byte 0x{data[error.start]:02x}"
        return _fault(relative, "E2", message, "save it as UTF-8", line, column)
    try:
        tree = with_enum_classes(ast.parse(text, relative))
    except SyntaxError as error:
        message = f"is not valid Python here: {error.msg}"
        remedy = "mend the syntax, or run the check with the Python version the file needs"
        return _fault(relative, "E3", message, remedy, error.lineno or 1, error.offset or 1)
    except (ValueError, RecursionError, MemoryError) as error:
        reason = str(error) or "it is nested too deeply"
        return _fault(relative, "E3", f"cannot be parsed: {reason}", "rewrite the module")
    parts = [PACKAGE, *below.with_suffix("").parts]
    is_package = parts[-1] == "__init__"
    name = ".".join(parts[:-1] if is_package else parts)
    return SourceFile(name, relative, is_package, place_of(below), tree, text)


def _fault(path: str, rule: str, message: str, fix: str, line: int = 1, column: int = 1) -> Finding:
    return Finding(path, line, column, rule, PurePosixPath(path).name, message, fix)
