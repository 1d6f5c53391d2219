"""Programs that arrive in wheels."""

import os
import shutil
import stat
import tempfile
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path


def program(package: str, path: str) -> Path:
    """Where the package keeps the program whose path ends so."""
    try:
        files = distribution(package).files or []
    except PackageNotFoundError:
        files = []
    for file in files:
        if file.match(path):
            return Path(str(file.locate())).resolve()
    message = f"{path} is not installed: `uv sync` brings it with {package}"
    raise FileNotFoundError(message)


def program_for_anyone(package: str, path: str) -> Path:
    """The same program in a copy, made once per version, that every user may run.

    An installed package may lie where only its owner can go, such as root's home.
    """
    installed = program(package, path)
    site = Path(str(distribution(package).locate_file(""))).resolve()
    relative = installed.relative_to(site)
    copy = shelf() / f"{package}-{version(package)}"
    if not copy.exists():
        unfinished = Path(tempfile.mkdtemp(dir=copy.parent))
        libraries = relative.parts[0] + ".libs"  # where a repaired wheel keeps shared libraries
        for folder in filter(Path.is_dir, (site / relative.parts[0], site / libraries)):
            shutil.copytree(folder, unfinished / folder.name, ignore=DEVELOPMENT)
        open_to_everyone(unfinished)
        try:
            unfinished.rename(copy)
        except OSError:  # another run was faster
            shutil.rmtree(unfinished)
    return copy / relative


DEVELOPMENT = shutil.ignore_patterns("include", "pgxs", "*.a", "*.py", "__pycache__")


def shelf() -> Path:
    """A folder of ours that everyone can reach and nobody else can change."""
    for base in (Path("/var/cache"), Path(tempfile.gettempdir())):
        folder = base / f"devservices-{os.geteuid()}"
        try:
            folder.mkdir(exist_ok=True)
            found = folder.lstat()
            if stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid():
                folder.chmod(0o755)
                if all(parent.stat().st_mode & stat.S_IXOTH for parent in folder.parents):
                    return folder
        except OSError:
            continue
    message = "no folder found that every user can reach"
    raise PermissionError(message)


def open_to_everyone(folder: Path) -> None:
    """Let every user read the folder, and run the programs in it."""
    for path in (folder, *folder.rglob("*")):
        mode = path.stat().st_mode
        runs = path.is_dir() or mode & stat.S_IXUSR
        path.chmod(mode | 0o444 | (0o111 if runs else 0))
