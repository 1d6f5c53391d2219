"""Files that should hold a plan: their text, or in one line why there is none."""

from pathlib import Path
from typing import BinaryIO

LONGEST = 1_000_000
"""Bytes; the longest plans written so far have a tenth of it."""


class UnreadableError(Exception):
    """What was given holds no plan; the message says why."""


def read_file(path: Path, given: str) -> str:
    """The text of a file, byte for byte; `given` is what it is called in a message."""
    if path.is_dir():
        example = Path(given) / "plan.md"
        raise UnreadableError(f"{given} is a directory; give the plan itself, e.g. {example}")
    try:
        size = path.stat().st_size if path.is_file() else 0
        if size > LONGEST:
            raise UnreadableError(f"{given} has {size:,} bytes; a plan has at most {LONGEST:,}")
        with path.open("rb") as file:
            return read_stream(file, given)
    except OSError as error:
        raise UnreadableError(f"{given} cannot be read: {error.strerror or error}") from error


def read_stream(stream: BinaryIO, given: str) -> str:
    """The text that a stream holds."""
    content = stream.read(LONGEST + 1)
    if len(content) > LONGEST:
        raise UnreadableError(f"{given} goes on after {LONGEST:,} bytes; a plan has at most these")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{given} is not UTF-8 text (byte {error.start + 1}); save it as UTF-8"
        ) from error
    if "\0" in text:
        raise UnreadableError(f"{given} is a binary file; give the plan as Markdown")
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadableError(
            f'{given} is empty; a plan has at least a title: "# Implementation Plan: …"'
        )
    return text
