"""What a branch or a working tree has changed: only that is reported, all of it is examined."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from constitution.application import CannotRunError
from constitution.finding import Finding

_FILE = re.compile(r"^\+\+\+ b/(.*?)\t?$")
_HUNK = re.compile(r"^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_WHOLE = range(1, 10**9)


class NoHistoryError(CannotRunError):
    """Git cannot say what has changed."""


def changed_lines(root: Path, reference: str) -> dict[str, list[range]]:
    """The lines, by path, that differ from a reference; a new file is changed as a whole."""
    prefix = _git(root, "rev-parse", "--show-prefix").strip()
    difference = _git(root, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv",
                      "--find-renames",
                      "--no-relative", "--src-prefix=a/", "--dst-prefix=b/", "--end-of-options",
                      reference, "--", ".")  # fmt: skip
    found: dict[str, list[range]] = {}
    path, quoted = "", 0
    for line in difference.split("\n"):
        if quoted and line.startswith(("+", "-")):
            quoted -= 1  # a line of a file, whatever it looks like
        elif name := _FILE.match(line):
            path = name[1].removeprefix(prefix)
        elif hunk := _HUNK.match(line):
            removed, start, added = (int(number or 1) for number in hunk.groups())
            quoted = removed + added
            found.setdefault(path, []).append(range(start, start + max(added, 1)))
    for new in _git(root, "ls-files", "--others", "--exclude-standard", "-z").split("\0"):
        if new:
            found[new] = [_WHOLE]
    return found


def only_changed(findings: Iterable[Finding], lines: dict[str, list[range]]) -> tuple[Finding, ...]:
    """The findings on changed lines, and those about a file as a whole that has changed."""
    return tuple(
        finding
        for finding in findings
        if any(finding.line in changed for changed in lines.get(finding.path, ()))
    )


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(  # noqa: S603  # git, with arguments of our own
            command, cwd=root, capture_output=True, encoding="utf-8", errors="replace", check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "stderr", "") or str(error)
        raise NoHistoryError(reason.strip()) from error
    return done.stdout
