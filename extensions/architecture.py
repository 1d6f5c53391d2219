"""What the project's own constitution says of the project as rendered: its pages, and what its plans leave out.

The constitution reads code and writes docs/architecture; nothing else may decide what the pages say,
or a fresh project would be out of date. So the code is rendered once more, into a folder that is
thrown away, and the constitution of this checkout reads it there. It also reads plans, in fewer
notations than the template does: what it finds no declaration of is added to the plan.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from importlib import import_module
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from jinja2 import Environment
from pydantic import BaseModel

from .kept import KeptModules

_SOURCE = PurePosixPath("src/app")
_SUFFIX = ".jinja"
_PACKAGE = "constitution"
_YIELD = re.compile(
    r"(?P<before>.*){% yield (?P<name>\w+) from (?P<items>.+?) %}(?P<each>.*){% endyield %}(?P<after>.*)"
)

type Facts = Mapping[str, Any]


class Page(BaseModel, frozen=True):
    """One page, by its path below docs/architecture."""

    path: str
    text: str


class Architecture:
    """The pages of one project, written when a template asks for them."""

    def __init__(self, environment: Environment, template: Path, facts: Facts) -> None:
        self._environment = environment
        self._template = template
        self._facts = dict(facts)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page, as `python -m constitution docs` would write it in the project."""
        return self._told[0]

    def undeclared(self, feature: Any) -> str:
        """A section with the imports of a feature that the constitution finds in no plan; nothing if there are none."""
        missing = self._told[1].get(feature.folder, ())
        return "\n".join(["", "### Cross-Domain Dependencies", "", *missing, ""]) if missing else ""

    @cached_property
    def _told(self) -> tuple[tuple[Page, ...], dict[str, tuple[str, ...]]]:
        with TemporaryDirectory(prefix="architecture-") as folder:
            root = Path(folder)
            for path, text in self._sources():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text, encoding="utf-8", newline="")
            with _constitution_of(self._template):
                writer = import_module(f"{_PACKAGE}.architecture.pages")
                written: dict[str, str] = writer.pages(root)
                home: str = writer.FOLDER
                missing = self._missing()
        pages = tuple(
            Page(path=path.removeprefix(f"{home}/"), text=text.removesuffix("\n"))
            for path, text in written.items()
        )
        return pages, missing

    def _missing(self) -> dict[str, tuple[str, ...]]:
        """The imports of each feature that no plan declares in words that the constitution reads, as bullets."""
        reader = import_module(f"{_PACKAGE}.plan.dependencies")
        features = self._facts["project"].features
        declared = [d for feature in features for d in reader.dependencies(feature.plan, "")]
        return {
            feature.folder: tuple(
                f"- **`{context.name}` imports from `{each.from_}`**: "
                + ", ".join(f"`{name}`" for name in each.types)
                for context in feature.design.contexts
                for each in context.imports
                if each.from_ not in reader.KERNEL
                and not any(known.allows(context.name, each.from_) for known in declared)
            )
            for feature in features
        }

    def _sources(self) -> Iterator[tuple[PurePosixPath, str]]:
        """Every module of the application, by the path it is rendered to."""
        for file in sorted(self._template.rglob("*.py*")):
            parts = file.relative_to(self._template).parts
            if not file.is_file():
                continue
            for path, facts in self._rendered(parts, self._facts, PurePosixPath()):
                if path.suffix == ".py":
                    yield path, self._text(file, facts)

    def _text(self, file: Path, facts: Facts) -> str:
        if file.suffix != _SUFFIX:
            return file.read_text(encoding="utf-8")
        name = file.relative_to(self._template.parent).as_posix()
        return self._environment.get_template(name).render(**facts)

    def _rendered(
        self, parts: tuple[str, ...], facts: Facts, above: PurePosixPath
    ) -> Iterator[tuple[PurePosixPath, Facts]]:
        """The paths that the parts of a template's path render to, each with what it knows."""
        if not parts:
            yield above, facts
            return
        head, *rest = parts
        for name, known in self._names(head, facts):
            if name and _leads_to_source(above / name):
                yield from self._rendered(tuple(rest), known, above / name)

    def _names(self, part: str, facts: Facts) -> Iterator[tuple[str, Facts]]:
        part = part.removesuffix(_SUFFIX)
        if "{" not in part:
            yield part, facts
        elif found := _YIELD.fullmatch(part):
            each = found["before"] + found["each"] + found["after"]
            items = self._environment.compile_expression(found["items"])(**facts)
            for item in items or ():
                yield from self._names(each, {**facts, found["name"]: item})
        else:
            yield self._environment.from_string(part).render(**facts), facts


def _leads_to_source(path: PurePosixPath) -> bool:
    return path.is_relative_to(_SOURCE) or _SOURCE.is_relative_to(path)


@contextmanager
def _constitution_of(template: Path) -> Iterator[None]:
    """Let `constitution` be that of a template, and of no other checkout."""
    others = _loaded()
    for name in others:
        del sys.modules[name]
    finder = KeptModules(_PACKAGE)
    sys.meta_path.insert(0, finder)
    sys.path.insert(0, str(template))
    try:
        yield
    finally:
        sys.path.remove(str(template))
        sys.meta_path.remove(finder)
        for name in _loaded():
            del sys.modules[name]
        sys.modules.update(others)


def _loaded() -> dict[str, Any]:
    return {
        name: module
        for name, module in sys.modules.items()
        if name == _PACKAGE or name.startswith(f"{_PACKAGE}.")
    }
