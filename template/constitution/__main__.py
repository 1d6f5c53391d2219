"""`python -m constitution`: decide the eight laws over this project."""

import gc
import sys

gc.disable()  # a run keeps its trees to the end: to look for garbage among them only takes time

from constitution.cli import main  # noqa: E402  # to import it makes no garbage either

status = main()
gc.freeze()  # nor need the interpreter look through them when it stops
sys.exit(status)
