"""Smart Enums: states, the moves between them, and the questions they answer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .. import names
from ..draft import Draft
from ..drawings import drawn_moves, sentences
from ..entries import Detail, Entry, loose, prose
from ..enum_settling import settled
from ..labels import bold, key_of
from ..languages import english
from ..markdown import Fence, Item, Table
from ..model import Context, SmartEnum
from ..naming import is_name, is_state, snake, state_name
from ..patterns import Pattern
from ..predicates import ASKS
from ..spoken_states import spoken_ends, spoken_moves
from ..state_clauses import Clauses, Said, without_occasion
from ..state_tables import calls_by_row, columns, read_table
from ..states import (
    Machine,
    Trigger,
    asides,
    coded_states,
    has_arrow,
    has_moves,
    is_mermaid,
    marked,
    move_made_by,
    read_chains,
    read_mermaid,
    read_states,
    without_labels,
)
from ..text import ARROW, cut, is_absent, plain, split_top, unveiled, veiled

SECTION = "Smart Enums"

_COUNTED = Pattern(
    r"^(?:the\s+)?(?:\w+\s+)?(?:states|values|members|steps|stages)\s*[:：]\s*", re.IGNORECASE
)
"""What leads to a list of states: `Five states: …`."""

_PARTS = r"[;；]\s*|\.\s+(?=[A-Z`*a-z])|\s+—\s+"
_SHOUTED = Pattern(r"\b[A-Z][A-Z0-9_]+\b|→|->|=>|`")
_ENDLESS = Pattern(
    r"^(?:there\s+(?:is|are)\s+)?(?:no|not\s+any)\s+(?:terminal|final|end)\s+(?:states?|ones?)\b|^nothing\s+is\s+(?:terminal|final)\b",
    re.IGNORECASE,
)
_LABEL = Pattern(
    r"^(?:\*\*|\*|_)?(?P<label>[A-Za-z ]{3,20}?)(?:\*\*|\*|_)?\s*[:：]\s*(?:\*\*)?\s*(?P<rest>.+)$",
    re.DOTALL,
)
_ENUM_OF = Pattern(
    r"^(?:an?\s+)?(?:closed\s+)?(?:enum(?:eration)?|set|list|choice)\s+of\s+(?=`?[\w-]+`?\s*(?:,|\||/|\band\b|\bor\b))",
    re.IGNORECASE,
)
_MARKED_TERMINAL = Pattern(
    r"^(?P<states>[^():]+?)\s*(?:\((?:is\s+|are\s+)?(?:terminal|final)[^()]*\)"
    r"|(?::|\s[—–-])\s+(?:(?:is|are|both|all|an?|the)\s+)*(?:(?:terminal|final|end)(?:\s+states?)?|no (?:further|outgoing|more) (?:transitions?|moves?)|no way out))\.?$",
    re.IGNORECASE,
)
_NEXT = Pattern(
    r"^(?:next|then|to|can become|becomes|may become|leads to|goes to|allowed|allowed next|transitions?(?: to)?|→|->|=>)\s*:?\s*(?P<states>.+)$",
    re.IGNORECASE,
)
_TITLED = Pattern(r"[A-Z][A-Za-z]*(?:[ -][A-Za-z]+){0,2}")
_FURTHER = r"[;；]\s*|\.\s+(?=\S)|\.$|,\s+(?=(?i:initial|initially|terminal|final|starts?|ends?)\b)"
"""What stands between the text of a label and more that is said behind it."""
_ONE_STATE = Pattern(
    r"^(?P<state>[A-Za-z]\w*(?:[ -]\w+){0,2}?)(?=$|\s*[,.:;(—–]|\s+(?:when|on|at|for|by|is)\b)"
)
_SENTENCES = r"\.\s+(?=[A-Z`])|\.$|[;；]\s*"
_INSIDE = Pattern(r"\(([^()]*)\)")
_ASIDE = Pattern(r"\s*\([^()]*\)")
_TRANSITIONS = Pattern(r"^(?:transitions?|moves)\s*:?\s+", re.IGNORECASE)
_BARE_CALLS = r"(?:is|can|has|may|must|needs)_\w+(?:\s*\([^()]*\))?"
_BARE_METHODS = Pattern(
    rf"(?:[a-z_]\w*(?:\([^()]*\))?,\s+)*{_BARE_CALLS}(?:,\s+(?:and\s+)?[a-z_]\w*(?:\([^()]*\))?)*"
)
_LEADS_INSIDE = Pattern(
    r"(?P<state>`?\b[A-Z]\w*`?)\s*\(\s*(?:→|->|=>|next:?|to|leads\s+to|then)\s*(?P<targets>[^()]+)\)"
)
_BARE_METHODS_LEAD = Pattern(
    r"(?:^|[.;,]\s+|\s[—–-]\s)(?:methods?|behaviou?rs?|predicates?)\s*:?\s+(?=[a-z_]\w*\()",
    re.IGNORECASE,
)
_BREAK = Pattern(r"\s*<br\s*/?>\s*")
_LISTED_IN = Pattern(r"[\[{]([^\[\]{}]*)[\]}]")
_ASKING = frozenset({"is", "can", "has", "may", "must", "was"})
_COMMAND_HEAD = Pattern(
    r"^`?(?P<name>[a-z_]\w*)\((?P<arguments>[^()]*)\)`?\s*(?:[:：—–-]\s+)?(?P<rest>\S.*)$"
)
_MAKES = Pattern(
    r"^(?:(?:moves?|takes?|brings?|turns?|leads?|goes|sets?|changes?|transitions?)\s+)?(?:it\s+)?(?:from\s+)?(?=[`A-Z])"
)
_BARE_HEAD = Pattern(r"^`[a-z_]\w*`\s*(?::|[—–-])\s")
_QUOTED = Pattern(r"(?:`?Literal\[)?(?P<list>\"\w+\"(?:\s*[,|]\s*\"\w+\")+)\]?`?")
"""States as the strings that are stored."""
_FORBIDDEN = Pattern(
    r"^\W*(?:not|never|no|forbidden|illegal|invalid|disallowed|impossible)\b"
    r"|\b(?:is|are)\s+(?:not|never|forbidden|illegal|invalid|disallowed|refused|rejected|impossible)\b",
    re.IGNORECASE,
)
"""Moves that there are not: `PAID → OPEN is not allowed`."""
_REMARKED = Pattern(
    r"^[*`]*[A-Z][A-Z0-9_]*[*`]*\s*(?:[:(]|\s[—–-]\s)\s*(?=[A-Za-z])(?!.*\b[A-Z][A-Z0-9_]+\b)"
)
"""A state with a remark, which may go on for several sentences."""
_STATE_HEAD = Pattern(r"^[*`]*(?P<state>[A-Z]\w*)[*`]*\s*(?:[:(]|\s[—–-]\s|" + ARROW.pattern + ")")
_METHODS_LEAD = Pattern(
    r"(?:^|[.;,(]|\s[—–-])?\s*(?:\*\*)?(?:(?:and\s+)?(?:(?:its|the)\s+)?(?:methods?|behaviou?rs?|predicates?|questions?|helpers?)(?:\s+(?:are|is|include))?"
    r"|with|and|(?:and\s+|which\s+)?(?:it\s+|they\s+|`[A-Z]\w*`\s+|the\s+enum\s+)?(?:also\s+)?(?:answers|knows|offers|tells|has|provides|exposes|carries|supports|comes\s+with|can\s+be\s+asked|is\s+asked)"
    r"(?:\s+(?:the\s+)?(?:methods?|questions?|predicates?|helpers?))?)?\s*:?(?:\*\*)?\s*\(?$",
    re.IGNORECASE,
)
"""What leads to the methods of an enum."""
_OF_ITSELF = Pattern(r"^(?:The|It|Its|Each|Every)\s[^`]*$")
"""What leads to a method in a sentence about the enum: `The enum sorts by `rank()` …`."""
_LEAD = 9
"""How many words may lead to a method."""
_CODE = Pattern(r"`[^`]*`")
_CALL_TELLS = Pattern(
    r"^(?:the|its|an?)\s+(?:(?:static|class|pure|small)\s+)?(?:factory|function|method|predicate|helper|classmethod|question|constructor)\s+`[a-z_]\w*\([^`]*\)`\s+[a-z]",
    re.IGNORECASE,
)
"""A sentence about one of its methods: ``The factory `of(score)` maps …``."""
_JOINS_NEXT = Pattern(
    r"(?:\s*[,;]|\s*,?\s*\b(?:and|as well as|plus)(?:\s+(?:the|its|a|has|offers|knows))?)+$"
)
_CALLS = Pattern(r"`[a-z_]\w*\(")
_CALL_LIKE = Pattern(r"\b[a-z_]\w*\(")
_BARE_METHOD = Pattern(r"[`*]*(?P<name>[a-z_]\w*)[`*]*\s*(?P<states>\([^()]*\))?\.?")
_BARE_CALL = Pattern(
    r"(?<![\w`.])(?P<call>[a-z_]\w*\((?:[A-Za-z_*][^()]*)?\)(?:\s*->\s*[\w\[\], |]+)?)"
)


_LIFE = Pattern(
    r"\b(?:it\s+)?(?:starts|begins)(?:\s+out)?\s+(?:at\s+|in\s+|as\s+|with\s+)?(?P<first>`?[A-Z][A-Z0-9_]+`?),?\s+and\s+(?:then\s+)?(?:goes|moves|changes|turns|becomes|ends)"
    r"(?:\s+(?:on\s+|over\s+)?(?:in)?to|\s+in|\s+as)?\s+(?P<last>`?[A-Z][A-Z0-9_]+`?)"
)
"""A life of two states in a sentence: `it starts OPEN and goes to CLOSED`."""


def read(entry: Entry, draft: Draft) -> None:
    """Take in one item of the section."""
    if not entry.names:
        loose(entry, draft, SECTION, "a smart enum")
        return
    entry.take_opening()
    for raw in entry.names:
        name = (
            None if is_absent(raw) else names.class_name(draft.log, entry.line, raw, "smart enum")
        )
        if name is not None:
            _Reader(entry, name, draft).read()


class _Reader:
    def __init__(self, entry: Entry, name: str, draft: Draft) -> None:
        self._entry, self._name, self._draft, self._log = entry, name, draft, draft.log
        self._machine = Machine(heads=list(_heads(entry.details)))
        self._description = ""

    def read(self) -> None:
        entry, name = self._entry, self._name
        self._body(entry.body or entry.hint)
        if entry.body and entry.hint and not (self._machine.listed or self._machine.mentioned):
            self._listed(entry.hint, shouted=False, at_least=2)
        for detail in entry.details:
            self._detail(replace(detail, text=coded_states(detail.text, self._known())))
        self._sentences([detail for detail in entry.details if not detail.key])
        for aside in _INSIDE.findall(entry.body):
            if not (self._machine.listed or self._machine.mentioned or self._machine.moves):
                self._listed(aside, shouted=True, at_least=2)
        if self._machine.moves and (shared := self._draft.shared_methods):
            self._read_methods(shared, entry.line)
        enum = settled(self._machine, name, entry.line, self._description, self._draft)
        if not enum.states:
            self._log.warning(entry.line, "PT510", f"'{name}' has no states; kept as a note")
            self._draft.note(
                entry.line, SECTION, "", " — ".join(part for part in (name, entry.body) if part)
            )
        elif self._draft.claim(entry.context, name, "smart enum", entry.line):
            entry.context.enums.append(enum)
            for line, state, text in self._machine.remarks:
                self._draft.note(line, SECTION, f"{name}.{state}" if state else name, text)

    def _sentences(self, details: Sequence[Detail]) -> None:
        """Take in moves that only sentences tell, in small letters."""
        machine, line = self._machine, self._entry.line
        states = [state_name(plain(name)) for name in machine.listed]
        if not states or machine.moves or machine.wild or machine.onward:
            return
        for text in (self._description, *(detail.text for detail in details)):
            for source, target in spoken_moves(text, states):
                machine.move(source, target, line)
            ends = list(spoken_ends(text, states)) if machine.terminal is None else []
            machine.terminal = ends or machine.terminal

    def _body(self, text: str) -> None:
        if quoted := _QUOTED.match(text):
            text = quoted["list"].replace('"', "`") + text[quoted.end() :]
        text = _LIFE.sub(r". \g<first> → \g<last>; initial: \g<first>", text)
        text = self._marked(self._take_methods(veiled(_COUNTED.sub("", text))))
        prose_parts: list[str] = []
        for part in split_top(text, _PARTS):
            if part and not self._part(
                part, self._entry.line, shouted=bool(self._machine.listed or prose_parts)
            ):
                prose_parts.append(part)
        self._description = unveiled("; ".join(prose_parts))

    def _marked(self, text: str) -> str:
        """The text without what parentheses say of where the states begin and end, which is taken in."""
        text = _LEADS_INSIDE.sub(self._led_inside, marked(text, self._machine)[0])
        for aside in _INSIDE.finditer(text):
            said = None if has_arrow(aside[1]) else self._clauses().read(aside[1])
            if said and (said.initial or said.terminal) and not said.listed:
                self._take(said, self._entry.line)
                text = text.replace(aside[0], "", 1)
        return text

    def _led_inside(self, found: re.Match[str]) -> str:
        """Take in where a state leads to, which stands in parentheses behind it: `OPEN (→ PAID, VOID)`."""
        targets = _states_in(found["targets"])
        for target in targets:
            self._machine.move(plain(found["state"]), target, self._entry.line)
        return found["state"] if targets else found[0]

    def _take_methods(self, text: str) -> str:
        """Move the text from the first method on out of the body: `GUEST, STAFF. `waives_fee()`: STAFF only`."""
        bare = _BARE_METHODS_LEAD.search(text) if "`" not in text else None
        if bare:
            self._read_methods(text[bare.end() :], self._entry.line)
            return text[: bare.start()]
        found = re.search(r"`[a-z_]\w*\([^`]*\)[^`]*`", text)
        if not found:
            return text
        before = text[: found.start()]
        lead = _METHODS_LEAD.search(before)
        before = before[: lead.start()] if lead else before
        told = split_top(text[found.start() :], r"\.\s+(?=[A-Z`])|\.$")
        moves = [
            part
            for part in told
            if part and not _CALLS.search(part) and (has_moves(part) or self._clauses().read(part))
        ]
        methods = ". ".join(part for part in told if part not in moves)
        self._read_methods(methods.rstrip(". "), self._entry.line)
        return ". ".join([before, *moves]) if moves else before

    def _part(self, text: str, line: int, *, shouted: bool) -> bool:
        """Whether the text says something about states or moves, which then is taken in."""
        words = _ENUM_OF.sub("", english(text.strip().strip(".")))
        if _BARE_METHODS.fullmatch(words):
            self._read_methods(words, line)
            return True
        if self._said(words, line):
            return True
        if _ENDLESS.match(words):
            self._machine.terminal = self._machine.terminal or []
            return True
        label = _LABEL.match(words)
        key = key_of(label["label"], "enums") if label else None
        if label and key in ("states", "transitions", "terminal", "initial", "methods"):
            return self._keyed(key, label["rest"], line)
        if has_moves(words):
            return self._chained(words, line)
        return self._listed(
            words, shouted=shouted, at_least=1 if is_state(plain(words)) and not shouted else 2
        )

    def _said(self, text: str, line: int) -> bool:
        """Take in sentences about states, if they say nothing else."""
        said = None if has_arrow(text) else self._clauses().read(text)
        if said is None or (said.listed and not self._more_listed(said)):
            return False
        self._take(said, line)
        return True

    def _clauses(self) -> Clauses:
        machine = self._machine
        last = machine.moves[-1][:2] if machine.moves else None
        known = [*machine.listed, *(self._machine.heads if self._machine.one_by_one else ())]
        shaped = self._machine.one_by_one and all(map(is_state, known))
        return Clauses(() if shaped else known, machine.mentioned, last)

    def _take(self, said: Said, line: int) -> None:
        machine = self._machine
        machine.initial = said.initial[0] if said.initial else machine.initial
        if said.terminal:
            machine.terminal = [*(machine.terminal or []), *said.terminal]
        for source, target in said.moves:
            machine.move(source, target, line)
        for spared, target in said.wild:
            machine.wild.append((spared, target, line, ""))
            machine.mentioned.append(target)
        for source, spared in said.onward:
            machine.onward.append((source, spared, line, ""))
            machine.mentioned.append(source)

    def _more_listed(self, said: Said) -> bool:
        """Take in states that sentences list, where none are listed yet."""
        machine = self._machine
        if machine.listed or len(said.listed) < 2:
            return False
        machine.listed += said.listed
        return True

    def _keyed(self, key: str, text: str, line: int) -> bool:
        if key == "methods":
            self._read_methods(_BREAK.sub("; ", text), line)
            return True
        text = _BREAK.sub(", " if key == "states" and not has_arrow(text) else "; ", text)
        own, *more = [part for part in split_top(self._marked(veiled(text)), _FURTHER) if part]
        understood = [self._labelled(key, own, line)]
        understood += [self._part(part, line, shouted=True) for part in more]
        return all(understood)

    def _labelled(self, key: str, text: str, line: int) -> bool:
        match key:
            case "states":
                if has_moves(text):
                    return self._chained(text, line)
                return self._listed(text, shouted=False, at_least=1) or self._titled(text)
            case "transitions":
                return self._part(text, line, shouted=True)
            case "terminal":
                return self._terminal(text)
            case _:
                several = len({*_states_in(text)}) > 1
                found = None if several else _ONE_STATE.match(plain(text))
                self._machine.initial = found["state"] if found else None
                return found is not None

    def _listed(self, text: str, *, shouted: bool, at_least: int) -> bool:
        if self._machine.listed and shouted:
            return False
        text, _, described = cut(text, r"\s+[—–]\s+")
        states = read_states(
            text, shouted=shouted or (not text.isupper() and not _plain_words(text))
        )
        if not states and not described:
            text, described = _listed_first(text)
            states = read_states(text, shouted=True)
        if len(states) < at_least:
            return False
        if described:
            self._description = described
        self._machine.listed += [name for name, _ in states]
        self._machine.values |= {name: value for name, value in states if value is not None}
        return True

    def _titled(self, text: str) -> bool:
        """Take in states that are spelled as words: `New, In Progress, Closed`."""
        pieces = [piece for piece in split_top(text.strip("."), r"\s*[,|/]\s*") if piece]
        if len(pieces) < 2 or not all(_TITLED.fullmatch(plain(piece)) for piece in pieces):
            return False
        self._machine.listed += [plain(piece) for piece in pieces]
        return True

    def _terminal(self, text: str, *, shouted: bool = False) -> bool:
        if is_absent(plain(text)) or plain(text).casefold().startswith("none"):
            self._machine.terminal = []
            return True
        states = read_states(text, shouted=shouted)
        if not states:
            return False
        self._machine.terminal = [*(self._machine.terminal or []), *(name for name, _ in states)]
        return True

    def _detail(self, detail: Detail) -> None:
        understood = False
        match detail.key:
            case "states" | "transitions" | "terminal" | "initial" | "methods":
                understood = bool(detail.text) and self._keyed(detail.key, detail.text, detail.line)
            case "description":
                self._description = " ".join(
                    part for part in (self._description, detail.text) if part
                )
                understood = True
            case "":
                understood = bool(detail.text) and self._bullet(detail.text, detail.line)
        if detail.text and not understood:
            self._draft.note(detail.line, SECTION, self._name, detail.written)
        above = _states_in(_ASIDE.sub("", detail.text))
        for block in detail.blocks:
            if self._nested(block, above):
                continue
            if not self._block(block, detail.key):
                for line, text in prose(block):
                    self._draft.note(line, SECTION, self._name, text)

    def _bullet(self, text: str, line: int) -> bool:
        """A bullet under the enum: a chain, a method, or a state with what it means, and moves in its parentheses."""
        text = _BREAK.sub("; ", text)
        sentences = [part for part in split_top(text, _SENTENCES) if part]
        called = [part for part in sentences if self._offers(part)]
        for part in called:
            self._read_methods(part[_first_call(part) :], line)
        if called:
            return all([self._bullet(part, line) for part in sentences if part not in called])
        text = veiled(text)
        ends = self._machine.listed and _MARKED_TERMINAL.match(text)
        if len(sentences) > 1 and not _REMARKED.match(text):
            return all([self._bullet(part, line) for part in sentences])
        understood = self._told(text if ends else self._marked(text), line)
        for aside in asides(text):
            read_chains(aside, self._machine, line)
        return understood

    def _offers(self, sentence: str) -> bool:
        """The sentence says which methods there are: `It answers `is_open()``."""
        at = _first_call(sentence)
        arrow = has_arrow(_CODE.sub("", sentence))
        lead = _METHODS_LEAD.search(sentence[:at]) if at > 0 and not arrow else None
        if (lead is not None and lead.start() == 0) or _CALL_TELLS.match(sentence):
            return True
        before = sentence[: max(at, 0)]
        return _OF_ITSELF.match(before) is not None and not arrow and len(before.split()) <= _LEAD

    def _told(self, text: str, line: int) -> bool:
        label = _LABEL.match(text)
        if label and (key := key_of(label["label"], "enums")) in ("terminal", "initial"):
            if not is_state(plain(label["label"])) and self._keyed(
                key, label["rest"].strip(" ."), line
            ):
                return True
        if _STATE_HEAD.match(text) and not has_arrow(text) and not self._machine.mentioned:
            self._machine.mentioned += self._machine.heads
        if self._mapped(text, line) or self._opened(text, line) or self._said(text, line):
            return True
        if self._grouped(text):
            return True
        if re.match(r"^`?[a-z_]\w*\(", text) or (
            _BARE_HEAD.match(text)
            and self._machine.listed
            and all(map(is_state, self._machine.listed))
        ):
            if not self._makes(text, line):
                self._read_methods(text, line)
            return True
        if found := _MARKED_TERMINAL.match(text):
            text = found["states"]
            self._terminal(text)
        words, separator, meaning = cut(text, r"\s*[:：]\s+|\s+[—–-]\s+|\s*=\s*|\s+(?=\()")
        name = plain(words.partition("(")[0])
        described = bool(separator) and is_state(name) and not _SHOUTED.search(meaning)
        if has_moves(text) and not described:
            if self._chained(text, line):
                return True
            if not _forbids(text) and read_chains(words, self._machine, line):
                return True
            if not (separator and is_state(name)):
                return False
        valued = read_states(words, shouted=True) if separator else []
        if len(valued) == 1 and valued[0][1]:
            self._list_one(valued[0][0])
            self._machine.values[valued[0][0]] = valued[0][1]
            if meaning:
                self._draft.note(line, SECTION, f"{self._name}.{valued[0][0]}", unveiled(meaning))
            return True
        if is_state(name):
            self._list_one(name)
            if separator.strip() == "=":
                self._machine.values[name] = plain(meaning).strip("\"'")
            elif meaning:
                self._draft.note(line, SECTION, f"{self._name}.{name}", unveiled(meaning))
            return True
        if (states := _states_in(text)) and self._spelled_alike(text, states):
            for state in states if len(states) == 1 else ():
                self._list_one(state)
            self._machine.listed += [n for n in states if n not in self._machine.listed]
            return True
        understood = [
            self._part(part, line, shouted=True) for part in split_top(text, _SENTENCES) if part
        ]
        return all(understood)

    def _chained(self, text: str, line: int) -> bool:
        """Take in chains, and the command that makes the one move of a line: `OPEN → PAID: via `pay()``."""
        if _forbids(text):
            return False
        known, text = len(self._machine.moves), without_labels(text)
        made = move_made_by(text)
        if not read_chains(made[2] if made else text, self._machine, line):
            return made is not None and read_chains(text, self._machine, line)
        if made:
            name, arguments, _ = made
            moved = self._machine.moves[known:]
            self._machine.triggers += [Trigger(line, name, a, b) for a, b, _ in moved]
            if arguments:
                self._machine.arguments.setdefault(name, arguments)
        return True

    def _makes(self, text: str, line: int) -> bool:
        """Take in the command that makes a move: ``send()` moves DRAFT to SENT`."""
        found = _COMMAND_HEAD.match(text)
        if found is None or (
            ASKS.match(found["name"]) and found["name"].partition("_")[0] in _ASKING
        ):
            return False
        known, rest = len(self._machine.moves), found["rest"]
        said = None if has_arrow(rest) else self._clauses().read(_MAKES.sub("from ", rest))
        if said and said.moves and not (said.initial or said.terminal or said.listed):
            self._take(said, line)
        elif not (has_arrow(rest) and read_chains(rest, self._machine, line)):
            return False
        moved = self._machine.moves[known:]
        self._machine.triggers += [Trigger(line, found["name"], a, b) for a, b, _ in moved]
        if found["arguments"]:
            self._machine.arguments.setdefault(found["name"], found["arguments"])
        return True

    def _opened(self, text: str, line: int) -> bool:
        """Take in a bullet that names a state and says that it begins or ends: `PAID — terminal`."""
        found = _STATE_HEAD.match(text)
        said = self._clauses().read(text) if found and not has_arrow(text) else None
        if not found or not said or said.listed or said.moves or said.wild or said.onward:
            return False
        self._take(said, line)
        name = found["state"]
        self._list_one(name)
        return True

    def _spelled_alike(self, text: str, states: Sequence[str]) -> bool:
        """Words with a capital are no more states where all others are spelled in capitals."""
        capitals = all(map(is_state, self._machine.listed)) and self._machine.listed
        return not capitals or "`" in text or all(map(is_state, states))

    def _list_one(self, name: str) -> None:
        self._machine.one_by_one |= not self._machine.listed
        if name not in self._machine.listed:
            self._machine.listed.append(name)

    def _grouped(self, text: str) -> bool:
        """Keep which states have in common what a label says: `Editable: DRAFT, RETURNED`."""
        label, separator, rest = cut(text, r"\s*[:：]\s+")
        names = [state_name(name) for name, _ in read_states(rest, shouted=True)]
        listed = {state_name(name) for name in self._machine.listed}
        if not separator or not names or not {*names} <= listed or len(label.split()) > 4:
            return False
        self._machine.groups[snake(plain(label))] = names
        return False

    def _known(self) -> set[str]:
        """The states that are listed, and those that open a bullet of their own."""
        return {state_name(name) for name in (*self._machine.listed, *self._machine.heads)}

    def _mapped(self, text: str, line: int) -> bool:
        """Take in `OPEN: PAID, CLOSED`, where all of these are states that are listed."""
        head, separator, rest = cut(text, r"\s*[:：]\s+|\s+[—–]\s+")
        if not separator or has_arrow(text):
            return False
        return self._led(_states_in(head), _states_in(rest), line)

    def _led(self, sources: Sequence[str], targets: Sequence[str], line: int) -> bool:
        """Let states lead to others, if all of them are known."""
        both = {state_name(name) for name in (*sources, *targets)}
        if not sources or not targets or not both <= self._known():
            return False
        self._machine.mentioned += self._machine.heads
        for source in sources:
            for target in targets:
                self._machine.move(source, target, line)
        return True

    def _onwards(self, text: str, sources: Sequence[str], line: int) -> bool:
        """Where the states of the bullet above lead to: `next: `A`, `B``."""
        found = _NEXT.match(english(text))
        targets = _states_in(found["states"]) if found else []
        for source in sources:
            for target in targets:
                self._machine.move(source, target, line)
        return bool(targets) or (len(sources) == 1 and self._led(sources, _states_in(text), line))

    def _nested(self, block: object, above: Sequence[str]) -> bool:
        """Take in where the states of a bullet lead to, which a bullet under it tells."""
        return (
            isinstance(block, Item)
            and not block.blocks
            and self._onwards(block.text, above, block.line)
        )

    def _block(self, block: object, key: str) -> bool:
        match block:
            case Table() if not columns(block) and (calls := calls_by_row(block)):
                self._machine.methods += [
                    (line, call, "\n".join(said)) for line, call, said in calls
                ]
                return True
            case Table():
                return read_table(block, self._machine)
            case Fence() if is_mermaid(block.text):
                read_mermaid(block.text, self._machine, block.line)
                return True
            case Fence():
                return self._drawn(block)
            case Item():
                above = _states_in(_ASIDE.sub("", block.text)) if key != "methods" else []
                inner = [
                    self._nested(nested, above) or self._block(nested, key)
                    for nested in block.blocks
                ]
                if key == "methods":
                    self._read_methods(block.text, block.line)
                    return all(inner)
                if key == "transitions" and not self._mapped(block.text, block.line):
                    return self._part(block.text, block.line, shouted=True) and all(inner)
                if key == "transitions":
                    return all(inner)
                return self._bullet(block.text, block.line) and all(inner)
        return False

    def _drawn(self, block: Fence) -> bool:
        """Take in a state machine drawn in characters; False when it is another drawing."""
        moves = drawn_moves(block.text, self._machine.listed)
        for at, source, target in moves:
            self._machine.move(source, target, block.line + 1 + at)
        if moves:
            for at, words in sentences(block.text):
                read_chains(words, self._machine, block.line + 1 + at)
        return bool(moves) or self._lines(block)

    def _lines(self, block: Fence) -> bool:
        """Take in plain lines, each of which tells of a state or of a method as a bullet would."""
        rows = [
            (at, row.strip()) for at, row in enumerate(block.text.split("\n"), 1) if row.strip()
        ]
        opened = [_STATE_HEAD.match(f"{row} (") or _CALL_LIKE.match(row) for _, row in rows]
        if block.info not in ("", "text", "txt", "yaml", "yml") or not all(opened):
            return False
        self._machine.heads += _heads([Detail(block.line, "", row) for _, row in rows])
        told = ((at, _LISTED_IN.sub(lambda f: f[1].strip() or "none", row)) for at, row in rows)
        return all([self._told(self._marked(row), block.line + at) for at, row in told])

    def _read_methods(self, text: str, line: int) -> None:
        if is_absent(text):
            return
        parts = split_top(text, r";\s*")
        moves = [
            part
            for part in parts
            if (_TRANSITIONS.match(part) or (has_arrow(part) and not _CALL_LIKE.search(part)))
            and self._part(_TRANSITIONS.sub("", part), line, shouted=True)
        ]
        text = "; ".join(part for part in parts if part not in moves)
        text = "`".join(
            part if at % 2 else _BARE_CALL.sub(r"`\g<call>`", part)
            for at, part in enumerate(text.split("`"))
        )
        starts = [found.start() for found in re.finditer(r"`[A-Za-z_]\w*(?:\([^`]*)?`", text)]
        starts = [at for at in starts if at == 0 or "(" in text[at : text.find("`", at + 1)]]
        for at, start in enumerate(starts):
            end = starts[at + 1] if at + 1 < len(starts) else len(text)
            closing = text.index("`", start + 1)
            self._machine.methods.append(
                (
                    line,
                    text[start + 1 : closing],
                    _JOINS_NEXT.sub("", text[closing + 1 : end].strip()).strip(),
                )
            )
        if not starts or starts[0] > 0:
            loose = (text if not starts else text[: starts[0]]).strip(" ,;:.")
            words = [_BARE_METHOD.fullmatch(word) for word in split_top(loose, r"\s*,\s*")]
            if all(word and is_name(word["name"]) for word in words):
                self._machine.methods += [
                    (line, f"{w['name']}()", w["states"] or "") for w in words if w
                ]
            elif loose:
                self._draft.note(line, SECTION, self._name, loose)


def _forbids(text: str) -> bool:
    """The text tells of moves that there are not; what an occasion is not does not matter."""
    return _FORBIDDEN.search(without_occasion(text)) is not None


def _states_in(text: str) -> list[str]:
    """The states of a list that spells them as such."""
    return [name for name, _ in read_states(text, shouted=True)]


def _heads(details: Sequence[Detail]) -> Iterator[str]:
    """The states that each open a bullet of their own."""
    texts = [detail.text for detail in details if not detail.key]
    for detail in details:
        texts += [block.text for block in detail.blocks if isinstance(block, Item)]
    for text in texts:
        found = _STATE_HEAD.match(f"{text} (")
        if found and (is_state(found["state"]) or text.lstrip("*").startswith("`")):
            yield found["state"]


def _first_call(text: str) -> int:
    """Where the first method of a text stands, -1 if there is none."""
    found = _CALLS.search(text)
    return found.start() if found else -1


def _listed_first(text: str) -> tuple[str, str]:
    """The states that open a text, and the prose that a comma joins to them: `LOW, HIGH, used to sort`."""
    pieces = split_top(text, r",\s+")
    end = next((at for at, piece in enumerate(pieces) if piece[:1].islower()), 0)
    return ", ".join(pieces[:end]), ", ".join(pieces[end:])


def _plain_words(text: str) -> bool:
    return (
        False
        if len(split_top(text, r"\s*[,|/]\s*")) < 2
        else all(len(piece.split()) == 1 for piece in split_top(text, r"\s*[,|/]\s*"))
    )


def write(context: Context) -> Iterator[tuple[str, list[str]]]:
    """Each enum's name and its canonical lines."""
    for enum in context.enums:
        yield (
            enum.name,
            [f"- {bold(enum.name, 'enums')}: {_written(enum)}", *_written_methods(enum)],
        )


def _written(enum: SmartEnum) -> str:
    parts = [
        ", ".join(
            f'{state} = "{enum.values[state]}"' if state in enum.values else state
            for state in enum.states
        )
    ]
    parts += [f"{source} → {' | '.join(targets)}" for source, targets in enum.transitions.items()]
    if enum.transitions or enum.terminal:
        parts.append(f"terminal: {', '.join(enum.terminal) or 'none'}")
    if enum.initial and not (enum.transitions and enum.initial == enum.states[0]):
        parts.append(f"initial: {enum.initial}")
    text = "; ".join(parts)
    return f"{text} — {enum.description}" if enum.description else text


def _written_methods(enum: SmartEnum) -> list[str]:
    spelled = []
    for method in enum.methods:
        arguments = ", ".join(argument.text() for argument in method.arguments)
        returns = f" -> {method.returns}" if method.returns else ""
        states = f" = {' | '.join(method.states)}" if method.states else ""
        spelled.append(f"`{method.name}({arguments}){returns}`{states}")
    return [f"  - Methods: {', '.join(spelled)}"] if spelled else []
