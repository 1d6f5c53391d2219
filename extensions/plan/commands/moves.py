"""The states that a command moves between, as chains, columns and clauses tell them."""

import re
from collections.abc import Collection

from ..command_states import ANY_STATE
from ..draft import ContextDraft
from ..naming import is_state, state_name
from ..patterns import Pattern
from ..spoken_states import states_of_command
from ..states import (
    OR,
    TERMINAL,
    Machine,
    coded_states,
    has_moves,
    read_chains,
    read_states,
    wild_sources,
)
from ..text import code_spans, cut, plain, split_top
from .phrases import CREATES, UNCHANGED, WHILE
from .raw import Raw

_ASIDE = Pattern(r"^[(\[](?P<moves>[^()\[\]]*(?:→|->|=>)[^()\[\]]*)[)\]][\s,;.]*")
_ASIDE_LATER = Pattern(r"\s*[(\[](?P<moves>[^()\[\]]*(?:→|->|=>)[^()\[\]]*)[)\]]")
_BETWEEN_STATES = Pattern(rf"→|-+>|=>|[|,/]|\bor\b|{OR}")
_CAPITALISED = Pattern(r"[A-Z][a-z]+(?: [A-Z]?[a-z]+)?")
_LISTED_BEFORE = Pattern(r"(?:`?[A-Z][A-Z0-9_]*`?,\s*)+$")
_STATUS_IS = Pattern(r"^(?:the\s+)?(?:status|state)\s+(?:is|in|must be|=|==)\s+", re.IGNORECASE)
_SMALL_MOVE = Pattern(
    r"(?<![\w`])[a-z]\w*(?:\s*(?:,|\||/|\bor\b)\s*[a-z]\w*)*\s*(?:→|->|=>|⇒)\s*[a-z]\w*(?![\w(`])"
)
"""A move between states in small letters: `open, held → closed`."""


def states_of(owner: str, context: ContextDraft) -> set[str]:
    """The states that an aggregate has: those of its own enums, or else of all."""
    root = next((root for root in context.aggregates if root.name == owner), None)
    types = {field.type for field in root.fields} if root else set()
    own = [enum for enum in context.enums if enum.name in types]
    own = [enum for enum in own if enum.transitions] or own
    own = own or [enum for enum in context.enums if owner and enum.name.startswith(owner)]
    return {state for enum in own or context.enums for state in enum.states}


def shouted(cell: str, states: Collection[str]) -> str:
    """A cell of states in capitals, whatever letters it has; `unchanged` is no state."""
    parts = re.split(r"(\s*(?:,|/|\||→|->|\bor\b|\band\b)\s*)", cell.replace("`", ""))
    named = [state_name(part.strip()) for part in parts[::2]]
    if not all(name in states for name in named if name):
        return "" if UNCHANGED.fullmatch(plain(cell)) else cell
    parts[::2] = named
    return "".join(parts)


def shouted_spans(text: str, states: Collection[str]) -> str:
    """The text with each state that it has in code, or in a move, spelled as the enum does: `` `open` → `paid` ``."""
    return _SMALL_MOVE.sub(
        lambda move: (
            re.sub(r"\bOR\b", "or", move[0].upper()) if _all_states(move[0], states) else move[0]
        ),
        coded_states(text, states),
    )


def _all_states(move: str, states: Collection[str]) -> bool:
    return all(word.upper() in states for word in re.findall(r"[a-z]\w*", move) if word != "or")


def creation(behind: str, raw: Raw) -> tuple[str, bool, str | None]:
    """The text without the words that tell that the command creates, whether it does, and in which state."""
    found = CREATES.match(behind)
    if found:
        state = found["state"] or found["first"] or found["made"]
        return behind[found.end() :].lstrip(" ,;"), True, state
    return behind, raw.creates, None


def allowed_in(raw: Raw, behind: str) -> tuple[tuple[str, ...], str]:
    """The states in which a command is allowed: a column of its own, or `while `OPEN``."""
    found = WHILE.match(behind)
    text = _STATUS_IS.sub("", raw.sources) or (found["states"] if found else "")
    spared = wild_sources(text) if text else None
    if spared is not None:
        return (ANY_STATE, *(state_name(name) for name in spared)), behind
    states = tuple(state_name(name) for name, _ in read_states(text, shouted=True)) if text else ()
    states = states or tuple(span for span in code_spans(raw.sources) if is_state(span))
    return states, behind[found.end() :].strip() if found and states else behind


def moves_of(moves: str, behind: str, line: int) -> tuple[tuple[str, ...], list[str], str]:
    """The states a command moves from and to, and the text without them."""
    machine = Machine()
    aside = _ASIDE.match(behind)
    if aside and not moves and has_moves(aside["moves"]):
        moves, behind = aside["moves"], behind[aside.end() :].strip()
    for later in _ASIDE_LATER.finditer(behind) if not moves else ():
        if among := chain_among(later["moves"]):
            moves, behind = among[1], behind[: later.start()] + behind[later.end() :]
            break
    before, left = "", behind
    while not moves and left:
        head, separator, left = cut(left, r"\s+—\s+|;\s*|\.\s|,\s+(?![`A-Z])")
        if among := chain_among(head):
            opened, moves, after = among
            behind = f"{before}{opened}{after}{separator}{left}".strip(" ,;")
        before += f"{head}{separator}"
    if moves and has_moves(moves):
        read_chains(moves, machine, line)
    elif moves:
        states = [state_name(name) for name, _ in read_states(moves, shouted=True)]
        return (), states, behind
    elif found := re.match(
        r"^(?P<way>from|to)\s+(?P<states>[A-Z][A-Z0-9_]*(?:\s*(?:\||,|or)\s*[A-Z][A-Z0-9_]*)*)(?=$|[\s,;.])",
        behind,
    ):
        states = [name for name, _ in read_states(found["states"], shouted=True)]
        rest = behind[found.end() :].lstrip(" ,;")
        return (tuple(states), [], rest) if found["way"] == "from" else ((), states, rest)
    sources = tuple(dict.fromkeys(state_name(source) for source, _, _ in machine.moves))
    targets = [state_name(target) for _, target, _ in machine.moves]
    for spared, target, _, _ in machine.wild:
        sources = (ANY_STATE, *(state_name(name) for name in spared if name != TERMINAL))
        targets.append(state_name(target))
    return sources, list(dict.fromkeys(targets)), behind


def spoken_states(
    text: str, owner: str, context: ContextDraft
) -> tuple[tuple[str, ...], list[str]]:
    """The states that a sentence names in small letters: `while it is a draft`, `it becomes active`."""
    enum = next(
        (
            e
            for e in context.enums
            if e.name in (f"{owner}Status", f"{owner}State", f"{owner}Stage")
        ),
        None,
    )
    if enum is None:
        return (), []
    sources, targets = states_of_command(text, enum.states)
    if enum.transitions and targets:
        sources = sources or [s for s in enum.states if targets[0] in enum.transitions.get(s, ())]
        targets = targets if any(targets[0] in enum.transitions.get(s, ()) for s in sources) else []
    return tuple(sources), targets


def chain_among(text: str) -> tuple[str, str, str] | None:
    """The moves between states that a text holds among its commas, and what stands before and behind."""
    pieces = split_top(text, r",\s+|\s+(?=from\s)")
    start = 0
    for piece in pieces:
        start = text.index(piece, start)
        end = start + len(piece)
        chain = piece.strip(" ,.")
        if chain.count("`") == 2 and chain.startswith("`") and chain.endswith("`"):
            chain = chain.strip("`")
        if has_moves(chain):
            opened = text[:start].rstrip()
            listed = _LISTED_BEFORE.search(opened)
            if listed:  # `A`, `B` → `C` is one chain
                start, chain = listed.start(), f"{listed[0].strip()} {chain}"
            parts = _BETWEEN_STATES.split(chain)
            if len(parts) > 1 and parts[0].strip() and all(map(_names_state, parts)):
                return text[:start], chain, text[end:]
        start = end
    return None


def _names_state(part: str) -> bool:
    word = plain(part).strip() or part.strip()
    return is_state(word) or wild_sources(word) is not None or bool(_CAPITALISED.fullmatch(word))
