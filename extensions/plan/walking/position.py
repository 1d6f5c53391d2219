"""Where the walk is in the domain design: its section, its context, and the item that what comes next belongs to."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace

from ..categories import CATEGORY
from ..commands import lists_commands
from ..draft import ContextDraft, Draft
from ..entries import (
    HAVE_FIELDS,
    WITH_ROLES,
    Detail,
    Entry,
    columns_of,
    details_of,
    labelled_rows,
    prose,
)
from ..evidence import enum_among_values, is_outcome
from ..files_named import package_of
from ..headings import named_context
from ..heads import Head
from ..labels import key_of
from ..lines import labelled_parts
from ..markdown import Block, Fence, Table
from ..naming import is_name, pascal, snake
from ..patterns import Pattern
from ..storages import LABELS, named_alone, spoken_of
from ..text import parenthesis, plain, split_top
from ..told_imports import importing

RECENT = 60
"""How many items back a line may go on about one by its name."""
NAMELESS = frozenset({"imports"})
"""Sections whose items have no name at their head."""
DOING = frozenset({"commands", *WITH_ROLES})
"""Sections that tell of commands, in which a union may be what one ends in rather than an outcome of its own."""
_ABOUT = Pattern(
    r"^(?:(?P<name>[A-Z]\w*(?: [A-Z]\w*)?)(?:'s)? (?P<label>[a-z]\w*(?: [a-z]\w*)?)"
    r"|(?P<what>[A-Za-z]\w*(?: [a-z]\w*)?) (?:of|for|on) (?:the |an? )?(?P<owner>[A-Za-z]\w*(?: [A-Za-z]\w*)?))$"
)
_INSIDE = Pattern(r".*\b(?:in|of|inside|within|under|owned by)\s+`?(?P<owner>[A-Z]\w*)`?")
"""What an item is said to stand in: `entity in `Order``."""
_DOTS = Pattern(r"\s+·\s+")
_HYPHEN = Pattern(r"(?<=[\w`.)]) - (?=[A-Za-z`*])(?<!\d - )")
"""A hyphen that parts what a line says, as a dash would."""
GROUPING = frozenset({"values", "enums", "events", "repositories"})
"""Sections whose items no label of an item announces."""
ELSEWHERE = Pattern(
    r"\b(?:later|future|planned|deferred|out of scope|not in this version|consumed|consumes|subscri\w+|listens?|inbound|incoming|reacts?|handled)\b",
    re.IGNORECASE,
)
_SHOUTED = Pattern(r"\b[A-Z][A-Z0-9_]+\b")
_CALLED_CONTEXT = Pattern(
    r"^(?:(?:in|into|for|within|inside|(?P<source>(?:(?:the )?(?:others?|rest|more|all|those|events?)\s+)?(?:from|of|by)))\s+)?"
    r"(?:the\s+)?(?:(?:bounded )?(?:context|domain)\s+)?"
    r"(?P<name>[A-Za-z][\w-]*)(?:\s+(?:(?:bounded )?(?:context|domain)|ones|events|side))?(?:\s*\([^()]*\))?(?:,\s(?:all|each|both|kept)\s[^:：]{1,80})?\s*[:：]$",
    re.IGNORECASE,
)
_ALL_OF = Pattern(
    r"(?:all|both|each|every one|everything)\b[^:.]{0,30}[:：]\s*(?P<kept>[A-Z][^.]{0,80})"
    r"|(?:all|both|each|every)\b[^:.]{0,30}\brepositor(?:y|ies)\s+(?:uses?|(?:is|are)\s+(?:kept|stored|held)\s+in|lives?\s+in|keeps?\s+\w+\s+in|sits?\s+on|(?:is|are)\s+backed\s+by)\s+(?P<used>[^.]{2,80})",
    re.IGNORECASE,
)
"""A line that says what keeps all that stand below it: `All three: SQL, one table each`."""
_CONTEXT_BEHIND = Pattern(r"^[A-Z][^`()]{0,60}\s\(`(?P<name>[a-z]\w*)`\)\s*[:：]$")
"""A line about a place whose context stands in parentheses: ``At the counter (`sales`):``."""
_CODED_CONTEXT = Pattern(
    r"^`(?P<name>[a-z]\w*)`(?:\s+(?:bounded )?(?:context|domain))?(?:\s*\([^()]*\))?$"
)
"""A line that is nothing but a context's name in code."""
_IN_CONTEXT = Pattern(
    r"^(?:(?:(?:is|lives|sits)\s+)?in|of|belongs\s+(?:in|to)|is\s+part\s+of)\s+(?:the\s+)?(?:(?:context|domain)\s+)?`(?P<name>[a-z]\w*)`(?:\s+(?:context|domain))?\s*(?:[,;:.]\s*|[—–-]\s+|$)"
)
"""The context of an item, told behind its name: `in `billing`, SQL`."""
_FROM_CONTEXT = Pattern(
    r"^(?P<said>is\s+an?\s+(?:`?[A-Z_]+`?\s+)?event)\s+(?:from|of|in)\s+(?:the\s+)?`(?P<name>[a-z]\w*)`(?:\s+(?:context|domain))?(?=[.,;]|$)"
)
"""The context of an event behind its category: `is a WORKFLOW_LIFECYCLE event from `billing`.`"""
_OF_CONTEXT = Pattern(
    r"^The\s+(?:[a-z]+\s+){1,3}(?:of|in)\s+the\s+`(?P<of>[a-z]\w*)`\s+(?:context|domain)\s+are\b[^`.]*[:.]$|^(?:(?:In|For)\s+)?[Tt]he\s+(?:(?:bounded\s+)?(?:context|domain)\s+)?`(?P<name>[a-z]\w*)`\s+(?:(?:context|domain)\s+)?(?:has|defines|declares|contains|emits|publishes|provides|owns|keeps|knows|imports)\b[^`.]*[:.]?$"
)
"""A sentence that says of which context the items behind it are: ``The context `billing` defines the following value objects.``"""


class Position(ABC):
    """Where the walk is, and the items that it has gathered."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._kind = ""
        self._bases: list[tuple[float, ContextDraft]] = []
        self._context = draft.first_context()
        self._assumed = True
        self._model: tuple[float, Entry] | None = None
        self._entry: Entry | None = None
        self._loose: Entry | None = None
        self._pending: Detail | None = None
        self._kept_in = ""
        self._since = 0
        self.entries: list[Entry] = []

    @property
    def _headed_by(self) -> Entry | None:
        """The item under whose heading, or bold line, the walk is; what follows is said of it."""
        return self._entry if self._entry and self._entry.spread else None

    @abstractmethod
    def _block(self, block: Block, following: Sequence[Block]) -> None:
        """Take in one block, whatever it is; `following` stands below it."""

    def _default(self) -> ContextDraft:
        return self._bases[-1][1] if self._bases else self._draft.first_context()

    def _enter(self, context: ContextDraft) -> None:
        self._context, self._assumed = context, False

    def _add(self, entry: Entry) -> None:
        entry.assumed = self._assumed and entry.context is self._context
        if self._kept_in and entry.names:
            entry.details.append(Detail(entry.line, "kept in", self._kept_in))
        if self._model and self._model[1] is not entry:
            entry.within = self._model[1]
        self.entries.append(entry)

    def _close(self) -> None:
        self._entry = self._loose = self._pending = None

    def _names(self) -> set[str]:
        here = (e for e in self.entries if e.context is self._context)
        return {name for entry in here for name in entry.names}

    def _categorised(self, line: int, text: str) -> bool:
        """Take in the title of a group of events that tells their category: `Security audit (7 years)`."""
        words = plain(text).strip(" :：")
        if self._kind != "events" or not CATEGORY.search(words):
            return False
        inside = parenthesis(words[words.find("(") :])[0] if "(" in words else ""
        words = (
            split_top(inside, r";\s+")[0] if CATEGORY.search(inside) and ";" in inside else words
        )
        self._close()
        self._anonymous(line).details.append(Detail(line, "", f"{words}:", prose=True))
        return True

    def _stored(self, text: str) -> bool:
        """Take in the title of a group of repositories that tells what keeps them: `Redis:`."""
        words = plain(text)
        all_of = _ALL_OF.match(words)
        kept = spoken_of(all_of["kept"] or all_of["used"]) if all_of else []
        told = named_alone(words) or (kept[0] if len(kept) == 1 else None)
        storage = told if self._kind == "repositories" else None
        if storage is None:
            return False
        self._close()
        self._kept_in = LABELS[storage]
        return True

    def _announced(self, line: int, text: str, about: tuple[Entry, str]) -> None:
        entry, key = about
        self._pending = Detail(line, key, "", plain(text).strip(" :"))
        entry.details.append(self._pending)

    def _known(self, wanted: Callable[[Entry], bool]) -> list[Entry]:
        """The last items of this section and context that are wanted."""
        recent = (e for e in self.entries[-RECENT:] if e.context is self._context)
        return [entry for entry in recent if entry.kind == self._kind and wanted(entry)]

    def _about(self, text: str) -> tuple[Entry, str] | None:
        """The item and the detail that a line announces: `Shipment transitions:` for `ShipmentState`."""
        words = plain(text).strip(" :：")
        if len(words.split()) > 6:
            return None
        found = _ABOUT.match(words)
        name = (found["name"] or found["owner"]) if found else ""
        key = key_of(found["label"] or found["what"], self._kind) if found else None
        if key is None or key in ("note", "rules", "description"):
            return None
        name = pascal(name)
        known = (
            self._known(lambda e: name in e.names)
            or self._known(lambda e: any(other.startswith(name) for other in e.names))
            or [e for e in self.entries[-RECENT:] if e.kind == self._kind and name in e.names]
        )
        known = known or self._known(lambda e: any(other.endswith(name) for other in e.names))
        return (known[0], key) if len(known) == 1 else None

    def _placed_in(self, text: str, line: int) -> ContextDraft | None:
        """The context that a cell names."""
        return self._draft.contexts.get(snake(plain(text))) or named_context(
            self._draft, text, line
        )

    def _called(self, text: str) -> ContextDraft | None:
        """The declared context whose name and a colon are all that a line says: ``Into `billing`:``."""
        words = plain(text).strip()
        if self._kind == "imports" and (importer := importing(words.rstrip(" :："))):
            return self._draft.contexts.get(snake(importer))
        told = [
            _CALLED_CONTEXT.match(words),
            *(named.match(text) for named in (_OF_CONTEXT, _CODED_CONTEXT, _CONTEXT_BEHIND)),
        ]
        for found in filter(None, told):
            if self._kind == "imports" and found.groupdict().get("source"):
                return None
            name = found["name"] or found.groupdict().get("of") or ""
            if context := self._draft.contexts.get(snake(name)):
                return context
        return None

    def _open(
        self, line: int, head: Head, *, blocks: Sequence[Block] = (), spread: bool = False
    ) -> None:
        self._pending = self._loose = None
        kind = self._kind
        context, hint = self._placed(head, line)
        if (inside := _IN_CONTEXT.match(head.body)) and inside["name"] in self._draft.contexts:
            context = self._draft.contexts[inside["name"]]
            head = replace(head, body=head.body[inside.end() :])
        elif (source := _FROM_CONTEXT.match(head.body)) and source["name"] in self._draft.contexts:
            context = self._draft.contexts[source["name"]]
            head = replace(head, body=f"{source['said']}{head.body[source.end() :]}")
        states = enum_among_values(head.body, blocks) if kind == "values" else None
        if states is not None:
            kind, head = "enums", replace(head, body=states)
        entry = Entry(line, kind, context or self._context, head.names, hint, spread=spread)
        if kind != "outcomes" and is_outcome(kind, head):
            entry.kind = "outcomes"
        body = _HYPHEN.sub(" — ", _DOTS.sub("; ", head.body)) if kind in GROUPING else head.body
        entry.body, entry.details = labelled_parts(line, body, kind)
        entry.details += [detail for block in blocks for detail in details_of(block, kind)]
        self._entry = entry
        self._add(entry)
        entry.assumed &= context is None

    def _placed(self, head: Head, line: int) -> tuple[ContextDraft | None, str]:
        """The context of an item that the parentheses behind its name tell, and what else they say."""
        context: ContextDraft | None = None
        kept = [head.role] if self._kind in WITH_ROLES and head.role else []
        for part in split_top(head.hint, r"\s*[,;·]\s*"):
            name = plain(part).removesuffix(" context").removeprefix("in ").removeprefix("context ")
            if "/" in part and package_of(part) in self._draft.contexts:
                context = self._draft.contexts[package_of(part)]
                continue
            inside = _INSIDE.fullmatch(part)
            owners = self._homes(inside["owner"]) if inside else []
            if is_name(name) and (name in self._draft.contexts or name != plain(part)):
                context = self._draft.context(name, line)
            elif part:
                context = owners[0] if len(owners) == 1 else context
                kept.append(part)
        return context, "; ".join(kept) if context or head.role else head.hint

    def _homes(self, owner: str) -> list[ContextDraft]:
        """The contexts that have an item of that name."""
        return [entry.context for entry in self.entries if owner in entry.names]

    def _labelled(
        self, line: int, label: tuple[str, str], written: str, blocks: list[Block]
    ) -> None:
        key, text = label
        entry = self._entry
        if entry is None or (
            not entry.spread and key in ("rules", "note") and not blocks and not text
        ):
            entry = self._anonymous(line)
        if (
            self._kind == "enums"
            and key in ("terminal", "initial")
            and self._shared(line, key, text)
        ):
            return
        detail = Detail(line, key, text, plain(written).strip(" :"), blocks)
        entry.details.append(detail)
        self._pending = detail if not text and not blocks else None

    def _shared(self, line: int, key: str, text: str) -> bool:
        """Give each of several enums what a line below them says of their states: `Terminal: PAID; CLOSED`."""
        said = states_in(text)
        if not said or self._entry is None or said <= _states_of(self._entry):
            return False
        enums = [e for e in self.entries[-RECENT:] if e.kind == self._kind and e.names]
        having = [(entry, states) for entry in enums if (states := said & _states_of(entry))]
        if len(having) < 2 or said - set().union(*(states for _, states in having)):
            return False
        for entry, states in having:
            listed = [state for state in _SHOUTED.findall(text) if state in states]
            entry.details.append(Detail(line, key, ", ".join(listed), key))
        return True

    def _attach(self, line: int, block: Block | None, text: str) -> None:
        if self._kind == "enums" and isinstance(block, Table | Fence):
            self._turn_to(block)
        if self._pending is not None and block is not None:
            self._pending.blocks.append(block)
            return
        entry = (
            self._entry
            if self._entry and (self._entry.spread or block is not None)
            else self._anonymous(line)
        )
        whole = entry.within
        if (
            whole
            and whole.kind == "aggregates"
            and isinstance(block, Table)
            and lists_commands(block)
        ):
            entry = whole  # what can be done below a part is done to the whole
        rows = labelled_rows(block, entry.kind) if isinstance(block, Table) else []
        if isinstance(block, Fence) and entry.kind in HAVE_FIELDS:
            rows = columns_of(block)
        if block is None and entry.kind == "repositories":
            text, told = labelled_parts(line, text, entry.kind)
            rows = [Detail(line, "", text, prose=True), *told] if told else []
        entry.details += rows or [
            Detail(line, "", text, blocks=[block] if block is not None else [], prose=True)
        ]

    def _said(self, line: int, text: str) -> None:
        """Keep a sentence of which all that can be read is read."""
        entry = self._headed_by or self._anonymous(line)
        entry.details.append(Detail(line, "note", text, prose=True))

    def _turn_to(self, block: Table | Fence) -> None:
        """Turn to the enum whose states a table or a drawing speaks of, if it is not the last one."""
        said = {word for _, text in prose(block) for word in states_in(text)}
        own = _states_of(self._headed_by) if self._headed_by else None
        if own is not None and (not own or said & own):
            return
        known = self._known(lambda entry: bool(entry.names))
        best = next(iter(sharing_most(said, known)), None)
        if best is None or best is self._entry:
            return
        if any(
            self._pending is detail
            for entry in known
            for detail in entry.details
            if entry is not best
        ):
            for entry in known:
                entry.details = [detail for detail in entry.details if detail is not self._pending]
            best.details += [self._pending] if self._pending else []
        self._entry = best

    def _anonymous(self, line: int) -> Entry:
        if self._loose is None:
            self._loose = Entry(line, self._kind, self._context)
            self._add(self._loose)
        return self._loose


def tells_keeping(text: str) -> bool:
    """Whether a sentence says what keeps all repositories below it, as in `All four repositories use SQL`."""
    found = _ALL_OF.match(plain(text))
    return found is not None and found["used"] is not None


def states_in(text: str) -> set[str]:
    """The states that a text speaks of."""
    return set(_SHOUTED.findall(text))


def _states_of(entry: Entry) -> set[str]:
    """The states that an enum lists."""
    texts = [entry.body, *(detail.text for detail in entry.details if detail.key in ("states", ""))]
    return {word for text in texts for word in states_in(text)}


def sharing_most(said: set[str], enums: Sequence[Entry]) -> list[Entry]:
    """The enums that list most of the states that something speaks of: two or more."""
    shared = [(len(said & _states_of(entry)), entry) for entry in enums]
    most = max((count for count, _ in shared), default=0)
    return [entry for count, entry in shared if count == most and most > 1]
