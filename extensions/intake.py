"""Plans given by path: found, and read whole or refused in one line."""

from collections.abc import Sequence
from pathlib import Path

from copier.errors import UserMessageError

LONGEST = 1_000_000
"""Bytes; the longest plans written so far have a tenth of it."""


def find_plan(given: str, folders: Sequence[Path]) -> Path:
    """The plan file that was meant by a path, looked for in each folder in turn."""
    candidates = [folder / Path(given).expanduser() for folder in folders]
    path = next((path for path in candidates if path.exists()), None)
    if path is None:
        looked_in = " and ".join(str(folder.resolve()) for folder in dict.fromkeys(folders))
        raise UserMessageError(f"plan: {given} does not exist (looked in {looked_in})")
    return path


def read_text(path: Path, given: str) -> str:
    """The plan file's text, byte for byte."""
    if path.is_dir():
        raise UserMessageError(
            f"plan: {given} is a directory; give the plan itself, e.g. {Path(given) / 'plan.md'}"
        )
    if not path.is_file():
        raise UserMessageError(f"plan: {given} is not a regular file")
    try:
        size = path.stat().st_size
        if size > LONGEST:
            raise UserMessageError(
                f"plan: {given} has {size:,} bytes; a plan has at most {LONGEST:,}"
            )
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise UserMessageError(f"plan: {given} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UserMessageError(
            f"plan: {given} is not UTF-8 text (byte {error.start + 1}); save it as UTF-8"
        ) from error
    if "\0" in text:
        raise UserMessageError(f"plan: {given} is a binary file; give the plan as Markdown")
    return text
