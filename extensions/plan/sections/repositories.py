"""Repository Requirements: which storage keeps what, and what is asked of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from ..asked_outcomes import asked_outcomes
from ..commands import declare, read_variants
from ..datatypes import is_union
from ..diagnostics import did_you_mean
from ..draft import Draft
from ..entries import Detail, Entry, details_of, prose, unread
from ..labels import bold, key_of
from ..languages import english
from ..markdown import Item, Table
from ..model import Context, Operation, Outcome, Repository, Storage
from ..naming import is_class, is_keyword, is_name, plural, snake
from ..patterns import Pattern
from ..storages import LABELS, TYPES, VOCABULARY, kind, mentioned
from ..text import code_spans, cut, is_absent, parenthesis, plain, split_top
from ..told_items import told_repositories

SECTION = "Repository Requirements"
OPTIONS = {
    "ttl": "TTL",
    "dimensions": "Dimensions",
    "distance": "Distance",
    "bucket": "Bucket",
    "max_size": "Max size",
    "relationships": "Relationships",
    "subject": "Subject",
    "collection": "Collection",
    "indexes": "Indexes",
    "pagination": "Pagination",
}
"""What a repository may be given besides operations, in the grammar's spelling."""

_ALIASES = {
    **dict.fromkeys(("create", "update", "create_or_update", "add", "put", "persist"), "save"),
    "remove": "delete",
    **dict.fromkeys(("fetch", "find", "get_by_id", "find_by_id", "load", "read"), "get"),
    "upload": "store",
    "download": "retrieve",
}
_CRUD = ("get", "save", "delete", "list")
_QUERY_ALIAS = Pattern(r"^(?:find|list|search|fetch|query_all|find_all|select)_by_(?P<rest>\w+)$")
_LED = Pattern(
    r"(?:^|(?<=[;,.]\s))(?:for|on|about) (?:the |an? )?(?P<noun>[\w ]{1,40}?)(?:,|:)?\s+(?:we |it )?(?:(?:also )?(?:need|want|use|ask for)s?:?\s+)?"
    r"(?P<asked>(?:get|save|set|list|delete|count|exists|publish|search|upsert|store|retrieve|link|(?:get|query|find|list|count)_by_\w+)\b(?=\s*(?:,|and\b|$)))",
    re.IGNORECASE,
)
"""What a sentence says in front of the operations: `for boxes we need get, save`."""
_ONLY_CARRIES = Pattern(
    r"\b(?:events?|messages?|transport|delivery)\b[^.;,]{0,20}\bonly\b|\bonly\b[^.;,]{0,30}\b(?:events?|messages?|transport|delivery)\b",
    re.IGNORECASE,
)
"""What keeps nothing: `NATS: events only`."""
_DROPPED = Pattern(r"^(?:etc\.?|and so on|…|\.\.\.|query_by_X)$")
_DASHED = Pattern(
    r"^(?:in\s+`?[a-z_]+`?,\s*)?(?P<storage>`?\w+`?)\s*(?:\s[—–-]\s|[:;|])\s*(?P<operations>`?[a-z_]\w*.*)$",
    re.DOTALL,
)
"""What it is kept in, and behind a dash what it can be asked."""
_NAMED = Pattern(
    r"[A-Z]\w*(?:Repository|Repo|Store|Cache|Index|Gateway|Outbox|Publisher|Stream|Graph|Archive|Queue|Bus|Log|Feed|Bucket|Storage)$"
)
_FOR = Pattern(r"\b(?:for|of)\s+`?(?P<name>[A-Z]\w*)`?")
_KEEPS = Pattern(
    r"^(?i:for|of|stores|keeps|persists|holds|serves)\s+(?:the\s+)?`?(?P<name>[A-Z]\w*)`?"
)
_OPTION = Pattern(
    rf"(?P<key>{'|'.join(OPTIONS.values())})\b\s*[:=]?\s+(?P<value>[`\"]?[\w.-]+[`\"]?(?: [a-z]+)?)\.?",
    re.IGNORECASE,
)
_SAYING = frozenset(
    [
        "is",
        "are",
        "was",
        "must",
        "should",
        "uses",
        "use",
        "used",
        "returns",
        "return",
        "a",
        "an",
        "the",
        "only",
        "when",
        "always",
        "never",
        "not",
        "needs",
        "has",
        "have",
        "will",
        "can",
        "may",
        "it",
        "we",
        "once",
        "if",
    ]
)
"""Words of a remark, which no operation has in it."""
_LARGEST = Pattern(
    r"(?:max(?:imum)?\.?|up to|at most)\s+(?P<size>\d+\s?[KMGT]i?B)(?:\s+(?:each|per \w+))?\.?",
    re.IGNORECASE,
)
_TTL_BEHIND = Pattern(r"^(?P<time>\d+\s?[a-z]+)\s+TTL$", re.IGNORECASE)
_VERBS = frozenset(verb for known in VOCABULARY.values() for verb in known)
_ASKED = Pattern(r"[a-z_]\w*\(.*\)(?:\s*(?:->|→)\s*[\w\[\], |.]+)?")
_OPENS_WITH_CALL = Pattern(
    r"^(?P<call>`[a-z_]\w*\([^`]*`)\s*(?:[.,;:—–]|-(?=\s))?\s*(?P<remark>.*)$|^(?P<name>`[a-z_]\w*`)$",
    re.DOTALL,
)
"""A bullet that opens with a call, whatever it says of it: `` `save(unit)`, which writes a new version``."""
_ALL_KEPT = Pattern(
    r"^(?:all|every|each|both|the)\b(?:\s+(?:of|the|two|three|four|these))*\s+(?:(?:repositor(?:y|ies)|stores?|ports?)\b|(?-i:SQL)\b)",
    re.IGNORECASE,
)
"""A sentence about what all repositories are kept in."""
_CALLED_IN_CODE = Pattern(
    r"^(?P<words>[^`]+?)\s*(?:\(|[:：—–-]\s*)(?P<call>`[a-z_]\w*(?:\([^`]*\))?`)\)?$"
)
"""What is asked, in words, and in parentheses what it is called: `save a tree (`save`)`."""
_AIM = Pattern(r"^\w+ (?:for|of|in|on|from|to|all|the|an?)\b")
_OF_MANY = Pattern(r"\w+ [a-z]{3,}s")
"""A verb and what it is done to: `delete attachments`."""
_STANDARD_INSTRUMENTATION = Pattern(r"logfire", re.IGNORECASE)
_REMARKED = Pattern(
    r"(?P<call>`?(?P<name>[a-z_]\w*)\([^()]*\)`?)\s*(?:->|→|=>)\s*(?P<said>(?!(?:None|list|tuple|set|frozenset|dict|int|str|bool|bytes|float)\b)[a-z].*)",
    re.DOTALL,
)
_KEPT_BY = Pattern(
    r"^(?:(?:is\s+)?(?:backed|served|provided)\s+by|(?:is\s+)?(?:stored|kept|lives?|held|persisted|implemented)\s+(?:in|on|with)|in|on|uses?|over)\s+(?:the\s+)?(?P<kept>(?P<storage>\w+)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NO_WAY_IN = Pattern(r"\s*(?:→|->|=>)\s*")


@dataclass(slots=True)
class _Open:
    """A repository while its bullets are read."""

    line: int
    storage: Storage
    name: str | None = None
    aggregate: str | None = None
    operations: list[Operation] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)


class Reader:
    """Reads the items in order; `ticked` is what the storage list selects, None when there is no such list."""

    def __init__(self, draft: Draft, ticked: tuple[Storage, ...] | None) -> None:
        self._draft, self._ticked = draft, ticked
        self._options: list[tuple[str, str]] = []
        self._shared: dict[str, Storage] = {}

    def read(self, entry: Entry) -> None:
        """Take in one item: a named repository, a bare storage with its operations, or the blank plan's bullets."""
        entry.body = entry.body.lstrip(", ")
        name, storages, aggregate = self._headed(entry)
        if storages == ["nats"] and not name and _ONLY_CARRIES.search(entry.body):
            self._draft.note(entry.line, SECTION, "", f"{entry.names[0]}: {entry.body}")
            return
        opened = self._known(entry, name) if name and not storages else []
        if name and not (storages or opened) and (said := _opening(entry)):
            storages = self._told_so(name, said, entry)
            aggregate = aggregate or next(
                (n for p in split_top(said, r"\.\s+") if (n := _keeps(p))), None
            )
        opened = opened or [_Open(entry.line, storage, name, aggregate) for storage in storages]
        if name and not opened:
            _name_storage(entry.details)
        done: list[_Open] = list(opened)
        self._set_remarks_apart(entry, name or "")
        self._told_in_line(entry, name, storages, opened)
        for detail in list(entry.details):
            beside = self._told(detail, entry) if not detail.key else []
            if beside and beside[0].storage not in {repository.storage for repository in opened}:
                done += beside
                entry.details.remove(detail)
            if _ALL_KEPT.match(detail.text) and len(kept := mentioned(detail.text)) == 1:
                self._shared[self._scope(entry)] = kept[0]
        if not opened:
            _as_its_group(entry)
        row = all(detail.line == entry.line for detail in entry.details)
        told_name = name
        in_order = sorted(entry.details, key=lambda d: d.key != "storage") if row else entry.details
        for detail, following in zip_longest(in_order, in_order[1:]):
            if detail.key == "repository" and following and following.key == "storage" and not row:
                name = _only_class(detail.text) or told_name
                continue
            if detail.key == "storage":
                storages, stated = self._storages(detail, name)
                roots = {root.name for root in entry.context.aggregates}
                unknown = stated is not None and name is None and stated not in roots
                called = stated if unknown and _NAMED.fullmatch(stated or "") else None
                owner = aggregate if called or not stated else stated
                opened = self._reopened(opened, storages, name or called, owner, detail.line)
                told = [d for block in detail.blocks for d in details_of(block, entry.kind)]
            else:
                told = [detail]
            for each in told:
                opened = self._detail(each, opened, entry, name)
            done += [repository for repository in opened if repository not in done]
        entry.context.repositories += [_frozen(repository) for repository in done]
        subjects = [r.aggregate or (r.name or "").removesuffix("Repository") for r in done]
        self._outcomes(entry, next(iter(subjects), ""))

    def _set_remarks_apart(self, entry: Entry, near: str) -> None:
        """Keep what a bullet says of a call behind an arrow, where no type stands: `save_all(rows) → for the import`."""
        for detail in entry.details:
            detail.text = self._without_remark(detail.line, detail.text, near)
            detail.blocks = [
                replace(block, text=self._without_remark(block.line, block.text, near))
                if isinstance(block, Item)
                else block
                for block in detail.blocks
            ]

    def _without_remark(self, line: int, text: str, near: str) -> str:
        found = _REMARKED.fullmatch(text)
        if found is None:
            return text
        self._draft.note(line, SECTION, _joined(near, found["name"]), found["said"])
        return found["call"]

    def _outcomes(self, entry: Entry, subject: str) -> None:
        """Declare the unions that operations of the item are said to end in."""
        context, draft = entry.context, self._draft
        known = {name for name, (kind_, _) in context.declared.items() if kind_ != "outcome"}
        told = [(entry.line, entry.body), *((d.line, d.text) for d in entry.details)]
        told += [said for d in entry.details for block in d.blocks for said in prose(block)]
        for line, text in told:
            for asked, ways in asked_outcomes(text, known):
                outcomes = {outcome.name: outcome for outcome in context.outcomes}
                if any(
                    {v.name for v in o.variants} >= {way for way, _ in ways}
                    for o in outcomes.values()
                ):
                    continue
                name = f"{asked}Outcome"
                name = name if name not in outcomes else f"{subject}{name}"
                made = read_variants(ways, line, name, draft, SECTION)
                declare(Outcome(line=line, name=name, variants=made), context, draft)

    def _told_in_line(
        self, entry: Entry, name: str | None, storages: list[Storage], opened: list[_Open]
    ) -> None:
        """Take in what an item's own line says behind its head: operations, or a remark."""
        dashed = _DASHED.match(entry.body) if opened and name else None
        if dashed and kind(dashed["storage"]):
            self._operations(Detail(entry.line, "operations", dashed["operations"]), opened)
        elif opened and entry.body and not any(storage == kind(entry.body) for storage in storages):
            if _asks(entry.body) if storages else _only_asks(entry.body):
                self._operations(Detail(entry.line, "operations", entry.body), opened)
            else:
                self._draft.note(entry.line, SECTION, name or "", entry.body)
        elif opened and (asked := _asked_behind(entry.body)):
            self._operations(Detail(entry.line, "operations", asked), opened)
        elif (
            name and not opened and _NAMED.fullmatch(name) and entry.body and _only_asks(entry.body)
        ):
            entry.details.append(Detail(entry.line, "operations", entry.body))
        elif entry.names and entry.body and not (opened and is_name(plain(entry.body).casefold())):
            self._draft.note(entry.line, SECTION, name or "", entry.body)

    def _told_so(self, name: str, said: str, entry: Entry) -> list[Storage]:
        """What the first sentences about a repository say keeps it; what they say it is asked is a detail."""
        first = kind(_first_words(said))
        told, _ = told_repositories(f"`{name}` {said}")
        parts = next((parts for named, parts in told if named == name), {})
        stated = kind(parts.get("storage", "")) or first
        if (asked := parts.get("operations", "")) and not first:
            entry.body = ""
            entry.details.append(Detail(entry.line, "operations", asked))
        return [stated] if stated else []

    def _known(self, entry: Entry, name: str) -> list[_Open]:
        """The repository of that name that has been read already, on which an item goes on."""
        found = [r for r in entry.context.repositories if r.name == name]
        entry.context.repositories = [r for r in entry.context.repositories if r not in found]
        return [
            _Open(r.line, r.storage, r.name, r.aggregate, list(r.operations), dict(r.options))
            for r in found
        ]

    def _scope(self, entry: Entry) -> str:
        """A statement before the first group is about the repositories of every context."""
        return (
            ""
            if entry.assumed or entry.context is self._draft.first_context()
            else entry.context.name
        )

    def _told(self, detail: Detail, entry: Entry) -> list[_Open]:
        """A repository that a line tells of: `Search index in Qdrant for orders: upsert, search`."""
        head, separator, asked = cut(detail.text, r"\s*[:：]\s+|\s+[—–]\s+")
        kept = mentioned(plain(head)) if separator else []
        listed, _, _ = cut(asked, r"\s*\(|\.\s|\.$|;\s")
        named = [
            plain(piece).partition("(")[0].strip() for piece in split_top(listed, r",\s*|\s+and\s+")
        ]
        known = sum(name in _VERBS or "_by_" in name or name in _ALIASES for name in named)
        if len(kept) != 1 or known < 2 or not all(map(is_name, named)):
            return []
        roots = {root.name: root for root in entry.context.aggregates}
        words = {snake(word) for word in re.findall(r"\w+", plain(head))}
        owners = [n for n in roots if {snake(n), plural(snake(n))} & words]
        repository = _Open(detail.line, kept[0], aggregate=owners[0] if len(owners) == 1 else None)
        self._operations(Detail(detail.line, "operations", listed), [repository])
        behind = asked[len(listed) :].strip(" .;")
        aside = parenthesis(behind)[0] or behind
        for piece in split_top(aside, r",\s*|;\s*"):
            if option := _option(piece):
                repository.options.setdefault(*option)
            elif piece:
                self._draft.note(detail.line, SECTION, "", piece)
        return [repository]

    def _reopened(
        self,
        opened: list[_Open],
        storages: list[Storage],
        name: str | None,
        aggregate: str | None,
        line: int,
    ) -> list[_Open]:
        """A storage type opens a repository, unless the head has opened one that says nothing yet."""
        fresh = [r for r in opened if not r.operations and r.line == line]
        if fresh and {r.storage for r in fresh} == set(storages):
            return opened
        return [_Open(line, storage, name, aggregate) for storage in storages]

    def _headed(self, entry: Entry) -> tuple[str | None, list[Storage], str | None]:
        """What the head of an item says: a repository's name, or a storage."""
        if not entry.names:
            return None, [], None
        head = entry.names[0]
        aggregate = _class_in(entry.hint) or _keeps(entry.body)
        storage = kind(head)
        if storage and not _NAMED.fullmatch(head):
            return None, [storage], aggregate
        if not is_class(head) and kind(cut(entry.hint, r"\s*\(|,\s")[0]):
            words = {snake(word) for word in re.findall(r"\w+", plain(head))}
            roots = [root.name for root in entry.context.aggregates]
            owners = [n for n in roots if {snake(n), plural(snake(n))} & words]
            hinted, _, behind = cut(entry.hint, r"\s*\(|,\s")
            entry.details += [
                Detail(entry.line, "note", _TTL_BEHIND.sub(r"TTL \g<time>", piece))
                for piece in split_top(entry.hint[len(hinted) :].strip(" ()"), r",\s*")
                if behind and _TTL_BEHIND.search(piece)
            ]
            storages = [found for found in [kind(hinted)] if found]
            return None, storages, owners[0] if len(owners) == 1 else None
        if not is_class(head):
            self._draft.note(
                entry.line, SECTION, "", " — ".join(part for part in (head, entry.body) if part)
            )
            return None, [], None
        storage = kind(entry.hint) or kind(_first_words(entry.body))
        return head, [storage] if storage else [], aggregate if aggregate != head else None

    def _storages(self, detail: Detail, name: str | None) -> tuple[list[Storage], str | None]:
        text = detail.text
        if is_absent(text):
            return [], None
        head, _, _ = cut(text, r"\s*\(|\s+[—–]\s+|\s+for\s+|;\s|\.\s")
        pieces = [
            piece
            for piece in split_top(
                head.replace("→", "+").replace("->", "+"), r"\s*(?:[,+/&]|\band\b|\bwith\b)\s*"
            )
            if piece
        ]
        found = [storage for piece in pieces if (storage := kind(plain(piece)))]
        inside = _parenthesised(text)
        if not found:
            found = mentioned(inside)
        if not found:
            known = [*TYPES.values(), *LABELS.values()]
            self._draft.log.error(
                detail.line,
                "PT540",
                f"unknown storage type '{plain(head)}'; choose from {', '.join(TYPES.values())}{did_you_mean(plain(head), known)}",
            )
        stated = _class_in(inside)
        spoken = _FOR.search(text)
        if stated is None and spoken and spoken["name"] not in LABELS.values():
            stated = spoken["name"]
        keepers = [span for span in code_spans(text) if _NAMED.fullmatch(span)]
        stated = stated or (keepers[0] if len(keepers) == 1 else None)
        behind = text[len(head) :].strip(" —–;.")
        if behind and not (stated and re.fullmatch(rf"\(?(?:for\s+)?`?{stated}`?\)?", behind)):
            self._draft.note(detail.line, SECTION, name or "", detail.written)
        return list(dict.fromkeys(found)), stated

    def _detail(
        self, detail: Detail, opened: list[_Open], entry: Entry, name: str | None
    ) -> list[_Open]:
        match detail.key:
            case "operations":
                opened = opened or self._implied(detail, entry, name)
                if apart := self._apart(detail, opened, entry):
                    opened = apart
                elif opened:
                    self._operations(detail, opened)
            case "aggregate" if opened and (
                stated := _class_in(detail.text) or _class_in(f"`{plain(detail.text)}`")
            ):
                for repository in opened:
                    repository.aggregate = stated
            case "repository" if opened and (named := _only_class(detail.text)):
                for repository in opened:
                    repository.name = named
            case "instrumentation":
                if detail.text and not _STANDARD_INSTRUMENTATION.search(detail.text):
                    self._draft.log.warning(
                        detail.line, "PT546", "instrumentation is always Logfire; kept as a note"
                    )
                if not _is_standard(detail):
                    unread(self._draft, SECTION, _near(opened), [detail])
            case key if key in OPTIONS and opened and detail.text and not is_absent(detail.text):
                for repository in opened:
                    repository.options.setdefault(key, " ".join(detail.text.rstrip(".").split()))
            case "" if opened and (asked := _asked_in_rows(detail)):
                self._operations(asked, opened)
            case "" if opened and not detail.blocks and _only_asks(detail.text):
                self._operations(detail, opened)
            case "" if (called := _OPENS_WITH_CALL.match(detail.text)) and (
                opened := opened or self._implied(detail, entry, name)
            ):
                said = called["name"] or f"{called['call']} — {called['remark']}".rstrip(" —")
                self._operations(
                    Detail(
                        detail.line,
                        "operations",
                        "",
                        blocks=[Item(detail.line, said), *detail.blocks],
                    ),
                    opened,
                )
            case "" if opened and not detail.blocks and (named := _asked_in_words(detail.text)):
                self._operations(replace(detail, text=named), opened)
            case "note" | "" if not detail.blocks and (option := _option(detail.text)) and opened:
                for repository in opened:
                    repository.options.setdefault(*option)
            case "" if _is_standard(detail):
                pass
            case _:
                unread(self._draft, SECTION, _near(opened), [detail])
        return opened

    def _apart(self, detail: Detail, opened: list[_Open], entry: Entry) -> list[_Open]:
        """A repository for each aggregate, where a sentence tells them apart: `for boxes get, for lids save`."""
        if len(opened) != 1 or opened[0].operations or opened[0].aggregate or detail.blocks:
            return []
        roots = {
            word: root.name
            for root in entry.context.aggregates
            for word in (snake(root.name), root.plural or plural(snake(root.name)))
        }
        found = list(_LED.finditer(detail.text))
        owners = [roots.get(snake(part["noun"].strip())) for part in found]
        if len(found) < 2 or None in owners or len({*owners}) < len(owners) or found[0].start():
            return []
        ends = [*(part.start() for part in found[1:]), len(detail.text)]
        apart: list[_Open] = []
        for part, owner, end in zip(found, owners, ends, strict=True):
            repository = _Open(opened[0].line, opened[0].storage) if apart else opened[0]
            repository.aggregate = owner
            asked = detail.text[part.start("asked") : end].strip(" ;,.")
            self._operations(Detail(detail.line, "operations", asked), [repository])
            apart.append(repository)
        return apart

    def _implied(self, detail: Detail, entry: Entry, name: str | None) -> list[_Open]:
        """Operations without a storage belong to the first that is ticked; when none is, they are remarks."""
        if is_absent(detail.text) and not detail.blocks:
            return []
        if self._ticked == ():
            unread(self._draft, SECTION, name or "", [detail])
            return []
        first = self._ticked[0] if self._ticked else "postgresql"
        storage = self._shared.get(entry.context.name) or self._shared.get("") or first
        return [_Open(detail.line, storage, name)] if entry.kind == "repositories" else []

    def _operations(self, detail: Detail, opened: list[_Open]) -> None:
        near = _near(opened)
        self._options.clear()
        found = self._listed(detail.text, detail.line, near) if not is_absent(detail.text) else []
        for block in detail.blocks:
            if isinstance(block, Item):
                head, separator, rest = cut(block.text, r"\s+[—–]\s+|\s*[:：]\s+")
                if said := _CALLED_IN_CODE.match(head):
                    head, separator, rest = said["call"], "—", f"{said['words']} {rest}".strip()
                found += self._listed(head, block.line, near)
                if separator and rest:
                    self._draft.note(
                        block.line, SECTION, _joined(near, found[-1].name if found else ""), rest
                    )
                unread(
                    self._draft,
                    SECTION,
                    near,
                    [Detail(block.line, "", "", blocks=list(block.blocks))],
                )
            else:
                for line, text in prose(block):
                    self._draft.note(line, SECTION, near, text)
        for repository in opened:
            for key, value in self._options:
                repository.options.setdefault(key, value)
            merged = {operation.name: operation for operation in (*found, *repository.operations)}
            named = dict.fromkeys(operation.name for operation in (*repository.operations, *found))
            repository.operations = [merged[operation] for operation in named]

    def _listed(self, text: str, line: int, near: str) -> list[Operation]:
        operations: list[Operation] = []
        text = _LED.sub(r"\g<asked>", text)
        sentence, _, rest = cut(text, rf"\.\s+(?=[A-Z])|\.$|\s+[—–]\s+|{_REMARK_NEXT}")
        if rest:
            self._draft.note(line, SECTION, near, rest)
        for piece in split_top(
            sentence,
            r",\s*|;\s*|\s+and\s+(?=`|\w+(?:$|[;,])|set\b|delete\b|list\b|(?:query|list)_by_)|\s*\|\s*",
        ):
            operations += self._operation(piece, line, near)
        return operations

    def _operation(self, piece: str, line: int, near: str) -> list[Operation]:
        if option := _option(piece):
            self._options.append(option)
            return []
        spans = code_spans(piece)
        call, behind = (
            (
                spans[0],
                piece[piece.rindex("`") + 1 :] if len(spans) == 1 else piece.partition("`")[2],
            )
            if spans and piece.startswith("`")
            else (piece, "")
        )
        call = (
            _NO_WAY_IN.split(plain(call) if not spans else call)[0]
            .strip()
            .removeprefix("async ")
            .removeprefix("def ")
        )
        head, opening, _ = cut(call, r"\s*\(")
        arguments, _ = parenthesis(call[len(head) :]) if opening else ("", "")
        arguments = arguments.replace("`", "")
        if option := _option(arguments):
            self._options.append(option)
            arguments = ""
        name = head.strip().rpartition(".")[2].strip("`* ")
        if not name or _DROPPED.match(name) or is_absent(name):
            return []
        if name.upper() == "CRUD":
            return [Operation(line=line, name=operation) for operation in _CRUD]
        said = behind.strip(" ,;.")
        if said and not spans[1:] and not is_union(said):
            self._draft.note(line, SECTION, _joined(near, name), said)
        opening = name.split(" ")[0]
        meant = english(opening)
        if (
            meant in _VERBS
            and opening != name
            and not spans
            and (meant != opening or _AIM.match(name) or _OF_MANY.fullmatch(name))
        ):
            self._draft.note(line, SECTION, _joined(near, opening), name[len(opening) :].strip())
            name = meant
        if is_name(mended := name) or is_name(mended := _worded(name)):
            return (
                []
                if is_keyword(mended)
                else [
                    Operation(
                        line=line,
                        name=alias(mended) if "," not in arguments else mended,
                        arguments=arguments,
                    )
                ]
            )
        self._draft.log.warning(
            line, "PT545", f"'{plain(piece)}' is not a method name; kept as a note"
        )
        self._draft.note(line, SECTION, near, piece)
        return []


def _name_storage(details: Sequence[Detail]) -> None:
    """Let a bullet tell the storage that says by what the repository is kept: `backed by Redis, TTL 60 s`."""
    for detail in details:
        found = _KEPT_BY.match(plain(detail.text)) if not detail.key else None
        if found and kind(found["storage"]):
            detail.key, detail.text = "storage", found["kept"]


def _asked_in_rows(detail: Detail) -> Detail | None:
    """The operations that a table lists, one to a row, with what is said of each."""
    table = next((block for block in detail.blocks if isinstance(block, Table)), None)
    if table is None or key_of(table.header[0], "repositories") != "operations":
        return None
    rows = [
        Item(row.line, " — ".join(cell for cell in row.cells if not is_absent(cell)))
        for row in table.rows
    ]
    return Detail(detail.line, "operations", "", blocks=[*rows])


_REMARK_NEXT = r";\s+(?=(?:the|an?|one|each|every|all|for|no|its|at|\d+)\s)"
"""What leads from operations to a remark about them: `get, put; one entry per field`."""


def _only_asks(text: str) -> bool:
    """`get, save` or `query_by_order`: a bullet with nothing in it but operations."""
    told, _, _ = cut(text.rstrip("."), _REMARK_NEXT)
    listed = [piece for piece in split_top(told, r",\s*|\s+and\s+") if piece]
    calls = [plain(piece) for piece in listed if not _option(piece)]
    pieces = [call.partition("(")[0].strip() for call in calls]
    known = [piece in _VERBS or "_by_" in piece for piece in pieces]
    called = any(map(_ASKED.fullmatch, calls))
    asked = all(known) or called or (any(known) and len(known) > 1)
    return bool(pieces) and asked and all(map(is_name, pieces))


def _asks(text: str) -> bool:
    """Half or more of what a text lists is evidently asked of a storage, not said about it."""
    sentence, _, _ = cut(text, r"\.\s+(?=[A-Z])|\.$|\s+[—–]\s+")
    pieces = [piece for piece in split_top(sentence, r",\s*|;\s*|\s+and\s+") if piece]
    told = [piece for piece in pieces if piece.startswith("`") or _asked_plainly(plain(piece))]
    words = bool(told) and all(is_name(plain(piece)) for piece in pieces)
    return words or 2 * len(told) >= len(pieces)


def _asked_plainly(text: str) -> bool:
    name, *others = text.partition("(")[0].strip().split()
    verbs = _VERBS | {*_ALIASES, "query", "find", "search", "crud"}
    first = name.casefold()
    return (
        first in verbs
        or (not others and ("_" in name or "(" in text))
        or first.partition("_")[0] in verbs
    ) and not _SAYING & {*others}


def _asked_in_words(text: str) -> str:
    """`list open orders by customer`: one operation, told in a few words that open with a verb."""
    words = plain(text).rstrip(".").split()
    told = 1 < len(words) <= 6 and all(re.fullmatch(r"[a-z]\w*", word) for word in words)
    verbs = _VERBS | {*_ALIASES, "query", "list", "find", "count", "exists", "search"}
    return snake("_".join(words)) if told and words[0] in verbs and not _SAYING & {*words} else ""


def _option(text: str) -> tuple[str, str] | None:
    """`TTL 15 min`: an option that a remark names, and its value."""
    if most := _LARGEST.fullmatch(text):
        return "max_size", most["size"]
    found = _OPTION.fullmatch(text)
    return (found["key"].casefold().replace(" ", "_"), found["value"].strip()) if found else None


def _only_class(text: str) -> str:
    """The class that is all that a text names."""
    name = plain(text).removesuffix(".")
    return name if is_class(name) else ""


def _is_standard(detail: Detail) -> bool:
    """`Logfire spans on all of them`: what is so in any case."""
    words = detail.text.casefold().split()
    return not detail.blocks and "logfire" in words and "all" in words and len(words) < 9


def alias(name: str) -> str:
    """The grammar's name of an operation: `find_by_owner` is `query_by_owner`."""
    found = _QUERY_ALIAS.match(name)
    return (
        f"query_by_{found['rest']}" if found and name != "find_by_id" else _ALIASES.get(name, name)
    )


def _worded(name: str) -> str:
    """`query by customer` or `queryByCustomer` as a method name; a sentence stays what it is."""
    return (
        snake(name)
        if re.fullmatch(r"[A-Za-z][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+){0,3}", name)
        else name
    )


def _near(opened: list[_Open]) -> str:
    return next((repository.name for repository in opened if repository.name), "")


def _joined(near: str, name: str) -> str:
    return ".".join(part for part in (near, name) if part)


def _keeps(text: str) -> str | None:
    """`for `Order``, `stores `Order` with its fills`: the aggregate that the text behind a name tells."""
    found = _KEEPS.match(text)
    return found["name"] if found else None


def _asked_behind(text: str) -> str:
    """The operations behind a storage in the same line: `SQL; get, save`."""
    head, _, rest = cut(text, r"\s*[;:,.]\s+|\s+[—–-]\s+")
    told = [piece for piece in split_top(rest.rstrip("."), r",\s*|;\s*") if not _option(piece)]
    pieces = [plain(piece).partition("(")[0] for piece in told]
    return rest if kind(head) and told and all(is_name(piece) for piece in pieces) else ""


def _as_its_group(entry: Entry) -> None:
    """What keeps the group of an item keeps the item, unless it says something else."""
    kept_in = next(entry.find("kept in"), None)
    if kept_in is None:
        return
    told = next(entry.find("storage"), None)
    entry.details.remove(kept_in)
    if told is None:
        entry.details.insert(0, replace(kept_in, key="storage"))


def _opening(entry: Entry) -> str:
    """What an item says first: in its own line, or in the sentence below its heading."""
    prose_below = (d.text for d in entry.details if d.prose and not d.key)
    return entry.body or (next(prose_below, "") if entry.spread else "")


def _first_words(text: str) -> str:
    return plain(text)[:40]


def _parenthesised(text: str) -> str:
    head, opening, _ = cut(text, r"\s*\(")
    return parenthesis(text[len(head) :])[0] if opening else ""


def _class_in(text: str) -> str | None:
    """The aggregate that a parenthesis names: `` (`Payment`) ``, `(for Payment)`, `(Payment)`."""
    coded = [span for span in code_spans(text) if is_class(span)]
    if coded:
        return coded[0]
    words = plain(text).removeprefix("for ").strip()
    return words if is_class(words) and words not in LABELS.values() and not kind(words) else None


def _frozen(repository: _Open) -> Repository:
    return Repository(
        line=repository.line,
        name=repository.name,
        storage=repository.storage,
        aggregate=repository.aggregate,
        operations=tuple(repository.operations),
        options=repository.options,
    )


def write(context: Context) -> Iterator[tuple[str, list[str]]]:
    """Each repository's name and its canonical lines."""
    for repository in context.repositories:
        lines = [bold(repository.name, "repositories"), ""] if repository.name else []
        aggregate = f" (`{repository.aggregate}`)" if repository.aggregate else ""
        lines.append(f"- **Storage Type**: {TYPES[repository.storage]}{aggregate}")
        if repository.operations:
            lines.append(
                f"- **Operations**: {', '.join(_written(operation) for operation in repository.operations)}"
            )
        lines += [
            f"- **{OPTIONS[key]}**: {value}"
            for key, value in repository.options.items()
            if key in OPTIONS
        ]
        yield repository.name or "", lines


def _written(operation: Operation) -> str:
    return f"`{operation.name}({operation.arguments})`" if operation.arguments else operation.name
