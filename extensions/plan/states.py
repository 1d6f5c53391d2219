"""States and moves: lists such as `A, B | C`, chains such as `A → B; B → C | D`, transition tables and diagrams."""

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from .naming import is_state, state_name
from .patterns import Pattern
from .text import ARROW, TWO_WAY, code_spans, cut, plain, split_top

_STATE = Pattern(
    r"[`*_\s]*(?P<name>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){1,9}(?![\w-])|(?:[A-Za-z]|\d+(?=[A-Z]))[A-Za-z0-9]*(?:[ _-][A-Za-z0-9]+){0,4})[`*_\s]*"
    r"\s*(?:(?:=|\(\s*=?|:)\s*[\"'“](?P<value>[^\"'”]*)[\"'”]\)?|=\s*(?P<word>[\w.-]+))?[`*_\s]*"
)
_QUESTION = Pattern(r",?\s*\[NEEDS CLARIFICATION[^\]]*\]")
OR = r"(?<=[A-Z0-9`)] )(?:o|ou|oder|y|e|und|et)(?= `?[A-Z])"
"""`or` and `and` of other languages, which only between states are sure to be that."""
_LIST = rf"\s*(?:[,|;/·•]|<br\s*/?>|(?<=\s)[<>](?=\s)|\bor\b|\band\b|{OR})\s*"
GUARD = Pattern(
    r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|:\s.*|\b(?:on|when|after|if|via|by|once|until|before|unless|upon|only|cuando|quando|wenn|sobald|quand|lorsque|nach|tras|después|après|dopo|depois)\b\s.*)$"
)
_LEAD_IN = Pattern(r"^[^:→]{3,60}?:\s+(?=\S+\s*(?:→|->|=>|-->))")
_ANY_EXCEPT = Pattern(
    r"^(?:any(?:thing)?|all|every|each)?\s*(?:other\s+)?(?:states?|of them)?\s*(?:except|but|other than|besides|not)\s+(?P<states>.+)$",
    re.IGNORECASE,
)
_ONE_OF = Pattern(r"^\s*(?:any|each|either|one|all)\s+of\s+", re.IGNORECASE)
_OTHERS = Pattern(
    r"^(?:all\s+(?:the\s+)?(?:others?|rest)|the (?:rest|others)|(?:any|every|all)\s+others?(?:\s+states?)?|others|everything else)$",
    re.IGNORECASE,
)
_ANY = Pattern(
    r"^(?:\*|(?:any|all|every)(?: (?:states?|status(?:es)?|stages?|phases?|steps?))?"
    r"|(?:(?:any|all|every|each)\s+)?(?P<open>non-?(?:terminal|final))(?: (?:states?|status(?:es)?|stages?|phases?|steps?|ones?))?)$",
    re.IGNORECASE,
)
TERMINAL = "*terminal*"
"""Stands for the states without a way out, whichever they are, among those that a move does not come from."""
_VERB_OF_MOVE = Pattern(
    r"\s*,?\s*\b(?:(?:can|may|will|must)\s+(?:then\s+|only\s+)?(?:become|be|move to|go (?:back )?to|fall back (?:in)?to|return to|revert to|turn into|change to|transition to|lead to|be followed by)|"
    r"becomes?|(?:moves?|goes|go|leads?|changes?|transitions?|turns?|advances?)\s+(?:in)?to|is followed by|next:)\s+"
)
_SPOKEN_MOVE = Pattern(
    rf"(?:`|\b[A-Z][A-Z0-9_]+\b)[^.;]{{0,60}}?{_VERB_OF_MOVE.pattern}(?:either\s+|only\s+|again\s+)*(?:`|[A-Z])"
)
START = Pattern(
    r"^(?:\[\*\]|\(?(?:start|new|none|initial|nothing|created|begin|n/?a|∅|-|—|–)\)?)$",
    re.IGNORECASE,
)
NOWHERE = Pattern(
    r"^(?:\[\*\]|\(?(?:end|none|terminal|final|nothing|nowhere|no transitions?|n/?a|∅|-|—|–)\)?)\.?$",
    re.IGNORECASE,
)
_NODE = r"(?:\[\*\]|\w+)"
_SHAPE = r"(?:[\[({]+[^\])}]*[\])}]+)?"
_MERMAID = Pattern(
    rf"^\s*(?P<from>{_NODE}){_SHAPE}\s*(?:--?>|--\s*(?P<on>[^->|]+?)\s*-->)\s*(?:\|(?P<over>[^|]*)\|)?\s*(?P<to>{_NODE}){_SHAPE}\s*(?::\s*(?P<label>.*))?;?$"
)
_VERB = Pattern(r"^[a-z][a-z0-9_]*$")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A command that a plan names beside a move."""

    line: int
    name: str
    source: str | None
    target: str


@dataclass(slots=True)
class Machine:
    """States and moves as they are gathered, in the plan's own spelling."""

    listed: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    moves: list[tuple[str, str, int]] = field(default_factory=list)
    mentioned: list[str] = field(default_factory=list)
    terminal: list[str] | None = None
    initial: str | None = None
    triggers: list[Trigger] = field(default_factory=list)
    arguments: dict[str, str] = field(default_factory=dict)
    """For commands that the plan names with parentheses, what stands in these."""
    emits: dict[str, list[str]] = field(default_factory=dict)
    """For commands that a table names, the events that it has beside them."""
    wild: list[tuple[tuple[str, ...], str, int, str]] = field(default_factory=list)
    """Moves out of `any state except …`, settled when all states are known."""
    onward: list[tuple[str, tuple[str, ...], int, str]] = field(default_factory=list)
    """Moves to `any other state`, settled likewise: from where, where not, the line and the command."""
    remarks: list[tuple[int, str, str]] = field(default_factory=list)
    """What a table says beside states and moves: its line, the state it is about if it is about one, and the text."""
    questions: list[tuple[int, str, list[str]]] = field(default_factory=list)
    """Methods that a table answers with yes for some states: the line, the call and these."""
    methods: list[tuple[int, str, str]] = field(default_factory=list)
    """Methods as they are called, each with its line and what stands behind it."""
    groups: dict[str, list[str]] = field(default_factory=dict)
    """States that have something in common, by the words that say what."""
    heads: list[str] = field(default_factory=list)
    """The states that open a bullet of their own."""
    one_by_one: bool = False
    """The states are listed in such bullets, so that a move may tell of one more."""

    def move(self, source: str, target: str, line: int) -> None:
        """One allowed move."""
        self.moves.append((source, target, line))
        self.mentioned += [source, target]


_GROUPS = Pattern(r"\w\s*:\s+(?:`[A-Za-z]|[A-Z][A-Z0-9_]+\b)")
"""Words that say what the states behind them have in common: `Editable: DRAFT`."""


def read_states(text: str, *, shouted: bool) -> list[tuple[str, str | None]]:
    """The states of a list, each with its stored value; empty when the text is no list of states.

    `shouted` asks for UPPER_CASE, code font or capitals, so that a list of common words is not taken for states.
    """
    pieces = [piece for piece in split_top(_QUESTION.sub("", _bare_list(text)), _LIST) if piece]
    found: list[tuple[str, str | None]] = []
    for piece in pieces:
        if shouted and _GROUPS.search(piece):
            return []
        whole = _STATE.fullmatch(piece.strip(" ."))
        stored = whole is not None and (whole["value"] or whole["word"])
        state = whole if stored else _STATE.fullmatch(GUARD.sub("", piece).strip(" .")) or whole
        if state is None or (shouted and not shouts(state["name"], piece)):
            return []
        found.append((state["name"], state["value"] or state["word"]))
    return found


def _bare_list(text: str) -> str:
    """The list without the code font that encloses all of it."""
    text = text.strip().strip(".").strip()
    if text.startswith("`") and text.endswith("`") and text.count("`") == 2:
        return text[1:-1]
    return text


def shouts(name: str, piece: str) -> bool:
    return is_state(name) or "`" in piece or (name[:1].isupper() and " " not in name)


_BOTH = Pattern(
    rf"(?P<moves>(?P<first>`?[A-Z]\w*`?)(?:{TWO_WAY.pattern}|{ARROW.pattern})(?P<second>`?[A-Z]\w*`?))"
    rf"\s*[,;.]\s*(?:and\s+)?(?:[Bb]oth|[Ee]ither)(?: of them)?(?:{ARROW.pattern})"
)
"""A move, and where both of its states lead: `A ↔ B, both → C`."""


_BUT_FROM = Pattern(
    rf"(?P<any>\b(?i:any|every|all)(?:\s+\w+)?){ARROW.pattern}(?P<to>`?[A-Z]\w*`?),?\s*\(?(?:except|but not|unless|other than|not)(?:\s+(?:from|in))?\s+"
    r"(?P<out>`?[A-Z]\w*`?(?:(?:\s*[,/|]\s*|,?\s+(?:or|and)\s+)`?[A-Z]\w*`?)*)\)?"
)
"""A move out of any state, and behind it from which it is not: `any → A except B`."""


_ANSWER = Pattern(r"(?P<call>`[a-z_]\w*\([^`]*\))\s*(?:->|→)\s*[^`]*`")
_CALLED = Pattern(r"`[a-z_]\w*\([^`]*\)[^`]*`")
"""A method, whose arrow leads to what it gives."""


def read_chains(text: str, machine: Machine, line: int) -> bool:
    """Take in chains such as `A → B | C, C → D`; False when a piece is no state."""
    text = _ANSWER.sub(r"\g<call>`", _GROUPED.sub(_ungrouped, _BRACES.sub(_without_braces, text)))
    if _CALLED.search(text) and not has_moves(_CALLED.sub("", text)):
        return False
    spoken = not has_arrow(text)
    chained = [span for span in code_spans(text) if has_arrow(span)]
    if len(chained) > 1 and not has_arrow(_CODE.sub("", text)):  # each span is a chain of its own
        return all([read_chains(span, machine, line) for span in chained])
    text = _VERB_OF_MOVE.sub(" → ", _ASIDE.sub(_without_moves, text))
    text = _BUT_FROM.sub(r"\g<any> except \g<out> → \g<to>", text)
    text = _BOTH.sub(r"\g<moves>, \g<first> or \g<second> → ", text)
    text = re.sub(r"\s*[:：—–]\s*(?=→)", " ", text)
    listed = {state_name(name) for name in machine.listed}
    moves: list[tuple[str, str]] = []
    mentioned: list[str] = []
    wild: list[tuple[tuple[str, ...], str, int, str]] = []
    onward: list[tuple[str, tuple[str, ...], int, str]] = []
    for chain in _chains(_LEAD_IN.sub("", text.replace("`", ""))):
        two_way = TWO_WAY.search(chain) is not None
        groups = [_group(part, listed) for part in (TWO_WAY if two_way else ARROW).split(chain)]
        for before, after in itertools.pairwise(groups):
            if not after:
                return False
            excluded = _excluded(before)
            if excluded is not None:
                wild += [(excluded, target, line, "") for target in after]
                mentioned += after
                continue
            targets = [] if NOWHERE.match(after[0]) else after
            spared = wild_sources(after[0]) if len(after) == 1 and not two_way else None
            if spared is not None and all(map(is_state_like, before)):
                mentioned += before
                onward += [(source, spared, line, "") for source in before]
                continue
            if not before or not all(map(is_state_like, [*before, *targets])):
                return False
            mentioned += [*before, *targets]
            moves += [(a, b) for a in before for b in targets]
            moves += [(b, a) for a in before for b in targets if two_way]
    if not moves and not wild and not onward:
        return False
    named = [name for move in moves for name in move]
    if any(map(is_state, named)) and any(
        name.islower() and state_name(name) not in listed for name in named
    ):
        return False  # a word among states that are spelled in capitals
    if spoken and machine.listed:
        known = {state_name(name) for name in machine.listed}
        if any(state_name(name) not in known for move in moves for name in move):
            return False
    for source, target in moves:
        machine.moves.append((source, target, line))
    machine.mentioned += mentioned
    machine.wild += wild
    machine.onward += onward
    return True


_CODE = Pattern(r"`[^`]*`")
_GROUPED = Pattern(rf"(?P<arrow>{ARROW.pattern}|(?:^|[;,]\s*))\((?P<list>[^()]*)\)")


def _ungrouped(found: re.Match[str]) -> str:
    """States in parentheses where a single one could stand: `A → (B | C)`."""
    return (
        f"{found['arrow']}{found['list']}" if read_states(found["list"], shouted=True) else found[0]
    )


_BRACES = Pattern(r"\{([^{}]*)\}")


def _without_braces(found: re.Match[str]) -> str:
    return found[1].strip() or "none"


_LABELLED_ARROW = Pattern(
    r"(?P<from>`?[A-Z]\w*`?)\s*[-─—]{1,3}\s*[\[(|]?\s*`?(?P<call>[a-z_]\w*(?:\([^()]*\))?)`?\s*[\])|]?\s*(?:[-─—]{1,3}[>►▶→]|→)\s*(?P<to>`?[A-Z]\w*`?)"
)


def without_labels(text: str) -> str:
    """A move whose command stands on its arrow, as one with the command behind it: `A --pay()--> B`."""

    def behind(found: re.Match[str]) -> str:
        call = found["call"] if "(" in found["call"] else f"{found['call']}()"
        return f"{found['from']} → {found['to']} via `{call}`"

    return _LABELLED_ARROW.sub(behind, text)


def _without_moves(aside: re.Match[str]) -> str:
    return "" if has_arrow(aside[0]) else aside[0]


def _chains(text: str) -> Iterator[str]:
    for part in split_top(text, r"[;；]|\.\s|\.$|\s+—\s+"):
        run: list[str] = []
        listed = split_top(part, r",\s*")
        for at, piece in enumerate(listed):
            leads = len(run) == 1 and piece.startswith("and ") and not has_arrow(piece)
            if leads and has_arrow(run[0]) and any(map(has_arrow, listed[at + 1 : at + 2])):
                yield run[0]
                run = [piece.removeprefix("and ")]
                continue
            starts = run and has_arrow(piece) and any(has_arrow(earlier) for earlier in run)
            if starts:
                yield ", ".join(run)
                run = []
            run.append(piece)
        if run and any(run):
            yield ", ".join(run)


def has_arrow(text: str) -> bool:
    """The text holds an arrow."""
    return ARROW.search(text) is not None or TWO_WAY.search(text) is not None


def _group(text: str, known: Collection[str] = ()) -> list[str]:
    if _ANY_EXCEPT.match(text.strip()) or _ANY.match(text.strip()):
        return [text.strip()]
    pieces = split_top(_ONE_OF.sub("", text), _LIST)
    names = [_TO.sub("", plain(GUARD.sub("", piece))).strip(" .") for piece in pieces]
    return [_trimmed(name, known) for name in names if name]


_TO = Pattern(r"^(?:back\s+|on\s+)?(?:in)?to\s+(?=[A-Z])")


def _trimmed(words: str, known: Collection[str]) -> str:
    """The known state that the words begin or end with, or else the words: `DONE is the happy path`."""
    said = words.split()
    if not known or state_name(words) in known or len(said) < 2:
        return words
    opened = (" ".join(said[:at]) for at in range(min(len(said) - 1, 4), 0, -1))
    closed = (" ".join(said[at:]) for at in range(max(1, len(said) - 4), len(said)))
    plainly = (name for name in (*opened, *closed) if state_name(name) in known)
    return next(plainly, words)


def _excluded(group: Sequence[str]) -> tuple[str, ...] | None:
    if len(group) != 1:
        return None
    if whichever := _ANY.match(group[0]):
        return (TERMINAL,) if (whichever["open"] or "").casefold().startswith("non") else ()
    found = _ANY_EXCEPT.match(group[0])
    return tuple(name for name, _ in read_states(found["states"], shouted=False)) if found else None


def is_others(text: str) -> bool:
    """The words stand for all states that were not spoken of: `all others`."""
    return _OTHERS.match(plain(text)) is not None


def excluded_from(text: str) -> tuple[str, ...] | None:
    """The states that `any state except …` leaves out; None for other words."""
    return _excluded([text])


_MARK = Pattern(
    r"(?P<both>(?:(?P<other>`?\b[A-Z]\w*`?)\s*(?:,|,?\s+and)\s+)?)(?P<state>`[A-Za-z][\w-]*`|(?<![\w`])[A-Z]\w*)(?:\*\*)?"
    r"\s*[*_]*[(\[]\s*(?P<words>(?:(?:is|the|an?|also|both|all|are)\s+)*)"
    r"(?:(?P<first>(?:initial|start|starting|first|entry|default)(?:\s+(?:state|value|one))?)|(?P<last>(?:terminal|final|end|closing|absorbing)(?:\s+(?:states?|ones?))?))"
    r"(?:\s*[,;:—–-]\s*[^()\[\]]*)?\s*[)\]][*_]*",
    re.IGNORECASE,
)


def marked(text: str, machine: Machine) -> tuple[str, Machine]:
    """The text without the marks behind its states, which the machine takes in: `DRAFT (initial), PAID (terminal)`."""

    def taken(found: re.Match[str]) -> str:
        state = plain(found["state"])
        coded = found["state"].startswith("`")
        if not (coded or is_state(state) or state[:1].isupper()):
            return found[0]
        if found["first"]:
            machine.initial = state
        else:
            both = [plain(found["other"])] if found["other"] and "both" in found["words"] else []
            machine.terminal = [*(machine.terminal or []), *both, state]
        return f"{found['both']}{found['state']}"

    return _MARK.sub(taken, text), machine


def wild_sources(text: str) -> tuple[str, ...] | None:
    """The states that `any state except …` leaves out; None when the text speaks of no such thing."""
    words = plain(text).strip(" .")
    spared = () if is_others(words) else _excluded([words])
    return tuple(name for name in spared if name != TERMINAL) if spared is not None else None


def is_state_like(name: str) -> bool:
    return _STATE.fullmatch(name) is not None and len(name.split()) <= 3


_SHOUTED = r"`?[A-Z][A-Z0-9_]{2,}\b`?"
_SHOUTED_LIST = rf"{_SHOUTED}(?:,?\s+(?:or|and)\s+{_SHOUTED}|,\s+{_SHOUTED})*"
_ASIDE = Pattern(r"\(([^()]*)\)")
_MADE_BY = Pattern(
    r"(?:\b(?:via|by|through|using|calling|when calling|in|on|with)\b|[:：(—–])\s*(?:the\s+)?(?:command\s+|method\s+|calls?\s+)?`?(?P<call>[a-z_]\w*)\((?P<arguments>[^()]*)\)`?"
    r"|\b(?:via|by|through|using|calling)\s+(?:the\s+)?(?:command\s+|method\s+)?`(?P<name>[a-z_]\w*)`"
)
_QUESTIONS = Pattern(r"(?:is|has|can|may|must|should|needs|requires|allows|accepts)_")
_CHAIN = Pattern(rf"{_SHOUTED}(?:{ARROW.pattern}{_SHOUTED})+")


def asides(text: str) -> list[str]:
    """The chains of states in the parentheses of a text."""
    return [chain[0] for inside in _ASIDE.findall(text) for chain in _CHAIN.finditer(inside)]


def move_made_by(text: str) -> tuple[str, str, str] | None:
    """The command of a line with one move, its arguments, and the move: `OPEN → PAID: via `pay(amount)``."""
    found = [*_MADE_BY.finditer(text)]
    if len(found) != 1 or len(ARROW.findall(text[: found[0].start()])) != 1:
        return None
    name = found[0]["call"] or found[0]["name"]
    if _QUESTIONS.match(name):
        return None
    move = re.sub(r"\(\s*\)", "", text[: found[0].start()] + text[found[0].end() :])
    return name, found[0]["arguments"] or "", move.strip(" ,;:.—–")


def coded_states(text: str, states: Collection[str]) -> str:
    """The text with each state that it has in code, in small letters, spelled as `states` are."""

    def spelled(found: re.Match[str]) -> str:
        return f"`{name}`" if (name := state_name(found[1])) in states else found[0]

    return re.sub(r"`([a-z]\w*)`", spelled, text)


def has_moves(text: str) -> bool:
    """The text holds an arrow, or a verb that stands for one and leads to a state."""
    return has_arrow(text) or _SPOKEN_MOVE.search(text) is not None


def is_mermaid(text: str) -> bool:
    """The text is a diagram of states, or of steps with arrows between them."""
    return re.match(r"\s*(?:stateDiagram|graph|flowchart)\b", text) is not None


def read_mermaid(text: str, machine: Machine, line: int) -> None:
    """Take in a state diagram; a state that leads on may end there all the same, and is not terminal."""
    ends: list[str] = []
    for at, row in enumerate(text.split("\n"), start=line + 1):
        found = _MERMAID.match(row)
        if found is None:
            continue
        source, target = found["from"], found["to"]
        if source == "[*]":
            machine.initial = target
            machine.mentioned.append(target)
        elif target == "[*]":
            ends.append(source)
            machine.mentioned.append(source)
        else:
            machine.move(source, target, at)
            label = (found["label"] or found["on"] or found["over"] or "").strip()
            if name := command_named(label):
                machine.triggers.append(Trigger(at, name, source, target))
    left = {source for source, _, _ in machine.moves}
    if ends := [state for state in ends if state not in left]:
        machine.terminal = [*(machine.terminal or []), *ends]


def command_named(text: str) -> str | None:
    """The command that a trigger names: a word in code font or a single verb."""
    coded = text.strip().startswith("`")
    word, _, _ = cut(plain(text), r"\s*\(|\s+[—–]\s+|,\s")
    word = word.rpartition(".")[2]
    return word if _VERB.match(word) and (coded or word == plain(text) or "(" in text) else None
