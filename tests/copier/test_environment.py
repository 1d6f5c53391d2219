"""The environment that `uv run copier copy` uses: nothing in it makes Copier slower."""

import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, entry_points, requires

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.rendering import ROOT


def installed_for(wanted: Iterable[str]) -> set[str]:
    """The packages that requirements bring, each with what it requires in turn."""
    found: set[tuple[str, frozenset[str]]] = set()
    open_ = [Requirement(text) for text in wanted]
    while open_:
        requirement = open_.pop()
        package = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if package in found:
            continue
        found.add(package)
        try:
            asked = [Requirement(text) for text in requires(package[0]) or ()]
        except PackageNotFoundError:
            continue
        extras = requirement.extras or {""}
        open_ += [
            each
            for each in asked
            if each.marker is None
            or any(each.marker.evaluate({"extra": extra}) for extra in extras)
        ]
    return {name for name, _ in found}


def test_no_package_that_is_installed_beside_copier_is_a_plugin_of_pydantic() -> None:
    described = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*described["project"]["dependencies"], *described["dependency-groups"]["dev"]]

    beside_copier = installed_for(wanted)

    plugins = {entry.dist.name for entry in entry_points(group="pydantic") if entry.dist}
    assert plugins & beside_copier == set()
