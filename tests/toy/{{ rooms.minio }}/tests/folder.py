"""What tests look up in the folder behind a repository's back."""

from pathlib import Path
from typing import Any

from app.domain.event.repository.folder import FolderEvents
from app.domain.event.value import EventId
from app.domain.shared.value import Value


async def recorded_in_folder(root: Path, subject: Value[Any]) -> list[EventId]:
    """The events recorded of an aggregate, oldest first."""
    events = FolderEvents(root).all()
    return [event.id for event in events if event.subject.root == str(subject)]
