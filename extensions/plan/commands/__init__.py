"""Commands as plans write them: signatures with the states they move between, what they return and what they emit."""

from .asking import asks_yes_or_no
from .ends import declare, read_variants, union_in, variants_in
from .narration import is_narrated, narrated, tells_of_command, told_calls
from .openings import TITLED_CALL, bold_command, is_command, signatures, spelled, titled_command
from .raw import Told
from .read import read_commands
from .rows import lists_commands, rows
from .settle import merge, settled, write_command

__all__ = [
    "TITLED_CALL",
    "Told",
    "asks_yes_or_no",
    "bold_command",
    "declare",
    "is_command",
    "is_narrated",
    "lists_commands",
    "merge",
    "narrated",
    "read_commands",
    "read_variants",
    "rows",
    "settled",
    "signatures",
    "spelled",
    "tells_of_command",
    "titled_command",
    "told_calls",
    "union_in",
    "variants_in",
    "write_command",
]
