"""A template with releases, and a project that a team renders from it, edits and updates."""

import subprocess
from pathlib import Path
from typing import Self

import copier

from tests.rendering import export


def git(folder: Path, *arguments: str) -> str:
    """What git answers in a folder."""
    ran = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return ran.stdout


class Template:
    """A copy of the template, or of its questionnaire alone, in a repository of its own."""

    def __init__(self, folder: Path, *, small: bool = False) -> None:
        self.folder = export(folder, small=small)
        git(folder, "init", "--quiet")

    def release(self, version: str) -> None:
        """Commit everything under a tag."""
        git(self.folder, "add", "--all", "--force")
        git(self.folder, "commit", "--quiet", "--message", version)
        git(self.folder, "tag", version)

    def replace(self, path: str, old: str, new: str) -> None:
        """Change the text of one file."""
        replace(self.folder / path, old, new)


class Project:
    """A rendered project under version control."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def start(cls, folder: Path, template: Template, plan: Path) -> Self:
        """Render a plan and commit what it makes."""
        copier.run_copy(
            str(template.folder),
            folder,
            {"plan": str(plan)},
            defaults=True,
            unsafe=True,
            quiet=True,
        )
        git(folder, "init", "--quiet")
        project = cls(folder)
        project.commit("Start")
        return project

    def git(self, *arguments: str) -> str:
        """What git answers in the project."""
        return git(self.folder, *arguments)

    def commit(self, message: str = "Edit") -> None:
        """Commit everything."""
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", "--message", message)

    def update(self, plan: str | None = None) -> None:
        """`copier update`, with a plan or without."""
        data = {"plan": plan} if plan else {}
        copier.run_update(self.folder, data, defaults=True, overwrite=True, unsafe=True, quiet=True)

    def changes(self) -> list[str]:
        """What git sees that is not committed."""
        return git(self.folder, "status", "--porcelain", "--untracked-files=all").splitlines()

    def files(self, folder: str) -> list[str]:
        """The files right in a folder."""
        found = sorted(path for path in (self.folder / folder).iterdir() if path.is_file())
        return [path.relative_to(self.folder).as_posix() for path in found]

    def read(self, path: str) -> str:
        """The text of one file."""
        return (self.folder / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        """Write one file."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Change the text of one file."""
        replace(self.folder / path, old, new)


def replace(path: Path, old: str, new: str) -> None:
    """Change the text of one file, which must have the old text once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path} has {old!r} {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")
