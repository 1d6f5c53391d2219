"""Rendering inside one process: what `copier copy` writes, in a fraction of its time."""

import atexit
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType
from typing import Any
from unittest.mock import patch

import copier
from jinja2 import Environment

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests" / "update" / "small"
_PARTS = ("copier.yml", "extensions", "template")
_ANSWERS = "{{ _copier_conf.answers_file }}.jinja"

_compiled: dict[tuple[Any, ...], CodeType] = {}
_compile = Environment.compile
_source_to_code = SourceFileLoader.source_to_code


def export(folder: Path, *, small: bool = False) -> Path:
    """A copy of this template without its repository, so that Copier need not clone it.

    A `small` one renders a few files of its own; how it asks, records and merges is the same.
    """
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *_PARTS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for path in filter(None, listed.stdout.split("\0")):
        if (ROOT / path).is_file():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / path, folder / path)
    if small:
        template = folder / "template"
        kept = [template / _ANSWERS, *template.glob("*/_room/storage.toml")]
        contents = {path: path.read_bytes() for path in kept}
        shutil.rmtree(template)
        shutil.copytree(SMALL, template)
        for own, content in contents.items():
            own.parent.mkdir(parents=True, exist_ok=True)
            own.write_bytes(content)
    return folder


@cache
def exported(*, small: bool = False) -> Path:
    """The template as this process tests it."""
    folder = TemporaryDirectory(prefix="template-")
    atexit.register(folder.cleanup)
    return export(Path(folder.name), small=small)


def render(
    destination: Path,
    plan: str | None = None,
    answers: Mapping[str, Any] | None = None,
    template: Path | None = None,
) -> Path:
    """Render a plan's text, or answers to the questionnaire, into a new folder."""
    data = dict(answers or {})
    with TemporaryDirectory() as folder, quick():
        if plan is not None:
            data["plan"] = f"{folder}/plan.md"
            Path(data["plan"]).write_bytes(plan.encode())
        copier.run_copy(
            str(template or exported()),
            destination,
            data,
            defaults=True,
            overwrite=True,
            unsafe=True,
            quiet=True,
        )
    return destination


@contextmanager
def quick() -> Iterator[None]:
    """Compile templates and extension once in this process; leave the index of projects alone."""
    with (
        patch.object(Environment, "compile", _compile_once),
        patch.object(SourceFileLoader, "source_to_code", _source_to_code_once),
        patch("copier._main.Worker._sync_git_index_executable_bit"),
    ):
        yield


def _compile_once(environment: Environment, source: Any, *args: Any, **kwargs: Any) -> Any:
    if not isinstance(source, str):
        return _compile(environment, source, *args, **kwargs)
    key = (source, *args, *sorted(kwargs.items()))
    if key in _compiled:
        environment.preprocess(source)  # this is where Copier forgets the last `yield`
    else:
        _compiled[key] = _compile(environment, source, *args, **kwargs)
    return _compiled[key]


def _source_to_code_once(
    loader: SourceFileLoader, data: Any, path: str, **options: Any
) -> CodeType:
    key = (data, path)
    if key not in _compiled:
        _compiled[key] = _source_to_code(loader, data, path, **options)
    return _compiled[key]
