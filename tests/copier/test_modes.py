"""Git is asked once a project whether it heeds file modes; where it does not, its index is told."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import copier
import pytest

from tests.rendering import export, exported
from tests.update.project import git


def test_git_is_asked_once_for_a_project(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    command = tmp_path / "bin" / "git"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\necho "$@" >> {asked}\nexec {shutil.which("git")} "$@"\n')
    command.chmod(0o755)

    subprocess.run(
        [
            *(sys.executable, "-m", "copier", "copy", "--trust", "--defaults", "--quiet"),
            *(exported(small=True), tmp_path / "project"),
        ],
        env={**os.environ, "PATH": f"{command.parent}:{os.environ['PATH']}"},
        check=True,
    )

    assert asked.read_text().count("core.fileMode") == 1


@pytest.mark.parametrize(("heeded", "mode"), [("true", "100644"), ("false", "100755")])
def test_the_index_is_told_only_where_git_does_not_heed_modes(
    tmp_path: Path, heeded: str, mode: str
) -> None:
    template = export(tmp_path / "template", small=True)
    project = tmp_path / "project"

    def copy() -> None:
        copier.run_copy(
            str(template), project, defaults=True, overwrite=True, unsafe=True, quiet=True
        )

    copy()
    git(project, "init", "--quiet")
    git(project, "config", "core.fileMode", heeded)
    git(project, "add", "--all")
    (template / "template" / "README.md").chmod(0o755)

    copy()

    assert git(project, "ls-files", "--stage", "README.md").split()[0] == mode
