"""The outline of a plan: which of its headings open which section of the grammar."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from .diagnostics import Log
from .files_named import file_behind
from .languages import english
from .markdown import Block, Document, Heading, Paragraph
from .openers import section_opened
from .patterns import Pattern
from .text import plain

DESIGN_KINDS = (
    "values",
    "enums",
    "outcomes",
    "aggregates",
    "entities",
    "commands",
    "events",
    "repositories",
    "imports",
)
"""The sections of the domain design, in the order of the canonical plan."""

_TITLES = {
    "summary": "summary|overview",
    "technical": "technical context",
    "constitution": "constitution check|constitutional check|constitution|constitution compliance|constitution gates",
    "structure": "project structure|structure|code structure|project layout|source layout|code layout",
    "complexity": "complexity tracking",
    "design": "domain design|domain model|domain",
    "documentation": "documentation",
    "source": "source code",
    "values": "value objects|value object|values|value types",
    "enums": "smart enums|smart enum|enums|enum|enumeration|enumerations|state machines|enums and state machines",
    "aggregates": "aggregates|aggregates at a glance|aggregate roots|aggregates and entities|entities and aggregates|aggregate",
    "entities": "entities|frozen models|frozen models with rules|domain models|models|entities and frozen models|"
    "other models|read models",
    "outcomes": "outcomes|results|outcome unions|command outcomes|discriminated outcomes|outcome types|result types|"
    "discriminated unions|business outcomes|discriminated outcome unions",
    "commands": "operations|domain operations|use cases|commands|behaviour|behavior|behaviours|behaviors|commands and outcomes|command handlers",
    "events": "domain events|events|domain event|event",
    "repositories": "repository requirements|repositories|repository|repository protocols|persistence|storage|storage ports",
    "imports": "dependencies|domain dependencies|cross-domain dependencies|cross-domain imports|cross-domain dependencies and imports|"
    "cross-domain dependencies/imports|cross-context dependencies|cross-context imports|cross domain dependencies|"
    "cross domain imports|cross-domain composition|imports",
}
TITLES = {title: key for key, titles in _TITLES.items() for title in titles.split("|")}

CANONICAL = {
    "summary": "Summary",
    "technical": "Technical Context",
    "constitution": "Constitution Check",
    "structure": "Project Structure",
    "complexity": "Complexity Tracking",
    "design": "Domain Design",
    "documentation": "Documentation",
    "source": "Source Code",
    "values": "Value Objects",
    "enums": "Smart Enums",
    "aggregates": "Aggregates",
    "entities": "Entities",
    "outcomes": "Outcomes",
    "commands": "Commands",
    "events": "Domain Events",
    "repositories": "Repository Requirements",
    "imports": "Cross-Domain Dependencies",
}

_PHRASES = (
    ("values", r"\bvalue (?:objects?|types?)\b|\b(?:domain )?vocabulary\b|\btyped primitives\b"),
    ("enums", r"\b(?:smart )?enums?\b|\bstate machines?\b"),
    (
        "commands",
        r"^(?!.*\b(?:aggregates?|entit|models?\b))(?!.*\brepositor)(?!.*\bevents\b).*\b(?:behaviou?rs?|commands|use cases)\b",
    ),
    ("outcomes", r"^(?!.*\baggregates?\b.*\boutcomes?\b).*\boutcomes?\b"),
    ("aggregates", r"\baggregates?\b"),
    ("events", r"\b(?:domain )?events\b"),
    ("repositories", r"\brepositor(?:y|ies)\b"),
    (
        "imports",
        r"\bcross[- ](?:domain|context)\b|\b(?:dependencies|depends) on (?:the )?other (?:domains|contexts)\b",
    ),
    ("entities", r"\bentit(?:y|ies)\b|\bfrozen models\b"),
    ("technical", r"\btechnical (?:context|stack)\b"),
    ("design", r"\bdomain (?:design|model)\b"),
)
_NUMBERING = Pattern(
    r"^(?:\d+(?:\.\d+)*[.)]?|[A-Z][.)]|(?:Part|Section|Chapter)\s+(?:[IVX]+|\d+|[A-Z])\s*[.:)—–-])\s+"
)
_DECORATION = Pattern(r"^[^\w`(\[{*]+|[\s:#]+$")
_HINT = Pattern(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_OWN = Pattern(r"^(?:the|our|its|their|all)\s+(?=\w)", re.IGNORECASE)
_SUFFIX = Pattern(
    r"\s*(?:[:：·]|\s[—–-]\s|\b(?:for|in|from|of|inside|within)\b)\s*(?:the\s+)?(?P<name>`?[\w-]+`?)(?:\s+(?:[Cc]ontext|[Dd]omain))?\s*$"
)
_TITLE_ASIDE = Pattern(r"^(?!\w+\s*\([a-z]+\))[^`()]+\((?P<title>[a-zA-Z ,]+)\)\s*$")
"""A title with what it is called in the grammar behind it: `What we record (domain events)`."""
_ITEM = Pattern(
    r"^(?i:aggregate(?: root)?|entity|value object|smart enum|enum|state machine|(?:domain )?event|repository|outcome)"
    r"\s*(?:[:：]|\s[—–-]\s|\s)\s*(?:[A-Z]+[a-z0-9]+){2,}(?![\w-])|"
    r"^(?i:aggregate(?: root)?|entity)\s*[:：]\s*[A-Z][a-z]+(?=$|\s*\()|"
    r"^(?:[Tt]he\s+)?(?!(?:Domain|Main|Root|Core|Key|Each|One|Single)\b)[A-Z]\w*\s+(?:aggregate(?: root)?|entity|value object|(?:smart )?enum|state machine)$",
)
"""A heading that is one item of a section, such as ``Aggregate: `Order` ``."""
_CODED_ITEM = Pattern(
    r"^(?:the\s+)?(?:aggregate(?: root)?|entity|value object|smart enum|enum|state machine|(?:domain )?event|repository|outcome)\s+`[A-Z]\w*`\s*(?:\([^()]*\)\s*)?$",
    re.IGNORECASE,
)
_BOLD_LINE = Pattern(r"^(?:\*\*|__)(?P<title>[^*_`]+?)(?:\*\*|__)\s*(?:\([^()]*\))?\s*:?\s*$")

HEADER = "header"
FOREIGN = "foreign"
GROUP = "group"
_RUN_IN = frozenset({"outcomes", "entities", "commands"})
"""Sections that also stand, by the same title, within another one."""
_MAY_HOLD_BOLD = frozenset({*DESIGN_KINDS, "design", GROUP, "structure", "source", "documentation"})


@dataclass(slots=True)
class Section:
    """A stretch of the plan under one heading; `suffix` is the context that the heading names, if any."""

    key: str
    line: int
    level: float
    title: str = ""
    suffix: str = ""
    blocks: list[Block] = field(default_factory=list)
    end: int = 0

    @property
    def name(self) -> str:
        """What the blank plan calls this section."""
        return CANONICAL.get(self.key, self.title)


def outline(document: Document, log: Log) -> list[Section]:
    """The plan's sections in order; a sub-heading of a section opens a further stretch of the same section."""
    last = len(document.source.lines)
    sections = [Section(HEADER, 1, 0.5)]
    stack: list[Section] = []
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    for block in document.blocks:
        opened = _opened(block, stack, headings, log)
        if opened is None:
            sections[-1].blocks.append(block)
            continue
        sections[-1].end = opened.line - 1
        sections.append(opened)
    sections[-1].end = last
    return sections


def _opened(
    block: Block, stack: list[Section], headings: list[Heading], log: Log
) -> Section | None:
    if isinstance(block, Paragraph) and not block.quoted:
        return _bold_section(block, stack)
    if not isinstance(block, Heading) or (
        block is headings[0] and block.level == 1 and not _exact(block.text)
    ):
        return None
    while stack and stack[-1].level >= block.level:
        stack.pop()
    inside = stack[-1] if stack else None
    if inside and inside.key == FOREIGN:
        return None
    key, suffix = _exact(block.text) or ("", "")
    if not key and inside and inside.key in ("design", GROUP, *DESIGN_KINDS):
        key = section_opened(block.text) or ""
    if key:
        section = Section(key, block.line, block.level, block.text, suffix)
    elif (
        inside
        and inside.key != "design"
        and (inside.key != GROUP or not _phrase(block.text))
        and not _is_item_of_another(block.text, inside)
    ):
        section = Section(inside.key, block.line, block.level, block.text, inside.suffix, [block])
    else:
        section = _unknown(block, inside, headings, log)
    stack.append(section)
    return section


def _bold_section(block: Paragraph, stack: list[Section]) -> Section | None:
    """A bold line of its own that is called like a section of the design opens it."""
    found = _BOLD_LINE.match(block.text)
    title = _title(found["title"]) if found else ""
    key = TITLES.get(title)
    if key not in DESIGN_KINDS or (stack and stack[-1].key not in _MAY_HOLD_BOLD):
        return None
    under = next((s for s in reversed(stack) if s.key in ("design", GROUP)), None)
    inside = stack[-1] if stack and stack[-1].key in DESIGN_KINDS else None
    if inside and (key in _RUN_IN or title != CANONICAL[key].casefold()):
        return None
    level = under.level + 1 if under else 3
    while stack and stack[-1].level >= level:
        stack.pop()
    section = Section(key, block.line, level, block.text)
    stack.append(section)
    return section


def _unknown(block: Heading, inside: Section | None, headings: list[Heading], log: Log) -> Section:
    line, level, text = block.line, block.level, block.text
    meant = _phrase(text) or _similar(text)
    item = _is_item(text)
    named = (
        item and inside and (inside.key in ("design", GROUP) or _is_item_of_another(text, inside))
    )
    first = level <= 3 or inside is None or inside.key == "design"
    if meant and (first or named):
        if item:  # the section is the item
            return Section(meant, line, level, text, inside.suffix if inside else "", [block])
        log.warning(line, "PT602", f"section '{plain(text)}' read as {CANONICAL[meant]}")
        return Section(meant, line, level, text, suffix_of(text))
    if inside is not None:
        return Section(GROUP, line, level, text)
    if level == 2 and any(_opens_design(other) for other in _below(block, headings)):
        log.warning(line, "PT602", f"section '{plain(text)}' read as {CANONICAL['design']}")
        return Section("design", line, level, text, suffix_of(text))
    if level > 2:
        return Section(GROUP, line, level, text)
    log.warning(line, "PT601", f"section '{plain(text)}' is not part of a plan; kept verbatim")
    return Section(FOREIGN, line, 2, text)


def _is_item_of_another(text: str, inside: Section) -> bool:
    """A heading below a model's that is an item of another section: ``Repository: `OrderStore` ``."""
    kind = _phrase(text) if _is_item(text) else None
    return kind in ("values", "enums", "events", "repositories", "outcomes") and inside.key in (
        "aggregates",
        "entities",
        GROUP,
    )


def _is_item(text: str) -> bool:
    """Whether a heading is one item of a section: `The Order aggregate`, ``Aggregate `Order` ``."""
    text = file_behind(_undecorated(text))[0]
    return bool(_CODED_ITEM.match(text) or _ITEM.match(_undecorated(plain(text))))


def _opens_design(heading: Heading) -> bool:
    found = _exact(heading.text)
    return found is not None and found[0] in DESIGN_KINDS


def _below(block: Heading, headings: list[Heading]) -> Iterator[Heading]:
    at = next(index for index, other in enumerate(headings) if other is block)
    for other in headings[at + 1 :]:
        if other.level <= block.level:
            return
        yield other


def _exact(text: str) -> tuple[str, str] | None:
    title = _title(text)
    if re.fullmatch(r"`[^`]*`", text.strip()):  # the name of a context, whatever it is called
        return None
    if _is_item(text):
        return None
    if title in TITLES:
        return TITLES[title], suffix_of(text)
    without = _SUFFIX.sub("", _undecorated(text))
    title = _title(without)
    if title in TITLES:
        return TITLES[title], suffix_of(text)
    meant = _TITLE_ASIDE.search(_undecorated(text))
    title = _title(meant["title"]) if meant else ""
    return (TITLES[title], "") if title in TITLES and TITLES[title] in DESIGN_KINDS else None


def suffix_of(text: str) -> str:
    """The context that a heading such as `Value Objects: claim` or ``Domain Design (`claim`)`` names, as written."""
    text = _undecorated(text)
    hint = re.search(r"[(\[]([^()\[\]]*)[)\]]\s*$", text)
    if hint:
        return hint[1].strip()
    found = _SUFFIX.search(text)
    return found["name"] if found else ""


def _undecorated(text: str) -> str:
    return _NUMBERING.sub("", _DECORATION.sub("", text.strip().strip("*_ ")))


def _title(text: str) -> str:
    """A heading as it is looked up: without marks, emoji, numbering, hints and ends."""
    text = _undecorated(plain(_undecorated(text)))
    text = _OWN.sub("", _HINT.sub("", text))
    text = re.sub(r"\s*(?:&|\+)\s*", " and ", text)
    title = " ".join(_DECORATION.sub("", text).casefold().split())
    return title if title in TITLES else english(title)


def _phrase(text: str) -> str | None:
    title = _title(text)
    return next((key for key, phrase in _PHRASES if re.search(phrase, title)), None)


def _similar(text: str) -> str | None:
    title = _title(text)
    found = get_close_matches(title, TITLES, n=1, cutoff=0.8) if len(title) <= 60 else []
    return TITLES[found[0]] if found else None
