"""Compiled code, kept from run to run.

Copier checks a template out anew for each run, so that Python and Jinja find nothing of what they
compiled the last time. Here it is found again by its text, in a file of the user's cache folder.
Each state of the extension and of copier.yml has a file of its own: while Jinja compiles, it calls
the filters of constants that are put out, and `_envops` says how it compiles.
"""

import marshal
import os
import sys
from collections.abc import Callable
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

type _Codes = dict[str, Any]

_STATES = 8  # those used last
_DIGEST = sha256().digest_size


class KeptCode:
    """The code that one state of the extension in `folder` compiled; written when it is let go."""

    def __init__(self, folder: Path) -> None:
        path = user_cache_path("plan-template", appauthor=False) / f"{_state(folder)}.code"
        self._codes = _read(path)
        finalize(self, _write, path, self._codes, len(self._codes))

    def get[T](self, name: str, text: bytes, compile_text: Callable[[], T]) -> T:
        """The code of a text, compiled unless it is known; its name is part of the code."""
        key = f"{name} {sha256(text).hexdigest()}"
        if key not in self._codes:
            self._codes[key] = compile_text()
        code: T = self._codes[key]
        return code


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
        name = f"module {self._name}"
        return KEPT.get(name, source, lambda: self.source_to_code(source, self.path))


def _state(folder: Path) -> str:
    state = sha256(f"{sys.version} {version('copier')} {version('jinja2')}".encode())
    for path in sorted([*folder.rglob("*.py"), *folder.parent.glob("copier.yml")]):
        state.update(f"\n{path.relative_to(folder.parent).as_posix()}\n".encode())
        state.update(path.read_bytes())
    return state.hexdigest()


def _read(path: Path) -> _Codes:
    try:
        digest, written = (content := path.read_bytes())[:_DIGEST], content[_DIGEST:]
        os.utime(path)
    except OSError:
        return {}
    codes: _Codes = marshal.loads(written) if sha256(written).digest() == digest else {}  # noqa: S302
    return codes


def _write(path: Path, codes: _Codes, known: int) -> None:
    """Keep what was compiled beyond what was known; a folder that cannot be written is no fault."""
    if len(codes) == known:
        return
    written = marshal.dumps(codes)
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(sha256(written).digest() + written)
        Path(file.name).replace(path)
        states = sorted(path.parent.glob("*.code"), key=lambda state: state.stat().st_mtime)
        for state in states[:-_STATES]:
            state.unlink()


KEPT = KeptCode(Path(__file__).resolve().parent)
"""What this checkout compiles."""
