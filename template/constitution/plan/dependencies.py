"""Which contexts a plan allows to import which others: its Cross-Domain Dependencies."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from constitution.code.project import KERNEL
from constitution.plan.markdown import Line, is_placeholder, lines, title

# patterns, as text: `re` compiles each when it is first asked for, and most plans need few
_SECTION = r"^cross[- ](domain|context)\b"
_NAME = r"[`*\"']*(?P<{}>[a-z_][a-z0-9_]*)[`*\"']*"
_FROM = (
    rf"(?i)^(?:\**(?:(?P<both>both|all)|{_NAME.format('importer')})\**\s+)??"
    rf"\**\s*(?:imports?\s+)?from\s+\**{_NAME.format('source')}"
)
_ARROW = rf"^{_NAME.format('source')}\s*(?:→|->|⇒|=>)\s*(?![`]*[a-z_])"
_TOWARDS = (
    rf"^{_NAME.format('importer')}\s*(?:→|->|⇒|=>)\s*{_NAME.format('source')}"
    rf"|^{_NAME.format('user')}\s*(?:←|<-|⇐|<=)\s*{_NAME.format('used')}"
)
_WORD = r"[a-z_][a-z0-9_]*"
_PAIR = (
    rf"^(?P<importers>[`*]*{_WORD}[`*]*(?:,\s*[`*]*{_WORD}[`*]*)*)"
    rf" \| [`*]*(?P<source>{_WORD})[`*]*$"
)
_ROW = (
    rf"^[`*]*(?P<source>{_WORD})[`*]* \| [`*]*[A-Z]\w*"
    rf"|^[`*]*[A-Z]\w*[^|]* \| [`*]*(?P<of>{_WORD})[`*]*$"
)
_BY = r"(?i)\(by\s+`?([a-z_][a-z0-9_]*)`?\)"
_EVERY = frozenset({"both", "all", "each", "every"})
_OTHERS = frozenset({"other", "others", "another", "no", "nobody", "none", "nothing", "elsewhere"})
_NO_IMPORT = r"(?i)^\W*(?:no|none|nothing|nobody|no-one)\b"
_DENIAL = (
    r"(?i)\b(?:no|not|never|none|nothing|nobody|neither|nor|cannot|kein\w*|nicht|nie)\b|n['’]t\b"
)
_CLAUSE = r"[.;](?=\s|$)|\s[-–—]\s|:\s"
_PASSIVE = r"\bby\b"
_NOTHING = r"(?i):?\**\s*:?\s*(nothing|none|nada|n/a)\b"
_TREE = r"^(?P<indent>[\s│|├└─\-`]*)(?P<path>[a-z_][a-z0-9_]*(?:/[a-z_][a-z0-9_]*)*)/"
_IMPORT = r"^\s*from (?:src\.)?(?:app\.)?domain\.(?P<source>[a-z_][a-z0-9_]*)[\w.]* import\b"
_TYPES = r"(?i)^[*`]*(?:types|concepts|what)[*`]*\s*:"
_KEYS = ("justification", "because", "why", "note", "reason")


class Dependency(NamedTuple):
    """One declared direction. `importers` is empty where the plan does not say who imports.

    What is only `mentioned`, in a sentence of the plan's own, allows an import and asks for none.
    """

    path: str
    line: int
    source: str
    importers: frozenset[str]
    mentioned: bool = False

    def allows(self, importer: str, source: str) -> bool:
        return source == self.source and (not self.importers or importer in self.importers)


def dependencies(text: str, path: str) -> Iterator[Dependency]:
    """The dependencies that a plan declares; the kernel needs none."""
    read = list(lines(text))
    own = _contexts(read)
    inside, level = False, 0
    group: str = ""
    for line in read:
        if line.kind == "heading":
            heading = title(line.text)
            if re.match(_SECTION, heading):
                inside, level, group = True, line.level, ""
            elif inside and line.level > level:
                group = heading.removesuffix(" context")
            else:
                inside = False
            continue
        if inside and line.kind == "code" and (code := re.match(_IMPORT, line.text)):
            if code["source"] not in KERNEL:
                yield Dependency(path, line.number, code["source"], frozenset({group} & own) or own)
        if not inside or line.kind not in ("bullet", "row", "text"):
            continue
        if re.match(_TYPES, line.text) and re.fullmatch(_WORD, group) and group not in KERNEL | own:
            yield Dependency(path, line.number, group, own)
        elif found := _declared(line, path, group, own):
            yield found
        elif line.kind != "row" and not _is_silent(line):
            yield from _mentioned(line, path, frozenset({group} & own) or own)


def _declared(line: Line, path: str, group: str, own: frozenset[str]) -> Dependency | None:
    if line.kind == "row" and (found := re.match(_PAIR, " | ".join(line.cells[:2]))):
        named = frozenset(re.findall(_WORD, found["importers"]))
        if named & own:
            pair = Dependency(path, line.number, found["source"], named - KERNEL)
            return pair if pair.source not in KERNEL else None
    text = line.cells[0] if line.kind == "row" else line.text
    if _is_silent(line):
        return None
    if line.kind == "row" and (found := re.match(_ROW, " | ".join(line.cells[:2]))):
        source = found["source"] or found["of"]
        if source not in KERNEL | own:
            return Dependency(path, line.number, source, frozenset({group} - {""}) or own)
    plain = text.replace("*", "")
    found = re.match(_FROM, plain)
    if line.kind != "text":
        found = found or re.match(_TOWARDS, plain) or re.match(_ARROW, plain)
    if not found or "[" in found[0]:
        return None
    names = found.groupdict()
    source = (names["source"] or names["used"]).lower()
    importer = names.get("importer") or names.get("user") or ""
    if line.kind == "text" and importer[:1].isupper():  # a type that a sentence takes from there
        return None
    importer = importer.lower()
    if by := re.search(_BY, plain):
        importer = by[1].lower()
    if importer in _EVERY:
        importer, group = "", ""
    after = plain[found.end() :]
    after = re.sub(r"^\s*\((?!by)[^)]*\)", "", after)
    if source in KERNEL | _OTHERS or re.match(_NOTHING, after):
        return None
    importer = "" if importer in ("imports", "import") else importer
    importers = frozenset({importer or group} - {""}) or own
    return Dependency(path, line.number, source, importers - {source} or importers)


def _is_silent(line: Line) -> bool:
    """Whether a line declares nothing: an empty slot, a denial, or the reason of another line."""
    text = line.cells[0] if line.kind == "row" else line.text
    bare = re.sub(r"[*`]", "", text).strip().lower()
    return (
        is_placeholder(text)
        or re.match(_NO_IMPORT, text) is not None
        or bare.startswith(_KEYS)
        or (line.kind == "text" and bool(line.level))
    )


def _mentioned(line: Line, path: str, own: frozenset[str]) -> Iterator[Dependency]:
    """What a sentence of the plan's own may declare: its first clause says who uses what of whom."""
    clause = re.split(_CLAUSE, re.sub(r"[*`]", "", line.text), maxsplit=1)[0]
    if re.search(_DENIAL, clause) or (line.kind == "bullet" and line.level):
        return
    words = list(dict.fromkeys(re.findall(_WORD, clause)))
    involved = [word for word in words if word in own]
    if re.search(_PASSIVE, clause):
        involved.reverse()
    importers = frozenset(involved[:1]) or own
    for source in words:
        if source not in KERNEL | importers:
            yield Dependency(path, line.number, source, importers, mentioned=True)


def _contexts(read: list[Line]) -> frozenset[str]:
    """The contexts that a plan is about: those its source tree draws below `domain/`."""
    found: set[str] = set()
    depth = below = -1
    for line in read:
        if line.kind != "code" or not (branch := re.match(_TREE, line.text)):
            continue
        indent, path = len(branch["indent"]), branch["path"].split("/")
        if "domain" in path:
            depth, below = indent if path[-1] == "domain" else -1, -1
            if not _is_someone_elses(line.text):
                found.update(path[path.index("domain") + 1 :][:1])
        elif 0 <= depth < indent:
            below = indent if below < 0 else below
            if indent == below and not _is_someone_elses(line.text):
                found.add(path[0])
        else:
            depth = -1
    return frozenset(found - KERNEL)


def _is_someone_elses(text: str) -> bool:
    comment = text.partition("#")[2].lower()
    return any(word in comment for word in ("existing", "unchanged", "read-only", "imported"))
