"""Commands as plans write them: signatures with the states they move between, what they return and what they emit."""

from .asking import asks_yes_or_no
from .ends import declare, read_variants
from .narration import is_narrated, narrated, tells_of_command, told_calls
from .openings import (
    TITLED_CALL,
    bold_command,
    explains_command,
    is_call,
    is_command,
    said_command,
    spelled,
    titled_command,
)
from .read import read_commands
from .rows import effect_told, lists_commands
from .settle import merge, write_command

__all__ = [
    "TITLED_CALL",
    "asks_yes_or_no",
    "bold_command",
    "declare",
    "effect_told",
    "explains_command",
    "is_call",
    "is_command",
    "is_narrated",
    "lists_commands",
    "merge",
    "narrated",
    "read_commands",
    "read_variants",
    "said_command",
    "spelled",
    "tells_of_command",
    "titled_command",
    "told_calls",
    "write_command",
]
