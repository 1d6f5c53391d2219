"""File modes: where git does not heed them, Copier tells its index of each file that may be run.

It asks git for every file whether that is so, which costs more than writing the file. The answer
is one for the whole project, so it is asked for once.
"""

from pathlib import Path
from typing import Any

from copier import _main
from copier._vcs import get_git

_WORKER: Any = _main.Worker
_NAME = "_sync_git_index_executable_bit"


def ask_once() -> None:
    """Let Copier ask once a project; a Copier that works otherwise is left as it is."""
    sync = getattr(_WORKER, _NAME, None)
    if sync is None or hasattr(sync, "asks_once"):
        return

    def sync_where_needed(worker: Any, path: Path, mode: int) -> None:
        asked = vars(worker)
        if "_modes_are_ignored" not in asked:
            asked["_modes_are_ignored"] = _modes_are_ignored(worker.subproject.local_abspath)
        if asked["_modes_are_ignored"]:
            sync(worker, path, mode)

    sync_where_needed.asks_once = True  # type: ignore[attr-defined]
    setattr(_WORKER, _NAME, sync_where_needed)


def _modes_are_ignored(project: Path) -> bool:
    asked = get_git(project)["config", "--type=bool", "--get", "core.fileMode"].run(retcode=None)
    return bool(asked[1].strip() == "false")
