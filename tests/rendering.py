"""Rendering inside one process: what `copier copy` writes, in a fraction of its time."""

import atexit
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import copier

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests" / "update" / "small"
_PARTS = ("copier.yml", "extensions", "template")
_ANSWERS = "{{ _copier_conf.answers_file }}.jinja"


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
    with TemporaryDirectory() as folder:
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
