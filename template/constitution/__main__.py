"""`python -m constitution`: decide the eight laws over this project."""

import sys

from constitution.cli import main

sys.exit(main())
