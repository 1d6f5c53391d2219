"""All plans of a project, read together."""

from pathlib import Path
from typing import NamedTuple

from constitution.finding import Finding
from constitution.plan.dependencies import Dependency, dependencies
from constitution.plan.waivers import Waiver, waivers


class Plans(NamedTuple):
    """What the plans under specs/ declare and justify; a plan that cannot be read is a fault."""

    dependencies: tuple[Dependency, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    faults: tuple[Finding, ...] = ()


def read_plans(root: Path) -> Plans:
    """Read every specs/*/plan.md."""
    declared: list[Dependency] = []
    rows: list[Waiver] = []
    faults: list[Finding] = []
    for path in sorted(root.glob("specs/*/plan.md")):
        relative = path.relative_to(root).as_posix()
        text = _text(root, path, faults)
        tasks = path.with_name("tasks.md")
        declared += dependencies(text, relative)
        rows += waivers(text, relative, _text(root, tasks, faults) if tasks.exists() else "")
    return Plans(tuple(declared), tuple(rows), tuple(faults))


def _text(root: Path, path: Path, faults: list[Finding]) -> str:
    """What a document says; nothing, and a fault more, if it cannot be read."""
    relative = path.relative_to(root).as_posix()
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        faults.append(Finding(relative, 1, 1, "E1", path.name, message, "make it readable"))
    except UnicodeDecodeError:
        faults.append(Finding(relative, 1, 1, "E2", path.name, "is not UTF-8", "save it as UTF-8"))
    return ""
