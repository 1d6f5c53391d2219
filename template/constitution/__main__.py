"""`python -m constitution`: decide the eight laws over this project."""

import gc
import sys

from constitution.cli import main

gc.disable()  # a run keeps its trees to the end: to look for garbage among them only takes time
status = main()
gc.freeze()  # nor need the interpreter look through them when it stops
sys.exit(status)
