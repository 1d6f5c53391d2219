"""Compiled code, kept from run to run.

Copier checks a template out anew for each run, so that Python and Jinja find nothing of what they
compiled the last time. Here it is found again by its text, in a file of the user's cache folder.
Each state of the extension has a file of its own: Jinja calls filters while it compiles.

The first run finds nothing. There a second process compiles what will soon be asked for.
"""

import marshal
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import CodeType
from typing import Any
from weakref import finalize

from platformdirs import user_cache_path

from .ahead import computed_ahead

type _Codes = dict[str, Any]

_STATES = 8  # those used last
_DIGEST = sha256().digest_size


class KeptCode:
    """The code that one state of the extension in `folder` compiled; written when it is let go."""

    def __init__(self, folder: Path) -> None:
        path = user_cache_path("plan-template", appauthor=False) / f"{_state(folder)}.code"
        self._codes = _read(path)
        self._promised: frozenset[str] = frozenset()
        self._compiled_ahead: Callable[[], bytes] = bytes
        self.is_new = not self._codes
        finalize(self, _write, path, self._codes, len(self._codes))

    def get[T](self, name: str, text: bytes, compile_text: Callable[[], T]) -> T:
        """The code of a text, compiled unless it is known; its name is part of the code."""
        key = f"{name} {sha256(text).hexdigest()}"
        if key not in self._codes and name in self._promised:
            self.collect()
        if key not in self._codes:
            self._codes[key] = compile_text()
        code: T = self._codes[key]
        return code

    def ahead(self, names: Iterable[str], compile_texts: Callable[[], None]) -> None:
        """Let a second process compile texts of these names; whoever asks for one waits for all."""
        known = set(self._codes)

        def compiled() -> bytes:
            compile_texts()
            return _sealed({key: code for key, code in self._codes.items() if key not in known})

        self._promised, self._compiled_ahead = frozenset(names), computed_ahead(compiled)

    def collect(self) -> None:
        """Take what was compiled ahead; what is missing there is compiled when it is asked for."""
        self._promised = frozenset()
        self._codes |= _opened(self._compiled_ahead())


class KeptModules(MetaPathFinder):
    """Finds the modules of a package where Python does, and compiles each once."""

    def __init__(self, package: str) -> None:
        self.package = package

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """The module's spec, if it belongs to the package."""
        if fullname != self.package and not fullname.startswith(f"{self.package}."):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and isinstance(spec.loader, SourceFileLoader):
            name = fullname.removeprefix(self.package)
            spec.loader = _Loader(fullname, spec.loader.path, name)
        return spec


class _Loader(SourceFileLoader):
    def __init__(self, fullname: str, path: str, name: str) -> None:
        super().__init__(fullname, path)
        self._name = name

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002
        source = self.get_data(self.path)
        return _module_code(self._name, Path(self.path), source)


def _module_code(name: str, path: Path, source: bytes) -> CodeType:
    return KEPT.get(
        f"module {name}", source, lambda: compile(source, path, "exec", dont_inherit=True)
    )


def compile_modules(folder: Path) -> None:
    """Compile the modules of a package."""
    _compile_each(_modules(folder), folder)


def compile_modules_in_two(folder: Path) -> None:
    """Compile the modules of a package in two processes, half of them in each."""
    paths = _modules(folder)
    KEPT.ahead((), lambda: _compile_each(paths[1::2], folder))
    _compile_each(paths[::2], folder)
    KEPT.collect()


def _modules(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"), key=lambda path: path.stat().st_size)


def _compile_each(paths: list[Path], folder: Path) -> None:
    for path in paths:
        parts = path.relative_to(folder).with_suffix("").parts
        name = "".join(f".{part}" for part in parts if part != "__init__")
        _module_code(name, path, path.read_bytes())


def _state(folder: Path) -> str:
    state = sha256(f"{sys.version} {version('copier')} {version('jinja2')}".encode())
    for path in sorted(folder.rglob("*.py")):
        state.update(f"\n{path.relative_to(folder).as_posix()}\n".encode())
        state.update(path.read_bytes())
    return state.hexdigest()


def _read(path: Path) -> _Codes:
    try:
        content = path.read_bytes()
        os.utime(path)
    except OSError:
        return {}
    return _opened(content)


def _sealed(codes: _Codes) -> bytes:
    written = marshal.dumps(codes)
    return sha256(written).digest() + written


def _opened(content: bytes) -> _Codes:
    """The codes that were sealed; none if they are damaged."""
    digest, written = content[:_DIGEST], content[_DIGEST:]
    codes: _Codes = marshal.loads(written) if sha256(written).digest() == digest else {}  # noqa: S302
    return codes


def _write(path: Path, codes: _Codes, known: int) -> None:
    """Keep what was compiled beyond what was known; a folder that cannot be written is no fault."""
    if len(codes) == known:
        return
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(_sealed(codes))
        Path(file.name).replace(path)
        states = sorted(path.parent.glob("*.code"), key=lambda state: state.stat().st_mtime)
        for state in states[:-_STATES]:
            state.unlink()


KEPT = KeptCode(Path(__file__).resolve().parent)
"""What this checkout compiles."""
