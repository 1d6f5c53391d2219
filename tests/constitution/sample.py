"""A small application that keeps all eight laws, to be changed a line at a time."""

from dataclasses import dataclass
from pathlib import Path

from constitution.examine import Report, examine

from tests.constitution.bundles import lay

ORDER = "src/app/domain/order/order.py"
VALUES = "src/app/domain/order/value.py"
REPOSITORY = "src/app/domain/order/repository.py"
SERVICE = "src/app/service/order.py"
PLAN = "specs/001-order/plan.md"
HEADER = "| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n"


@dataclass(frozen=True)
class Sample:
    """The application, in a folder of its own."""

    root: Path

    @classmethod
    def laid(cls, root: Path) -> "Sample":
        lay("", root)
        return cls(root)

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        if file.suffix == ".py":
            (file.parent / "__init__.py").touch()

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> int:
        """Change one place of a file, and tell its line."""
        text = self.read(path)
        assert text.count(old) == 1, f"{path} has {text.count(old)} of {old!r}"
        self.write(path, text.replace(old, new))
        return text[: text.index(old)].count("\n") + 1

    def append(self, path: str, text: str) -> int:
        """Add to a file, and tell the line on which the addition begins."""
        before = self.read(path)
        self.write(path, f"{before}{text}")
        return before.count("\n") + 1

    def justify(self, *rows: str) -> int:
        """Fill the Complexity Tracking of the plan, and tell the line of its first row."""
        before = self.read(PLAN).partition("| Violation")[0] + HEADER
        self.write(PLAN, before + "".join(f"{row}\n" for row in rows))
        return before.count("\n") + 1

    def report(self) -> Report:
        return examine(self.root)

    def said(self) -> list[str]:
        """What is found, as `rule symbol path:line`."""
        report = self.report()
        return [
            f"{each.rule} {each.symbol} {each.path}:{each.line}"
            for each in (*report.faults, *report.findings)
        ]
