"""The command line: examine, explain, document, fix.

What only some commands need is imported where they need it: a plain run starts sooner.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from constitution.application import CannotRunError
from constitution.examine import Report, examine
from constitution.report.text import explain, text

CLEAN, FOUND, FAILED = 0, 1, 2
_NOTHING = "There is nothing that can be fixed safely."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 is clean, 1 has findings, 2 could not run or not read everything."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.write and not options.fix:
        parser.error("--write makes the changes that --fix shows: give both")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except CannotRunError as error:
        print(f"constitution: {error}", file=sys.stderr)
        return FAILED
    except RecursionError:
        print("constitution: some code is nested too deeply to be followed", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return FOUND


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m constitution",
        description="Decide the eight laws of the plan over generated and hand-written code.",
        epilog="Exit codes: 0 the laws hold, 1 findings, 2 it could not run or read everything.",
    )
    parser.add_argument("--root", type=Path, default=Path(), help="the project (default: here)")
    parser.add_argument("--format", choices=("text", "json", "sarif", "github"), default="text")
    parser.add_argument(
        "--changed",
        nargs="?",
        const="HEAD",
        metavar="REF",
        help="report only lines that differ from REF (default: HEAD); all code is examined",
    )
    parser.add_argument("--fix", action="store_true", help="show the changes that are safe to make")
    parser.add_argument("--write", action="store_true", help="with --fix: make them")
    parser.set_defaults(command=_examine)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    explain = commands.add_parser("explain", help="why a law exists, and what keeps it")
    explain.add_argument("name", help="a law or a rule, such as L3 or L3.1")
    explain.set_defaults(command=_explain)
    docs = commands.add_parser("docs", help="write docs/architecture from the code")
    docs.add_argument("--check", action="store_true", help="fail if it is not up to date")
    docs.add_argument("--root", type=Path, default=argparse.SUPPRESS)
    docs.set_defaults(command=_document)
    return parser


def _examine(options: argparse.Namespace) -> int:
    report = _reported(options)
    if options.fix:
        return _fix(report, options)
    sys.stdout.write(_printed(report, options.format))
    return report.exit_code


def _reported(options: argparse.Namespace) -> Report:
    report = examine(options.root)
    if not options.changed:
        return report
    from constitution.changed import changed_lines, only_changed

    lines = changed_lines(options.root, options.changed)
    return report._replace(findings=only_changed(report.findings, lines))


def _printed(report: Report, form: str) -> str:
    if form == "text":
        return text(report, colour=_coloured())
    from constitution.report.machine import as_github, as_json, as_sarif

    return {"json": as_json, "sarif": as_sarif, "github": as_github}[form](report)


def _fix(report: Report, options: argparse.Namespace) -> int:
    """Show the safe changes, or make them and say what is left."""
    from constitution.fixing.fixes import fixes

    changes = fixes(report.findings, options.root)
    if not options.write:
        for change in changes:
            sys.stdout.write(change.difference())
        hint = "This is a preview: add --write to make these changes." if changes else _NOTHING
        print(hint, file=sys.stderr)
        return report.exit_code
    for change in changes:
        change.write(options.root)
        print(f"{change.path}: {change.count} fixed", file=sys.stderr)
    if not changes:
        print(_NOTHING, file=sys.stderr)
    left = _reported(options)
    sys.stdout.write(_printed(left, options.format))
    return left.exit_code


def _explain(options: argparse.Namespace) -> int:
    said = explain(options.name, colour=_coloured())
    if said is None:
        message = f"there is no law or rule {options.name}: they are L1 to L8, and L1.1 and so on"
        raise CannotRunError(message)
    sys.stdout.write(said)
    return CLEAN


def _document(options: argparse.Namespace) -> int:
    from constitution.architecture.pages import pages, stale, write

    written = pages(options.root)
    if options.check:
        outdated = stale(options.root, written)
        for path in outdated:
            print(f"{path} is not up to date: run python -m constitution docs")
        return FOUND if outdated else CLEAN
    for path in write(options.root, written):
        print(path)
    return CLEAN


def _coloured() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
