"""Labels of bullets, columns and run-in headings, in the spellings that plans use."""

import re

from .languages import english, whole
from .outline import TITLES
from .patterns import Pattern
from .text import leading_separator, plain

_COMMON = {
    "note": "note|notes|remark|remarks|comment|comments|nb|hint",
    "description": "description|definition|meaning|purpose|what|about|summary|responsibility|responsibilities|intent",
    "rules": "rules|rule|business rules|policies|policy|assumptions|rationale|reason|why|decisions|open questions|"
    "guards|guard|guarded by|example|examples|concurrency|lifecycle notes|ordering|delivery|idempotency|errors|tests|"
    "guarantees|security|privacy|todo|out of scope|later|to add later|not in this version|future",
}
_OF_KIND = {
    "values": {
        "base": "base|base type|type|wraps|wrapped type|primitive|underlying type|underlying|python type|representation|"
        "wrapper|wraps type|wrapper type|kind|shape|form|python|backing type|stored as|encoded as|data type|datatype|"
        "primitive type|underlying primitive|base class|built on|inner type|inner|carrier|holds",
        "least": "min|minimum|min.|lower bound|at least|lowest|from|smallest",
        "most": "max|maximum|max.|upper bound|at most|highest|to|up to|largest",
        "constraints": "constraints|constraint|pattern|regex|regexp|regular expression|validation|validations|rules|rule|constraints / behaviour|format|"
        "constraints and behaviour|validation rules|constraints / notes|constraints and notes|invariants|invariant|"
        "validation / notes|range|limits|behaviour / constraints|must|constraints / behavior|rules / notes|rule|guard|guards|"
        "check|checks|condition|conditions|restriction|restrictions|allowed|allowed values|bounds|valid if|valid when|"
        "legal values|requirement|requirements|accepts",
        "fields": "fields|attributes|components|properties|members|composition|structure|composed of|contains|parts|carries|made of|consists of",
        "methods": "methods|behaviour|behavior|operations|helpers|method",
    },
    "enums": {
        "states": "states|state|values|value|members|cases|options|state list|kinds|variants|literals",
        "transitions": "transitions|allowed transitions|transition|lifecycle|flow|moves|state machine|state transitions|"
        "legal transitions|valid transitions|paths|permitted transitions|possible transitions|workflow|edges|life cycle|state changes|"
        "allowed moves|legal moves|valid moves|permitted moves|possible moves|allowed|path|state graph|graph",
        "terminal": "terminal|terminal states|terminal state|final|final states|final state|end states|end state|terminals|ends in|ends as|ends with|ends|"
        "terminal values|closing states",
        "initial": "initial|initial state|start|starts|starts as|starts at|starts in|start state|initially|default|entry state|begins as|begins in|begins at|begins|starts with|begins with|created as|created in|first state|initial value",
        "methods": "methods|method|behaviour|behavior|behaviors|behaviours|predicates|predicate|questions|helpers|"
        "behavior methods|behaviour methods|functions|methods / behaviour|methods and behaviour|offers|answers|knows|tells|can tell|queries|"
        "interface|api|provides|exposes",
    },
    "aggregates": {
        "rules": "queries|query|questions|question|predicates|read methods|read-only methods|derived|derived values|"
        "derived properties|computed|computed values|computed properties",
        "role": "kind|role|stereotype|model kind|what it is",
        "fields": "fields|field|attributes|properties|members|state|data|shape|holds|carries|structure|contains",
        "plural": "plural|collection",
        "invariants": "invariants|invariant|rules|business rules|consistency rules",
        "commands": "commands|command|behaviour|behavior|behaviours|behaviors|methods|method|operations|actions|"
        "commands and outcomes|domain methods|use cases|transitions|domain behaviour|domain behavior",
        "outcomes": "outcomes|outcome|results|returns|ends|ends in|endings|answers",
        "events": "events|emits|raises|publishes|events emitted|emitted events|domain events|event",
        "identity": "identity|id|identifier|root|aggregate root|root id|identified by|key|primary key",
        "lifecycle": "lifecycle|status|state machine|status enum|states|smart enum",
        "entities": "entities|child entities|owned entities|children|child entity|owns|entity|contains entities",
    },
    "events": {
        "category": "category|event category|cat|cat.|class|category / retention|category and retention|category, retention|category & retention|classification|kind|audit class|stream|level",
        "retention": "retention|retention period|retention / category|retention and category|keep|keep for|kept|kept for|retain|retain for|retained|retained for|stored for|lifetime|ttl",
        "payload": "payload|payloads|payload fields|event payload|fields|data|event data|attributes|carries|carried|contains|content|contents|holds|includes|body|key payload|key data|key fields|properties|what it carries|with",
        "aggregate": "aggregate|emitted by|raised by|source|producer|from|owner|aggregate root|root|published by",
        "trigger": "trigger|emitted when|raised|raised on|raised after|published|fires|happens when|when|emitted|raised when|trigger condition|condition|fires when|occurs when|on|fired when|triggered by|published when|emitted after|cause|caused by|after|moment",
    },
    "repositories": {
        "storage": "storage type|storage|store|tech|technology|backed by|backing|backing store|kept in|lives in|held in|runs on|implemented with|implementation|product|system|where|medium|type|kind|backend|storage engine|engine|storage types|stored in|persistence|database",
        "operations": "operations|operation|ops|methods|method|queries|interface|protocol|api|operations / queries|queries and commands|access patterns|capabilities|offers|provides|exposes|supports|functions|function|calls|call|signature|signatures|port operations|contract|can|asked|reads and writes",
        "instrumentation": "instrumentation|observability|logfire|tracing|telemetry|spans",
        "aggregate": "aggregate|aggregate / model|aggregate or model|for|serves|entity|root|aggregate root|of|stores|keeps|holds|aggregates|persists|model|what it stores|what it keeps",
        "ttl": "ttl|time to live|expiry|expires after|expires|expiration",
        "dimensions": "dimensions|vector size|vector dimensions|embedding size|embedding dimensions",
        "distance": "distance|metric|similarity|distance metric|similarity metric",
        "bucket": "bucket|buckets",
        "max_size": "max size|maximum size|size limit|max object size",
        "relationships": "relationships|edges|relations|relationship types|edge types|graph edges",
        "subject": "subject|subjects|topic|stream|streams|topics|channel",
        "collection": "collection|collections|table|tables|index name|key prefix",
        "indexes": "indexes|index|indices|indexing",
        "pagination": "pagination|paging|page size",
        "repository": "repository|name|repository name|repository protocol|protocol name",
    },
    "imports": {
        "justification": "justification|why|reason|because|rationale|justified by|why clean|why it is clean|why needed|clean because|clean|purpose|used for|for what",
        "types": "types|concepts|imports|import|imported type|what|what is imported|imported types|types imported|types used|uses|type|concept|imported|needs|takes|taken|we need|needed|names|symbols|classes",
        "from": "from|source|context|domain|from domain|imports from|from context|source domain|source context|source module|dependency|provider|upstream|supplier|owner|owned by|defined in|taken from|provided by|origin|exporting context|foreign context|other context|external context",
        "importer": "importer|by|in|into|importing|importing context|importing domain|imported by|imported into|importer context|used by|needed by|taken by|consumer|consuming context|to|to context|who|who imports|downstream|dependent|target|target context|user",
    },
    "outcomes": {
        "variants": "variants|variant|cases|alternatives|outcomes|one of|union|possible outcomes|results|members",
        "command": "command|method|operation|use case|returned by|of|for|action|behaviour",
    },
    "commands": {
        "command": "command|call|method|operation|use case|action|behaviour|behavior|name|signature",
        "outcome": "outcome|outcomes|outcome union|ends in|ends with|ends as|can end in|may end in|yields|gives|gives back|hands back|comes back with|replies with|answers|answers with|results in|possible results|possible outcomes|returns|result|results|outcome variants|return|outcome type|return type|variants|members|union members",
        "aggregate": "aggregate|on|target|aggregate root",
        "emits": "emits|events|event|raises|publishes|event emitted|events emitted|emitted events|raises event|raises events|emits event|event raised",
        "effect": "effect|effects|what happens|what it does|does",
        "transition": "transition|transitions|state change|moves|status change",
        "from": "from|when|pre|before|from state|from status|from states|precondition|preconditions|requires|allowed in|allowed from|"
        "allowed when|allowed while|allowed states|only when|only in|only from|possible when|possible in|valid when|valid in|valid from|pre-state|"
        "source state|source states|current state|current status|start state",
        "to": "to|then|post|after|becomes|leads to|moves to|goes to|to state|to status|target state|target status|new state|new status|next state|next status|resulting state|"
        "resulting status|result state|result status|end state|end status|post-state|postcondition",
        "fields": "arguments|args|parameters|input|inputs|payload|takes|fields",
        "guard": "guard|guards|guarded by",
        "success": "success|succeeds|on success|success outcome|success variant|succeeds with|happy path|if allowed",
        "refusals": "failure|failures|fails|on failure|failure outcomes|failure variants|fails with|refusal|refusals|refused with|"
        "refusal variants|rejection|rejections|rejected with|error|errors|error variants|error outcomes",
    },
}
_OF_KIND["entities"] = _OF_KIND["aggregates"]

NAME_COLUMNS = {
    "values": "value object|value objects|name|vo|value|class|type|concept|id|identifier|type name|wrapper|value type|composite|model",
    "enums": "enum|smart enum|name|enumeration|class|type|smart enums",
    "aggregates": "aggregate|aggregate root|name|root|entity|model|class|aggregates",
    "entities": "entity|name|model|class|aggregate|type|frozen model|entities",
    "outcomes": "outcome|name|union|outcome union|outcome type|result|result type|type|class|command outcome|outcomes|variant|variants",
    "events": "event|name|domain event|event name|events|class",
    "repositories": "repository|port|adapter|gateway|storage port|name|repository name|repository protocol|protocol|interface|class",
    "commands": "command|call|method|operation|use case|action|behaviour|behavior|name|signature|command / method",
    "imports": "from|source|imports from|context|domain|from domain|source context|from context|source domain|source module|dependency|depends on|importing from|imported from|"
    "provider|upstream|supplier|owner|owned by|defined in|taken from|provided by|origin|exporting context|foreign context|other context|external context",
}
"""Titles of a first column that makes each row an item of its own."""


def _table(kinds: dict[str, str]) -> dict[str, str]:
    return {spelling: key for key, spellings in kinds.items() for spelling in spellings.split("|")}


_LABELS = {kind: _table(_COMMON) | _table(keys) for kind, keys in _OF_KIND.items()}
_NAMES = {kind: frozenset(titles.split("|")) for kind, titles in NAME_COLUMNS.items()}

_ANYWHERE = _table(_COMMON)
_IN_WORDS = (
    ("transition", Pattern(r"\b(?:state|status)\b.*\bchanges?\b|\btransitions?\b|\bmoves?\b")),
    (
        "emits",
        Pattern(
            r"\b(?:events?|emits?|emitted|raises?|raised|publish(?:es|ed)?|announces?|fires?)\b"
        ),
    ),
    (
        "to",
        Pattern(
            r"\b(?:after|afterwards|next|new|target|resulting|final|end|post|leads?|goes|becomes|sets?)\b.*\b(?:state|status)\b"
            r"|^(?:(?:state|status)\s+)?(?:after|afterwards|then|becomes|leads to|goes to|moves to|sets|leaves it|new|target|result in|ends up)\b"
            r"|\b(?:state|status)\s+(?:after|afterwards|becomes)\b|\bpost-?(?:state|status|condition)s?\b"
        ),
    ),
    (
        "from",
        Pattern(
            r"\b(?:before|beforehand|allowed|valid|legal|permitted|possible|source|current|required|starting|initial|when)\b.*\b(?:state|status|statuses|states)\b"
            r"|^(?:(?:state|status)\s+)?(?:before|beforehand|allowed|valid|legal|permitted|possible|only|requires?|guard|while|pre-?conditions?|pre)\b"
            r"|\b(?:state|status)\s+before\b|\bpre-?(?:state|status|condition)s?\b"
        ),
    ),
    (
        "outcome",
        Pattern(
            r"\b(?:outcomes?|results?|returns?|returned|yields|answers?|responses?|variants?)\b"
        ),
    ),
)
"""What the words of a column's title say that it tells of a command, where the title is none that is known."""
_LEADS_TO = Pattern(r"\s*(?:→|->|⇒|=>)\s*")
_OF_SOMETHING = Pattern(r"\s+(?:on|of|for|in|by|to|inside|within|under|owned by)\s.*$")
_MARKED = Pattern(
    r"^(?P<mark>\*\*|__|\*|_)(?P<label>[^*_`]{1,60}?)(?P<colon>\s*[:：])?\s*(?P=mark)(?P<rest>.*)$",
    re.DOTALL,
)
_UNMARKED = Pattern(
    r"^(?P<label>[A-Za-z][\w /&()-]{0,50}?(?:\([^()`:]{0,80}\))?)\s*[:：](?:\s+(?P<rest>.*)|$)",
    re.DOTALL,
)
_SPELLED = Pattern(r"`|[A-Z][A-Z_]+\b|[a-z_]+\(")
"""What opens a list of states or of methods."""
_DASHED = Pattern(
    rf"^(?P<label>[A-Z][a-z]+(?: [a-z]+)?)\s+[—–-]\s+(?P<rest>(?:{_SPELLED.pattern}).*)$", re.DOTALL
)
"""A label with a dash behind it, in front of states or methods."""
_TYPED = Pattern(
    r"^[a-z_]+\s*:\s+`?(?:[a-z_]+\.)?[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+`?\??"
    r"(?:\s*\|\s*None)?(?:\s*=\s*`?[\w.\"']+`?)?(?:,?\s+(?:optional|unique|required|indexed))?(?:\s*\([^()]*\))?(?:\s+[—–#]\s.*|;\s.*|\.)?\s*$"
)
"""A field is typed: `state: OrderState` names one, though states have a label of that name."""
_TYPED_PLAINLY = Pattern(
    r"^[a-z_]+\s*:\s+`?(?:str|int|Decimal|float|bool|datetime|date|timedelta|UUID|bytes)`?\??"
    r"(?:\s*\|\s*None)?(?:,?\s+(?:optional|unique|required))?(?:\s*\([^()]*\))?(?:\s+[—–]\s.*|\.)?$"
)
_CLASS = Pattern(r"`?[A-Z][a-z]")
_HINT = Pattern(r"\s*\([^()]*\)")
_ROLE = Pattern(
    r"\((?:\w+ )?(?:aggregate(?: root)?|root|entity|value object|event|context)\b", re.IGNORECASE
)
"""What shows that a name which could be a label is an item's: `State (entity)`."""


def key_of(label: str, kind: str) -> str | None:
    """What a label means in a section: `Validation` in the value objects are constraints."""
    known = _LABELS.get(kind, _ANYWHERE)
    words = " ".join(_HINT.sub("", plain(label)).strip(" :：?←→").casefold().split())
    words = _LEADS_TO.split(words)[0]
    words = whole(words)
    return known.get(words) or known.get(english(words)) or known.get(_OF_SOMETHING.sub("", words))


def column_key(title: str) -> str | None:
    """What a column of a table of commands tells: by its title, or by the words in it."""
    words = " ".join(_HINT.sub("", plain(title)).strip(" :：?").casefold().split())
    return key_of(title, "commands") or next(
        (key for key, said in _IN_WORDS if said.search(words)), None
    )


def names_rows(header: str, kind: str) -> bool:
    """Whether a first column of this title names the item of each row."""
    words = _HINT.sub("", plain(header)).strip(" :：←→").casefold()
    return not _NAMES.get(kind, frozenset()).isdisjoint((words, english(words)))


def split_label(text: str, kind: str) -> tuple[str, str] | None:
    """The key and the value of a labelled text such as `**Methods**: …`, or None when it has no known label."""
    text = text.strip()
    if text.startswith("Note on `"):
        return "note", text
    marked = _MARKED.match(text)
    if marked:
        key = key_of(marked["label"], kind)
        rest = marked["rest"].strip()
        hint = _HINT.match(rest)
        if hint and _ROLE.match(hint[0]):
            return None
        if hint and key:
            rest = rest[hint.end() :].strip()
        behind = rest if marked["colon"] else leading_separator(rest)
        if behind is None and kind == "enums" and _SPELLED.match(rest):
            behind = rest
        if key is None or (behind is None and rest):
            return None
        if (
            key == "lifecycle"
            and marked["label"] in ("status", "state")
            and _CLASS.match(behind or "")
        ):
            return None
        return key, (behind or "").strip()
    found = _UNMARKED.match(text) or (_DASHED.match(text) if kind == "enums" else None)
    if found and kind in ("aggregates", "entities") and _TYPED.match(text):
        return None
    key = key_of(found["label"], kind) if found else None
    if kind in ("values", "aggregates", "entities") and key not in ("base", "identity"):
        key = None if _TYPED_PLAINLY.match(text) else key
    return (key, (found["rest"] or "").strip()) if found and key else None


def bold(name: str, kind: str) -> str:
    """The name as the canonical plan sets it: bold, and in code where it could be taken for a label."""
    return f"**`{name}`**" if key_of(name, kind) or name.casefold() in TITLES else f"**{name}**"


def run_in(text: str) -> tuple[str, str] | None:
    """The words of a bold run-in heading and what stands behind it: `**Rules**`, `**Outcomes** (tag `kind`):`."""
    marked = re.match(r"^(\*\*|__)(?P<title>(?:(?!\1).)+)\1\s*(?P<rest>.*)$", text, re.DOTALL)
    return (marked["title"].strip(), marked["rest"].strip()) if marked else None
