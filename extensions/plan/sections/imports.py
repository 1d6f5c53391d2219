"""Cross-Domain Dependencies: what one context takes from another, and why that is clean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .. import names
from ..draft import UNNAMED, ContextDraft, Draft
from ..entries import Detail, Entry, prose, unread
from ..labels import split_label
from ..languages import english
from ..model import Context, Import
from ..naming import is_class, is_name, snake
from ..patterns import Pattern
from ..text import ARROW, code_spans, cut, is_absent, plain, split_top
from ..told_imports import DEFINITE, Taken, told_imports

SECTION = "Cross-Domain Dependencies"
KERNEL = frozenset({"event", "shared"})
"""Packages that every context may use."""

_NO_TYPES = Pattern(r"(?:domains?|contexts?)?\s*[:：]?\s*(?:none|nothing)\.?", re.IGNORECASE)
"""What is taken from others where nothing is: `imports from other domains: none`."""
_NOBODY = frozenset(
    {"nothing", "nowhere", "nobody", "no", "none", "any", "other", "others", "another"}
)
"""Words that stand in the place of a context that is not there."""
_ALL = "*"
_EVERY = frozenset({"both", "all", "each", "every", "everyone", "everybody", "everything"})
_SAME = Pattern(
    r"^(?:(?:exactly\s+)?the same(?:\s+(?:\w+|as (?:above|before)))?|same(?: as above)?|ditto|as above|likewise)(?=$|[\s.,;(—])",
    re.IGNORECASE,
)
_NAME = r"`?(?P<{0}>[A-Za-z][\w.-]*)`?"
_FROM = Pattern(
    rf"^(?:(?:(?P<all>both|all|every context|all contexts)|{_NAME.format('importer')})\s+)?(?:imports?|depends on|uses|takes|needs)?\s*from\s+(?:the\s+)?(?:(?:shared|existing|common|external|our)\s+(?=`?[a-z]\w*`?(?:\s+(?:context|domain))?\s*$))?{_NAME.format('source')}(?:\s+(?:context|domain))?",
    re.IGNORECASE,
)
_ARROW = Pattern(
    rf"^{_NAME.format('importer')}\s*(?:→|->|=>|-->)\s*{_NAME.format('source')}\s*(?P<rest>.*)$",
    re.DOTALL,
)
_ARROW_BACK = Pattern(
    rf"^(?:(?P<all>both|all|every context|all contexts)|{_NAME.format('importer')})\s*(?:←|<-+|<=)\s*{_NAME.format('source')}\s*(?P<rest>.*)$",
    re.DOTALL | re.IGNORECASE,
)
_DEPENDS = Pattern(
    rf"^(?:{_NAME.format('importer')}\s+)?(?:depends on|imports|uses)\s+{_NAME.format('source')}(?:\s+(?:context|domain))?\s*(?=[:(—–]|$)",
    re.IGNORECASE,
)
_BACKWARDS = Pattern(
    rf"^(?:(?P<all>both|all)|{_NAME.format('importer')})\s*(?:<-|←|<=|⇐)\s*{_NAME.format('source')}$",
    re.IGNORECASE,
)
_USES = Pattern(
    rf"^(?:(?P<all>both|all(?: contexts)?|every context)|{_NAME.format('importer')})\s+(?:uses?|imports?|takes?|needs?|reads?)\s+"
    rf"(?P<types>`[A-Z]\w*`(?:(?:,\s*(?:and\s+)?|\s+and\s+)`[A-Z]\w*`)*)\s+(?:of|from)\s+{_NAME.format('source')}[.,;]?\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_STATEMENT = Pattern(
    r"^`?from\s+(?:src\.)?(?:app\.)?(?:domain\.)?(?P<source>[a-z]\w*)[\w.]*\s+import\s+\(?(?P<types>[A-Z]\w*(?:,\s*[A-Z]\w*)*)\)?`?\s*(?:[—–-]+\s+|[:;(]\s*)?(?P<rest>.*)$",
    re.DOTALL,
)
_UNSAFE = Pattern(r"\bfrom\s+`?(?P<source>[^\s`:]*(?:\.\.|~|\\)[^\s`:]*)`?")
_ON_TYPES = Pattern(r"\b(?:depends?|relies|rely) on `?[a-z]\w*`?(?: context)? \(")
_USED_BY = Pattern(r"`,? (?:used|needed|imported|taken) (?:by|in) `")
_OPENS_WITH_TYPE = Pattern(r"`[A-Z]|[A-Z][a-z0-9]+[A-Z]\w*")
_QUALIFIED = Pattern(r"`(?:app\.domain\.)?(?P<source>[a-z]\w*)\.(?:\w+\.)?(?P<type>[A-Z]\w*)`")
_BARE = Pattern(r"^`?(?P<source>[a-z][\w.-]*)`?$")
_BY = Pattern(
    r"\(\s*(?:imported\s+|used\s+)?(?:by|in|into)\s+`?(?P<importer>[a-z][\w-]*(?:`?(?:,\s*|\s+and\s+|\s*/\s*)`[a-z][\w-]*)*)`?[^()]*\)",
    re.IGNORECASE,
)
_FOR_ALL = Pattern(
    r"\s*\(\s*(?:(?:imported|used|needed)\s+)?(?:(?:by|in|into|for)\s+)?(?:both|all|every|each)(?:\s+of them)?(?:\s+(?:the\s+)?(?:contexts?|domains?|sides))?\s*\)",
    re.IGNORECASE,
)
_JOINT = Pattern(
    r"^(`?[a-z]\w*`?(?:,\s*`?[a-z]\w*`?)*,?\s+(?:and|&)\s+`?[a-z]\w*`?)\s+(?:both\s+)?(?=(?:imports?|uses?|takes?|needs?|depends?)\b)"
)
"""Several contexts that take the same: `` `loans` and `fines` import from `members` ``."""
_NO_IMPORT = Pattern(
    r"^(?:reacts?\s+to|subscribes?\s+to|consumes?|listens?|handles?|called\s+by|calls|publishes|emits|consumed\s+by|used\s+by|imported\s+by|no\s|none\b|nothing\b|nobody\b|not\b)",
    re.IGNORECASE,
)
_BECAUSE = r"\s+—\s+|\s+–\s+|\s+(?:because|since)\s+|;\s+|\.\s+(?=[A-Z])"
_ASIDE = Pattern(r"\([^()]*\)")
_FOREIGN_MODULE = Pattern(r"^(?:src/)?(?:app/)?(?:domain/)?(?P<name>[a-z][\w]*)(?:/.*)?$")


def read(entry: Entry, draft: Draft) -> None:
    """Take in one item."""
    if not entry.names and not entry.body:
        entry.details = [detail for detail in entry.details if not _told(detail, entry, draft)]
    if entry.names or not entry.body:
        _noted(entry, draft)
        return
    head = DEFINITE.sub("", re.sub(r"\*\*|__", "", entry.body).strip())
    if re.search(r"\bfrom\s+\[[^\]]*\]", head):
        return
    if _NO_IMPORT.match(head.lstrip("`")):
        _noted(entry, draft)
        return
    if (joint := _JOINT.match(head)) and len(by := _joint_importers(joint[1], draft)) > 1:
        for importer in by:
            read(replace(entry, body=f"`{importer}` {head[joint.end() :]}"), draft)
        return
    if labelled := _labelled(entry):
        _add(entry, labelled.get("importer", ""), labelled["from"], labelled["types"], draft)
        return
    if (qualified := _qualified(head)) or _source_of(entry):
        for source, types in qualified or ((_source_of(entry), ""),):
            _add(entry, "", source, types, draft)
        return
    found = None if _USED_BY.search(head) or _ON_TYPES.search(head) else _parsed(head)
    if found is None and (taken := _taken(head, draft)):
        for each in taken:
            _take(entry, each, draft)
        return
    if found is None and (unsafe := _UNSAFE.search(head)):
        names.context_name(draft.log, entry.line, unsafe["source"])
        return
    if found is None:
        draft.log.warning(entry.line, "PT501", "not recognised as an import; kept as a note")
        _noted(entry, draft)
        return
    importer, source, rest = found
    if ARROW.search(cut(head, r"\s*[:：]\s")[0]):
        importer, source = _directed(importer, source, draft)
    if (
        is_absent(source)
        or source.casefold().strip(".") in _NOBODY
        or _NO_TYPES.fullmatch(rest.strip())
    ):
        _noted(entry, draft)
        return
    _add(entry, importer, source, rest, draft)


def _joint_importers(text: str, draft: Draft) -> list[str]:
    """The contexts that a list names, none when it names anything else."""
    named = [plain(piece) for piece in split_top(text, r",\s*(?:and\s+)?|\s+(?:and|&)\s+") if piece]
    return named if all(name in draft.contexts for name in named) else []


def _told(detail: Detail, entry: Entry, draft: Draft) -> bool:
    """Take in a paragraph that tells of imports; False when it tells of none."""
    taken = _taken(detail.text, draft) if detail.prose and not detail.key else []
    for each in taken:
        _take(Entry(detail.line, entry.kind, entry.context, assumed=entry.assumed), each, draft)
    return bool(taken)


def _taken(text: str, draft: Draft) -> list[Taken]:
    return told_imports(text, {*draft.contexts, *draft.external, *KERNEL})


def _take(entry: Entry, taken: Taken, draft: Draft) -> None:
    named = ", ".join(f"`{name}`" for name in taken.types)
    rest = f"{named} — {taken.reason}" if taken.reason else named
    _add(entry, _by(taken.importer), taken.source, rest, draft)


def read_row(entry: Entry, draft: Draft) -> None:
    """Take in a table row: the source in the first column, types and reason in the others."""
    source = _ASIDE.sub("", plain(entry.names[0])).strip()
    each_name = split_top(plain(", ".join(entry.names)), r",\s*")
    spelled = ", ".join(f"`{name}`" for name in each_name)
    if qualified := _qualified(spelled):
        importer = plain(next((d.text for d in entry.find("importer")), ""))
        for each, types in qualified:
            _add(entry, importer, each, types, draft)
        return
    texts = {detail.key: detail.text for detail in entry.details}
    importer = _ASIDE.sub("", plain(texts.get("importer", ""))).strip()
    if arrow := _ARROW.match(entry.names[0]):
        importer, source = arrow["importer"], arrow["source"]
    elif arrow := _ARROW_BACK.match(entry.names[0]):
        importer, source = _ALL if arrow["all"] else arrow["importer"], arrow["source"]
    if arrow:
        importer, source = _directed(importer, source, draft)
    _add(entry, importer, source, texts.get("types", ""), draft)


def _directed(importer: str, source: str, draft: Draft) -> tuple[str, str]:
    """The ends of an arrow, turned where it shows which way the types go: only the plan's own contexts import."""
    own, other = snake(importer) in draft.contexts, snake(source) in draft.contexts
    return (
        (source, importer)
        if other and not own and is_name(snake(importer)) and importer not in _EVERY | {_ALL}
        else (importer, source)
    )


def _qualified(head: str) -> list[tuple[str, str]]:
    """The sources of types that a line spells with them, and what it says: `` `customs.SealNumber`: why``."""
    listed, _, reason = cut(head, r"\s*[:：]\s+|\s+[—–]\s+")
    pieces = split_top(listed, r",\s*(?:and\s+)?|\s+and\s+")
    found = [_QUALIFIED.fullmatch(piece) for piece in pieces]
    if not all(found):
        return []
    by_source: dict[str, list[str]] = {}
    for match in found:
        if match:
            by_source.setdefault(match["source"], []).append(f"`{match['type']}`")
    behind = f" — {reason}" if reason else ""
    return [(source, ", ".join(types) + behind) for source, types in by_source.items()]


def _labelled(entry: Entry) -> dict[str, str]:
    """What an item says label by label, in its line and below it; empty when it gives no source or no types."""
    own = split_label(entry.body, entry.kind)
    told = {detail.key: plain(detail.text) for detail in entry.details if detail.text}
    told |= {own[0]: own[1]} if own and own[1] else {}
    told["types"] = " ".join(d.text for d in entry.find("types")) or told.get("types", "")
    complete = own and is_name(snake(plain(told.get("from", "")))) and told["types"]
    return (
        {key: plain(text) if key != "types" else text for key, text in told.items()}
        if complete
        else {}
    )


def _source_of(entry: Entry) -> str:
    """The source that is all an item's line says, when the bullets below it say what is taken."""
    bare = _BARE.match(re.sub(r"\*\*|__", "", entry.body).strip(" :："))
    return bare["source"] if bare and next(entry.find("types"), None) else ""


def _parsed(head: str) -> tuple[str, str, str] | None:
    """The importer (if named), the source and the text behind them."""
    before, separator, rest = cut(head, r"\s*[:：]\s+|\s*[:：]$|\s+[—–]\s+")
    by = _BY.search(before) or _BY.search(head)
    if by and by["importer"] in ("both", "all"):
        _, source, rest = _parsed(_BY.sub("", head)) or ("", "", "")
        return (_ALL, source, rest) if source else None
    if aside := _FOR_ALL.search(head):
        _, source, rest = _parsed(f"{head[: aside.start()]}{head[aside.end() :]}") or ("", "", "")
        return (_ALL, source, rest) if source else None
    stem = _ASIDE.sub("", before if _FROM.match(before) else english(before)).strip()
    if found := _STATEMENT.match(head):
        named = ", ".join(f"`{name.strip()}`" for name in found["types"].split(","))
        return (
            _by(by["importer"]) if by else "",
            found["source"],
            f"{named} — {found['rest']}".rstrip(" —"),
        )
    if found := _USES.match(head):
        importer = _ALL if found["all"] else found["importer"]
        return importer, found["source"], f"{found['types']} — {found['rest']}".rstrip(" —")
    if found := _BACKWARDS.match(stem):
        return _ALL if found["all"] else found["importer"], found["source"], rest
    if (found := _FROM.match(stem)) and not _OPENS_WITH_TYPE.match(stem):
        behind = stem[found.end() :].strip()
        importer = _ALL if found["all"] else found["importer"] or ""
        return _by(by["importer"]) if by else importer, found["source"], f"{behind} {rest}".strip()
    if found := _ARROW_BACK.match(stem):
        importer = _ALL if found["all"] else found["importer"]
        return importer, found["source"], f"{found['rest']} {rest}".strip()
    found = _ARROW.match(stem)
    if found:
        importer, source = found["importer"], found["source"]
        if is_class(source):
            reason = f" — {rest}" if rest else ""
            return _by(by["importer"]) if by else "", importer, f"`{source}`{found['rest']}{reason}"
        dash = separator.strip().strip(":：")
        return importer, source, f"{found['rest']} {dash} {rest}".strip()
    types = re.match(
        r"^(?P<types>(?:`?[A-Z]\w*`?(?:,\s*|\s+and\s+|\s*/\s*)?)+)\s*from\s+`?(?P<source>[a-z][\w-]*)`?\s*(?P<rest>.*)$",
        stem,
    )
    if types:
        return (
            _by(by["importer"]) if by else "",
            types["source"],
            f"{', '.join(f'`{n}`' for n in re.findall(r'[A-Z][A-Za-z0-9_]*', types['types']))} — {types['rest']} {rest}",
        )
    if found := _DEPENDS.match(stem):
        return _by(by["importer"]) if by else found["importer"] or "", found["source"], rest
    bare = _BARE.match(stem)
    known = bare is not None and bare["source"] in KERNEL and is_class(plain(rest).rstrip("."))
    if bare and separator and (known or re.search(r"`[A-Z]\w*`|\b[A-Z]\w+Id\b", rest)):
        return _by(by["importer"]) if by else "", bare["source"], rest
    return None


def _by(importer: str) -> str:
    """The importer that parentheses name: `(by both)` is every context."""
    return _ALL if importer.casefold() in _EVERY else importer


def _add(entry: Entry, importer: str, source: str, rest: str, draft: Draft) -> None:
    module = _FOREIGN_MODULE.match(source)
    source = snake(module["name"] if module else source)
    types_text, dash, reason = cut(rest, _BECAUSE)
    types = _types(types_text if code_spans(rest) else _ASIDE.sub("", types_text))
    types = types or _types(types_text)
    types = types or _types(", ".join(detail.text for detail in entry.find("types")))
    if not types and _SAME.match(types_text):
        types, types_text = _taken_before(source, draft), ""
    if (types_text and is_absent(types_text)) or types_text.casefold().startswith("nothing"):
        _noted(entry, draft)
        return
    name = source if source in KERNEL else names.context_name(draft.log, entry.line, source)
    if name is None:
        return
    if not types:
        nested = [d for d in entry.find("") if _types(cut(d.text, r"\s*[:：]|\s+[—–]\s")[0])]
        types = tuple(t for d in nested for t in _types(cut(d.text, r"\s*[:：]|\s+[—–]\s")[0]))
    given = " ".join(detail.text for detail in entry.find("justification") if detail.text)
    justification = " ".join((given or (reason if dash else "")).split())
    _remark(entry, name, types, justification, draft)
    for context in _importers(entry, importer, draft) or _users(entry, name, types, draft):
        if importer == _ALL and context.name == name:
            continue
        if any(known.from_ == name and {*types} <= {*known.types} for known in context.imports):
            continue  # said before
        imported = Import(line=entry.line, from_=name, types=types, justification=justification)
        context.imports.append(imported)
    if types_text and not types:
        draft.note(entry.line, SECTION, name, types_text)
    if dash and given:
        draft.note(entry.line, SECTION, name, reason)
    kept = ("justification", "types", "importer", "from")
    unread(draft, SECTION, name, [detail for detail in entry.details if detail.key not in kept])
    for detail in entry.find("justification"):
        for block in detail.blocks:
            for line, text in prose(block):
                draft.note(line, SECTION, name, text)


def _taken_before(source: str, draft: Draft) -> tuple[str, ...]:
    """What the import said before this one takes from the same source."""
    taken = (
        imported
        for context in draft.contexts.values()
        for imported in context.imports
        if imported.from_ == source
    )
    return max(taken, key=lambda imported: imported.line, default=Import(from_=source)).types


def _remark(
    entry: Entry, name: str, types: tuple[str, ...], justification: str, draft: Draft
) -> None:
    """An import says what it takes and why; the kernel is everybody's."""
    if not types:
        draft.log.warning(entry.line, "PT550", f"the import from '{name}' names no types")
    if not justification and name not in KERNEL:
        draft.log.warning(entry.line, "PT551", f"the import from '{name}' has no Justification")


def _importers(entry: Entry, importer: str, draft: Draft) -> list[ContextDraft]:
    """The contexts that are named, or all when the plan says so."""
    if importer == _ALL:
        return [context for context in draft.contexts.values() if context.name != UNNAMED]
    listed = split_top(importer.replace("`", ""), r",\s*|\s+and\s+|\s*/\s*")
    spelled = [snake(plain(piece)) for piece in listed]
    return [draft.contexts[name] for name in spelled if is_name(name) and name in draft.contexts]


def _users(entry: Entry, source: str, types: Sequence[str], draft: Draft) -> list[ContextDraft]:
    """The contexts that speak of what is imported, where the plan does not say which imports it."""
    speaking = [
        context
        for name, context in draft.contexts.items()
        if name != source and not draft.mentions.get(name, frozenset()).isdisjoint(types)
    ]
    others = [context for name, context in draft.contexts.items() if name not in (source, UNNAMED)]
    if (
        entry.assumed and entry.context.name == source and len(others) == 1
    ):  # nobody imports from itself
        speaking = speaking or others
    return speaking if entry.assumed and speaking else [entry.context]


def _types(text: str) -> tuple[str, ...]:
    """The types in code font, else bare class names."""
    coded = [
        word.rpartition(".")[2]
        for span in code_spans(text)
        for word in split_top(span, r",\s*|\s*\|\s*")
    ]
    coded = [word for word in coded if is_class(word)]
    if not coded:
        bare = re.findall(r"\b[A-Z][A-Za-z0-9]*\b", text)
        coded = [
            word
            for word in bare
            if is_class(word) and (re.search(r"[a-z][A-Z]", word) or word.endswith("Id"))
        ]
        listed, _, _ = cut(text, r"\s*\(|\s+for\s|\.\s")
        pieces = [plain(piece) for piece in split_top(listed, r",\s*|\s+and\s+")]
        classes = [piece for piece in pieces if is_class(piece)]
        coded = classes if len(classes) == len(pieces) or not coded else coded
    return tuple(dict.fromkeys(coded))


def _noted(entry: Entry, draft: Draft) -> None:
    text = entry.body or " ".join(entry.names)
    if not is_absent(text):
        draft.note(entry.line, SECTION, "", text)
    unread(draft, SECTION, "", entry.details)


def write(context: Context) -> Iterator[tuple[str, list[str]]]:
    """Each import's source and its canonical lines."""
    for imported in context.imports:
        types = ", ".join(f"`{name}`" for name in imported.types)
        lines = [f"- **Imports from {imported.from_}**: {types}".rstrip()]
        if imported.justification:
            lines.append(f"  - Justification: {imported.justification}")
        yield imported.from_, lines
