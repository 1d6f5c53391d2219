"""A folder that a web server of the standard library shows."""

import socket
import sys
from collections.abc import Sequence

from devservices.engine import HOST, Engine


class Folder(Engine):
    """A folder, and a server by which one can tell that it is there."""

    label = "MinIO (a folder)"
    setting = "APP_MINIO_URL"

    @property
    def url(self) -> str:
        return self.data.as_uri()

    def command(self) -> Sequence[str]:
        return [
            *(sys.executable, "-m", "http.server", str(self.port)),
            *("--bind", HOST),
            *("--directory", str(self.data)),
        ]

    def answers(self, connection: socket.socket) -> bool:
        connection.sendall(b"HEAD / HTTP/1.0\r\n\r\n")
        return connection.recv(16).startswith(b"HTTP/1.0 200")
