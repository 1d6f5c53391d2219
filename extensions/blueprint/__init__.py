"""The blueprint of a project: what a design means in code, as the facts that templates write."""

from .project import Project, project, role_paths
from .rendering import code, python

__all__ = ["Project", "code", "project", "python", "role_paths"]
