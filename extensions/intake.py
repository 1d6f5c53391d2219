"""Plans given by path: found, and read whole or refused in one line."""

from collections.abc import Sequence
from pathlib import Path

from copier.errors import UserMessageError

from .plan.files import UnreadableError, read_file


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
    if path.exists() and not path.is_file() and not path.is_dir():
        raise UserMessageError(f"plan: {given} is not a regular file")
    try:
        return read_file(path, given)
    except UnreadableError as error:
        raise UserMessageError(f"plan: {error}") from error
