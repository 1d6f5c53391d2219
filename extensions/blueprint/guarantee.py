"""The guarantee: what whoever reads an event may rely on, given where it is recorded and announced."""

from collections.abc import Collection

from ..rooms import Room


def guarantee(homes: Collection[Room], stream: Room | None, *, emits: bool) -> str:
    """One sentence for the storages that aggregates live in and the one that carries events."""
    if not emits:
        return "The plans name no event."
    if not homes:
        return (
            "An event is kept in memory beside the state it explains, and is gone with the process."
        )
    if stream is None:
        return (
            f"An event is recorded {_with_its_state(homes)}, or neither is, and kept until its "
            "retention ends; nobody else is told."
        )
    window = stream.facts.get("deduplicates_within")
    deduplicated = f"deduplicated by its id within {window}, " if window else ""
    return (
        f"An event is recorded {_with_its_state(homes)} and announced from there, after a crash "
        f"too: at least once, {deduplicated}in order for each aggregate; whoever consumes it must "
        "be idempotent by its id."
    )


def _with_its_state(homes: Collection[Room]) -> str:
    transactional = all(room.type == "SQL" for room in homes)
    return (
        "in the transaction of the state it explains"
        if transactional
        else "in one write with the state it explains"
    )
