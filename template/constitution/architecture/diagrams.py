"""The two diagrams, as Mermaid: who rests on whom, and which state may follow which."""

from collections.abc import Iterator

from constitution.architecture.model import Architecture, Machine

_MOST_NAMES = 3
_WORDS_OF_STATES = frozenset(
    [
        "as",
        "choice",
        "class",
        "classdef",
        "click",
        "concurrent",
        "default",
        "direction",
        "end",
        "fork",
        "hide",
        "href",
        "join",
        "note",
        "scale",
        "state",
        "style",
    ]
)


def context_map(architecture: Architecture) -> list[str]:
    """The contexts; an arrow leads from an importer to what it rests on."""
    nodes = (f'    {_node(each.name)}["{each.name}"]' for each in architecture.contexts)
    lines = ["```mermaid", "flowchart LR", *nodes]
    for context in architecture.contexts:
        for source, names in context.imports.items():
            label = ", ".join(names[:_MOST_NAMES])
            label += f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
            lines.append(f'    {_node(context.name)} -->|"{label}"| {_node(source)}')
    return [*lines, "```"]


def state_diagram(machine: Machine) -> list[str]:
    """The states of an enum, from where they begin to where they end."""
    return ["```mermaid", "stateDiagram-v2", *_states(machine), "```"]


def _states(machine: Machine) -> Iterator[str]:
    for state in machine.states:
        name = _state(state)
        yield f"    {name}" if name == state else f'    state "{state}" as {name}'
    if not any(machine.moves.values()):
        return
    yield f"    [*] --> {_state(machine.initial)}"
    for state in machine.states:
        for target in machine.moves.get(state, ()):
            yield f"    {_state(state)} --> {_state(target)}"
    for state in machine.terminal:
        yield f"    {_state(state)} --> [*]"


def _node(context: str) -> str:
    """A name that no word of Mermaid's own can be taken for."""
    return f"{context}_context"


def _state(name: str) -> str:
    return f"{name}_" if name.lower() in _WORDS_OF_STATES else name
