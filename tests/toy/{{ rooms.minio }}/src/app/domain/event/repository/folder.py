"""Events in a folder: a file with a line for each."""

from datetime import datetime
from pathlib import Path

import logfire

from app.domain.event.base import RecordedEvent
from app.domain.event.repository import Announce


class FolderEvents:
    """The recorded events, oldest first."""

    def __init__(self, root: Path) -> None:
        self._file = root / "events.jsonl"

    async def relay(self, announce: Announce, /) -> int:
        """Announce the next events, and tell how many they were."""
        with logfire.span("event.relay", _level="debug"):
            waiting = self.all()
            for event in waiting:
                await announce(event)
            self._keep(self.all()[len(waiting) :])
            return len(waiting)

    async def purge(self, now: datetime, /) -> int:
        """Remove the events whose retention has ended, and tell how many they were."""
        with logfire.span("event.purge"):
            recorded = self.all()
            kept = [event for event in recorded if event.keep_until > now]
            self._keep(kept)
            return len(recorded) - len(kept)

    def all(self) -> list[RecordedEvent]:
        """Every event that is kept."""
        lines = self._file.read_text().splitlines() if self._file.exists() else []
        return [RecordedEvent.model_validate_json(line) for line in lines]

    def add(self, *events: RecordedEvent) -> None:
        """Record events behind those that are kept."""
        self._keep([*self.all(), *events])

    def _keep(self, events: list[RecordedEvent]) -> None:
        self._file.write_text("".join(f"{event.model_dump_json()}\n" for event in events))
