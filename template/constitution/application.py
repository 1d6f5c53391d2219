"""The application in a project, with its plans, ready to be asked."""

from pathlib import Path

from constitution.code.program import Program
from constitution.code.project import load
from constitution.plan.plans import read_plans


class CannotRunError(Exception):
    """There is nothing to examine."""


def program_of(root: Path) -> Program:
    """The application at `root`, with its plans."""
    return Program(load(root), read_plans(root))
