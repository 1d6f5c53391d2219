"""`python -m extensions.plan check PLAN` tells what a plan says; `… format PLAN` writes it in the canonical form."""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from . import Reading, Resolution, read, resolve, write
from .files import UnreadableError, read_file, read_stream
from .report import report


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 is a plan that can become a project, 2 one that cannot."""
    options = _parser().parse_args(arguments)
    try:
        text, called = _text(options.plan)
    except UnreadableError as problem:
        print(problem, file=sys.stderr)
        return 2
    reading = read(text, called)
    resolution = resolve(reading.design)
    if options.command == "format":
        return _format(reading, resolution)
    if options.format == "json":
        print(json.dumps(as_json(reading, resolution), ensure_ascii=False, indent=2))
    else:
        print(report(reading, resolution, colour=_colourful(sys.stdout), width=_width()), end="")
    return 0 if reading.ok else 2


def as_json(reading: Reading, resolution: Resolution) -> dict[str, object]:
    """What the plan says, what it resolves to, and what there is to remark, for programs."""
    remarks = sorted({*reading.diagnostics, *resolution.diagnostics})
    return {
        "design": reading.design.compact(),
        "resolved": resolution.design.compact(),
        "diagnostics": [
            {
                "line": remark.line,
                "severity": remark.severity,
                "code": remark.code,
                "message": remark.message,
            }
            for remark in remarks
        ],
        "inferred": list(resolution.inferred),
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m extensions.plan", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="tell what the plan says, and what is wrong with it")
    check.add_argument("plan", metavar="PLAN", help="a file, or - for standard input")
    check.add_argument("--format", choices=("text", "json"), default="text")
    formatted = commands.add_parser("format", help="write the plan in the canonical form")
    formatted.add_argument("plan", metavar="PLAN", help="a file, or - for standard input")
    return parser


def _text(plan: str) -> tuple[str, str]:
    """The text of the plan, and what to call it."""
    if plan == "-":
        return read_stream(sys.stdin.buffer, "standard input"), "<stdin>"
    return read_file(Path(plan), plan), plan


def _format(reading: Reading, resolution: Resolution) -> int:
    if not reading.ok:
        for error in reading.errors:
            print(f"{reading.path}:{error}", file=sys.stderr)
        return 2
    print(write(resolution.design), end="")
    return 0


def _colourful(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    return max(60, min(shutil.get_terminal_size((100, 24)).columns, 140))


if __name__ == "__main__":
    sys.exit(main())
