"""Templates with a first release, and projects started from them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.update.plans import LENDING
from tests.update.project import Project, Template


@pytest.fixture(scope="session", autouse=True)
def _own_git() -> Iterator[None]:
    """The same git for everybody: nobody's name, hooks or signatures."""
    with pytest.MonkeyPatch.context() as environment:
        for role in ("AUTHOR", "COMMITTER"):
            environment.setenv(f"GIT_{role}_NAME", "A team")
            environment.setenv(f"GIT_{role}_EMAIL", "team@example.com")
        environment.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        environment.setenv("GIT_CONFIG_SYSTEM", os.devnull)
        yield


@pytest.fixture
def template(tmp_path: Path) -> Template:
    """A small template, released once."""
    template = Template(tmp_path / "template", small=True)
    template.release("1.0.0")
    return template


@pytest.fixture
def project(tmp_path: Path, template: Template) -> Project:
    """A project whose first plan has been rendered and committed."""
    plan = tmp_path / "plan.md"
    plan.write_text(LENDING, encoding="utf-8")
    return Project.start(tmp_path / "project", template, plan)
