"""How long all laws take over a large application, beside the time that only parsing it takes.

Three works are measured by the processor time they take, user and system, the best of several runs:
`ast.parse` of every file; `examine`, which reads, parses, indexes and decides; and the command
`python -m constitution` as a team runs it, from the start of the interpreter to its end, with the
bytecode of an earlier run. No garbage is collected in any of them, for the command collects none.

`pytest -rP tests/constitution/test_speed.py` tells the figures.
"""

import ast
import gc
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

import constitution
from constitution.examine import Report, examine

from tests.constitution.bundles import lay

CONTEXTS = 20
COPIES = 6
RUNS = 3
STATED = 20_000  # lines: the size for which the time is stated
_APP = Path("src/app")
_CONTEXT = "order"
_PARTS = ("domain/order/*.py", "service/order.py", "api/order/*.py")


def enlarged(root: Path) -> list[Path]:
    """The application that all cases share, with its one context many times over, each larger."""
    lay("", root)
    app = root / _APP
    _share(app)
    parts = {
        path.relative_to(app): path.read_text(encoding="utf-8")
        for pattern in _PARTS
        for path in sorted(app.glob(pattern))
    }
    names = {name for text in parts.values() for name in _defined(text)}
    for number in range(CONTEXTS):
        for path, text in parts.items():
            written = app / str(path).replace(_CONTEXT, f"{_CONTEXT}{number}")
            written.parent.mkdir(parents=True, exist_ok=True)
            written.write_text(_multiplied(text, names, number), encoding="utf-8")
    return sorted(app.rglob("*.py"))


def _share(app: Path) -> None:
    """Moves the neighbour's vocabulary to the kernel, so that no plan has to name each context."""
    neighbour = (app / "domain/inventory/value.py").read_text(encoding="utf-8")
    kernel = app / "domain/shared/value.py"
    text = kernel.read_text(encoding="utf-8").replace("Field\n", "Field, RootModel\n", 1)
    _, _, vocabulary = neighbour.partition("\n\n\n")
    kernel.write_text(f"{text}\n\n{vocabulary}", encoding="utf-8")


def _defined(text: str) -> Iterator[str]:
    for node in ast.parse(text).body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name
        elif isinstance(node, ast.TypeAlias):
            yield node.name.id


def _multiplied(text: str, names: set[str], number: int) -> str:
    """A module of one context, what it defines written several times under several names."""
    tree = ast.parse(text)
    imports = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    for node in imports:
        own = [alias for alias in node.names if alias.name in names]
        other = [alias for alias in node.names if alias.name not in names]
        copies = [ast.alias(f"{alias.name}{copy}") for alias in own for copy in range(COPIES)]
        node.names = [*other, *copies]
    start = max((node.end_lineno or 0 for node in imports), default=0)
    body = "\n".join(text.splitlines()[start:])
    known = re.compile(rf"\b({'|'.join(sorted(names))})\b")
    written = [ast.unparse(node) for node in imports]
    for copy in range(COPIES):
        written += [known.sub(rf"\g<1>{copy}", body), ""]
    joined = "\n".join(written)
    joined = joined.replace("app.domain.inventory.value", "app.domain.shared.value")
    return re.sub(rf"\bapp\.(\w+)\.{_CONTEXT}\b", rf"app.\g<1>.{_CONTEXT}{number}", joined)


def seconds[T](work: Callable[[], T]) -> tuple[float, T]:
    """The least processor time that some work took, with that of processes it ran, and its answer."""
    best = float("inf")
    for _ in range(RUNS):
        gc.collect()
        gc.disable()
        try:
            start = _used()
            answer = work()
            best = min(best, _used() - start)
        finally:
            gc.enable()
    return best, answer


def _used() -> float:
    used = [getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def command(root: Path, bytecode: Path) -> str:
    """What `python -m constitution` says of the application at `root`."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(constitution.__file__).parent.parent),
        "PYTHONPYCACHEPREFIX": str(bytecode),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    run = [sys.executable, "-m", "constitution", "--root", str(root)]
    return subprocess.check_output(run, env=environment, text=True)


@dataclass(frozen=True)
class Measurement:
    """What the examination of the enlarged application took, and what it said."""

    files: int
    lines: int
    parsing: float
    examining: float
    running: float
    report: Report
    said: str

    @property
    def times(self) -> float:
        """How many times as long as parsing it takes to examine."""
        return self.examining / self.parsing

    @property
    def times_run(self) -> float:
        """How many times as long as parsing the whole command takes."""
        return self.running / self.parsing

    def __str__(self) -> str:
        examining, running = (
            taken / self.lines * STATED for taken in (self.examining, self.running)
        )
        return (
            f"{self.files} files, {self.lines} lines: parsed in {self.parsing:.2f} s, examined in "
            f"{self.examining:.2f} s ({self.times:.1f} times as long), the command run in "
            f"{self.running:.2f} s ({self.times_run:.1f} times); for {STATED} lines examined in "
            f"{examining:.2f} s, the command run in {running:.2f} s"
        )


def measure(folder: Path) -> Measurement:
    """Enlarge the application below a folder, parse it, examine it, run the command on it."""
    root = folder / "project"
    texts = [path.read_text(encoding="utf-8") for path in enlarged(root)]
    lines = sum(text.count("\n") for text in texts)
    parsing, _ = seconds(lambda: [ast.parse(text) for text in texts])
    examining, report = seconds(lambda: examine(root))
    running, said = seconds(lambda: command(root, folder / "bytecode"))
    return Measurement(len(texts), lines, parsing, examining, running, report, said)
