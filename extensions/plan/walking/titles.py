"""Headings of the domain design that name an item, a context or a group of items."""

from collections.abc import Sequence

from ..entries import Detail, Entry
from ..evidence import said_kind
from ..headings import named_context, titled
from ..heads import humps, parse_head
from ..labels import split_label
from ..lines import spelled
from ..markdown import Block, Heading, Item
from ..names import readable_class
from ..naming import NOT_AGGREGATES, is_class, is_name, snake
from ..outline import TITLES
from ..patterns import Pattern
from ..text import plain, split_top
from .paragraphs import Paragraphs
from .position import ELSEWHERE

_FROM_WHERE = Pattern(
    r"^(?:(?i:imports?\s+)?(?i:from)\s+)?(?:the\s+)?(?P<source>[a-z][a-z0-9_-]*)(?:\s+(?:context|domain))?$"
)


class Titles(Paragraphs):
    """Takes in headings."""

    def _heading(self, block: Block, following: Sequence[Block]) -> None:
        if not isinstance(block, Heading):
            return
        text = spelled(self._kind, titled(block.text))
        first, *rest = split_top(text, r"\s*(?:·|\s[—–|>/-]\s|::|[:：]\s)\s*")
        scoped = f"`{first}`" if "::" in text and is_name(first) else first
        context = named_context(self._draft, scoped, block.line)
        head = parse_head(" — ".join(rest) if context and rest else text)
        alone = context is not None and not rest
        if (
            head
            and readable_class(head.names[0])
            and not (alone and (first.startswith("`") or not self._describes(following)))
        ):
            generic = head.style == "bare" and snake(head.names[0]) in NOT_AGGREGATES
            if (
                is_class(head.names[0])
                and not generic
                and self._describes(
                    following,
                    open_ended=humps(head.names[0]) > 1 or bool(head.role or said_kind(head.hint)),
                )
            ):
                if context and rest:
                    self._enter(context)
                self._kind = said_kind(head.role) or self._kind
                self._open(block.line, head, spread=True)
                return
        if self._kind == "imports" and self._source(block.line, text, following):
            return
        context = context or self._called(f"{text}:")
        if context is not None:
            self._enter(context)
            return
        if about := self._about(text):
            self._announced(block.line, text, about)
            return
        if self._categorised(block.line, text) or self._stored(text):
            return
        if ELSEWHERE.search(plain(text)):
            self._pending = Detail(block.line, "rules", "", plain(text))
            self._anonymous(block.line).details.append(self._pending)
        elif TITLES.get(plain(text).casefold()) is None:
            self._draft.log.warning(
                block.line,
                "PT407",
                f"sub-heading '{plain(block.text)}' is not a declared context; its items stay in '{self._context.name or 'the feature'}'",
            )

    def _source(self, line: int, text: str, following: Sequence[Block]) -> bool:
        """Take in a heading that names where an import comes from, with what is taken below it."""
        first = next(iter(following), None)
        label = split_label(first.text, self._kind) if isinstance(first, Item) else None
        found = _FROM_WHERE.match(plain(text))
        if found is None or label is None or label[0] != "types":
            return False
        self._entry = Entry(line, self._kind, self._context, (found["source"],), spread=True)
        self._add(self._entry)
        return True
