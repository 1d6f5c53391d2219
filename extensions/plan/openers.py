"""What a line opens in words of its own: a section of the design, or a part of a model that it may name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .languages import english
from .patterns import Pattern
from .text import plain, split_top

PARTS = frozenset({"fields", "commands", "invariants"})
"""What a line may open of a model."""

_SECTIONS = (
    (
        "values",
        r"value (?:objects?|types?)|(?:domain |own |typed |simple )?values|wrapped primitives|(?:primitive |typed )?wrappers|typed (?:identifiers?|ids|primitives)",
    ),
    ("enums", r"enums?|enum types|enumerations?|state machines?"),
    ("aggregates", r"aggregates|aggregate roots"),
    ("entities", r"(?:child |local |owned )?entities"),
    ("outcomes", r"outcomes?|(?:outcome|result)s? (?:unions?|types?)|(?:discriminated )?unions"),
    ("events", r"events?"),
    (
        "repositories",
        r"repositor(?:y|ies)|repository protocols?|persistence|storage|(?:storage )?ports",
    ),
    ("imports", r"imports|(?:cross[- ])(?:domain|context) (?:imports|dependencies)"),
)
_OF_MODELS = (
    ("fields", r"state|fields|attributes|properties|structure|data"),
    ("commands", r"commands|behaviou?rs?|operations|methods|actions|use cases"),
    ("invariants", r"invariants|rules"),
)
_NOUNS = tuple(
    (key, Pattern(rf"(?P<of_what>(?:(?!and\b|or\b)[a-z'’-]+ ){{0,3}}?)(?:{noun})"))
    for key, noun in _SECTIONS
)
_PART_NOUNS = tuple(
    (
        key,
        Pattern(
            rf"(?P<of_what>(?:(?:domain|business|public|own|internal|inner|current|main|core|possible|available) ){{0,2}})(?:{noun})"
        ),
    )
    for key, noun in _OF_MODELS
)
_WHO = r"(?:it|they|you|we|one|(?:the|an?|each|every|this|that|our|its) [\w`-]+(?: [\w`-]+)?|`?[A-Z]\w*`?)"
_BEHIND = r"(?: (?:here|inside|about itself|in it|with it|to it|with (?:the|an?) [a-z]+|to (?:the|an?) [a-z]+|to the world|to others|for us))?"
_ASKED = tuple(
    (key, Pattern(rf"(?:{said}){_BEHIND}", re.IGNORECASE))
    for key, said in (
        (
            "invariants",
            rf"what (?:must|has to|always|never)(?: (?:always|never|be|hold|holds|true|changes?))+|(?:what|rules?|invariants?)(?: that)? {_WHO} (?:protects?|guarantees?|enforces?)",
        ),
        (
            "commands",
            rf"things (?:that )?{_WHO} (?:can|may) (?:ask|tell) {_WHO} to do|what {_WHO} (?:can|may) (?:ask|tell) {_WHO} to do|what {_WHO} (?:can |may )?(?:do|does|accepts?|understands?|offers?|be (?:told|asked))|what (?:can|may) (?:happen|be done)|what (?:happens|can be asked)|{_WHO} (?:can|may) (?:do|be (?:asked|told))(?: this| these(?: things)?| the following)?",
        ),
        (
            "events",
            rf"what {_WHO} (?:announces?|raises?|emits?|publish(?:es)?|tells?|hears?)|what (?:is|gets) (?:announced|raised|emitted|published)",
        ),
        (
            "outcomes",
            rf"(?:what|how) (?:{_WHO}|(?:the )?(?:commands?|calls?)) (?:can |may )?(?:answers?|ends?|returns?)|what comes? back|(?:{_WHO}|both|all) (?:ends?|answers?|returns?)(?: in| with)?(?: one of)?(?: these| the following)(?: outcomes| unions| ways)?",
        ),
        (
            "repositories",
            rf"(?:how|where) {_WHO} (?:(?:is|are) (?:stored|kept|persisted|saved))|where {_WHO} lives?",
        ),
        (
            "values",
            rf"(?:what|how) {_WHO} (?:call|name)s? things|(?:words|names|terms) {_WHO} uses?",
        ),
        (
            "imports",
            rf"who (?:leans|depends|relies) on (?:whom|who)|who (?:needs|uses|imports|takes|borrows) (?:what|whom)(?: from (?:whom|where))?|(?:what (?:is )?)?(?:borrowed|taken|imported) from (?:others|elsewhere|other \w+)|what {_WHO} (?:borrows?|imports?|takes? from (?:others|elsewhere|other \w+)|needs? from (?:others|elsewhere|other \w+))",
        ),
        (
            "fields",
            rf"(?:what )?{_WHO} (?:carr(?:y|ies)|holds?|keeps?|knows?|remembers?|contains?|stores?|has|consists? of|is made (?:up )?of)|what(?:'|’| i)s (?:in|inside)(?: it)?|(?:data|state) (?:that )?{_WHO} (?:carries|holds|keeps)|(?:is )?made (?:up )?of|consists of",
        ),
    )
)
_TYPES = Pattern(r"(?:domain |own |small |simple )?types")
_ARTICLE = Pattern(
    r"^(?:(?:and|then|plus|the|our|its|their|all|both|these|those|following|an?|some|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+)+(?=\S)",
    re.IGNORECASE,
)
_LEAD = Pattern(
    r"^(?:(?:then|next|first|finally|and|also|now)\s+)*(?:(?:there|here|these|those) (?:is|are)|(?:it|they|we|(?:the|this|each|every) [a-z]+) (?:raises?|emits?|publish(?:es)?|has|have|owns?|knows?|uses?|needs?)|come|comes)\s+",
    re.IGNORECASE,
)
"""What a sentence says in front of what it announces: `There are three enums`."""
_TAIL = Pattern(
    r"\s+(?:again|below|above|here|follow|that|which|it|we|you|they|raised|emitted|published|announced|used|needed|owned|required|declared|of|for|in|inside|within|by|from|with|on|to|at|are|is)\b.*$",
    re.IGNORECASE,
)
_ELSEWHERE = Pattern(
    r"\b(?:later|future|planned|deferred|out of scope|consum\w+|subscri\w+|listen\w*|inbound|incoming|react\w*|handled|received|foreign|no|not|none|without|nothing|initial|final|terminal|allowed|possible values|example\w*|open|next|queries|read)\b",
    re.IGNORECASE,
)
_SEPARATOR = r"\s*[:：;]\s+|\s+[—–-]\s+|,\s+"
_OWNER = Pattern(
    r"(?:^|\b(?i:of|on|for|each|every|an?|the|entity|root|aggregate|inside|in|owns|has),?\s+)(?:`|\*\*)(?P<name>[A-Z]\w*)(?:`|\*\*)"
)
_CLASS = Pattern(r"(?:`|\*\*)([A-Z]\w*)(?:`|\*\*)")
_IS_SOMETHING = Pattern(
    r"^(?:An?|Each|Every|The)\s+(?:`|\*\*)[A-Z]\w*(?:`|\*\*)\s+is\s+[^,;]*?(?=,|;|\s+and\s)"
)
"""What a sentence says first of the model that it opens with: `A **Line** is a record inside the order, and …`."""
_NAMES = Pattern(r"`[A-Z]\w*`|\b(?:[A-Z]+[a-z0-9]+){2,}\b|\w\s*[:：—–-]\s*[A-Z]\w*$")
"""What a heading has that is an item: `Enum: Grade`, `The OrderStatus enum`."""
_IS_PART = Pattern(r"\b(?:entity|each|every|an?\s+`)", re.IGNORECASE)
_IS_ROOT = Pattern(r"\b(?:aggregate|root)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opener:
    """What a line opens: a section or a part of a model, and the model that it names, if any."""

    key: str
    owner: str = ""
    role: str = ""


def opener(text: str) -> Opener | None:
    """What a heading, or a line above a list, says that follows."""
    text = english(text.strip().rstrip(":：.").strip())
    if about := _IS_SOMETHING.match(text):
        text = about[0]
    if len(text.split()) > 14 or _ELSEWHERE.search(plain(text)):
        return None
    owner = _OWNER.search(text)
    name = owner["name"] if owner and text.count("`") + text.count("**") == 2 else ""
    role = "aggregate root" if _IS_ROOT.search(text) else "entity" if _IS_PART.search(text) else ""
    key = next((key for piece in _pieces(text) if (key := _key(piece))), "")
    only = _CLASS.findall(text) if not (key or name) else []
    name = only[0] if len(only) == 1 else name
    return Opener(key, name, role if name else "") if key or name else None


def section_opened(text: str) -> str | None:
    """The section that a heading opens in words of its own, when it names no item."""
    if _NAMES.search(text):
        return None
    found = opener(text)
    told = found is not None and not found.owner and found.key not in PARTS
    return found.key if found and told else None


def _pieces(text: str) -> Iterator[str]:
    """The parts of a line that may say what it opens: the first, the last, and what is joined in them."""
    parts = split_top(re.sub(r"\s*\([^()]*\)", "", text), _SEPARATOR)
    for part in dict.fromkeys((parts[0], parts[-1])):
        words = " ".join(_ARTICLE.sub("", _LEAD.sub("", part.strip("*_ "))).split())
        yield words
        yield from (_ARTICLE.sub("", piece) for piece in split_top(words, r"\s+(?:and|&|\+)\s+"))


def _key(words: str) -> str | None:
    for key, asked in _ASKED:
        if asked.fullmatch(words):
            return key
    bare = _TAIL.sub("", words).casefold()
    for key, noun in (*_NOUNS, *_PART_NOUNS):
        if noun.fullmatch(bare):
            return key
    return "values" if _TYPES.fullmatch(bare) else None
