"""Outcomes: the ways a command can end, as a union with one variant for each."""

import re
from collections.abc import Iterator

from .. import names
from ..commands import declare, read_variants
from ..datatypes import variants
from ..draft import Draft
from ..entries import Detail, Entry, loose
from ..fields import scan_fields
from ..heads import parse_head
from ..labels import bold, names_rows
from ..markdown import Item, Table
from ..model import Command, Context, Outcome, Variant
from ..naming import is_class, is_name, pascal, snake
from ..patterns import Pattern
from ..text import code_spans, cut, is_absent, parenthesis, plain, split_top

SECTION = "Outcomes"

_BETWEEN = r"\s*\|\s*|,\s+|\s+[/·•]\s+|\s+or\s+"
_LINK = Pattern(r"^(?:is|are|can be|may be|has)(?:\s+(?:one of|either))?:?\s+(?=`?[A-Z])")
_COMMAND_ENDS = Pattern(
    r"^`?(?:[A-Z]\w*\.)?(?P<command>[a-z]\w*)`?\s*(?:\([^()]*\))?`?\s*(?:(?:(?:may|can)\s+)?(?:ends? (?:in|with)|returns?|gives?|yields?|answers?(?: with)?)|=>|->|→|⇒|=|[:：]|—|–)\s*(?P<union>`?[A-Z].*)$"
)
_FIELD = r"`[a-z_]\w*(?::[^`]*)?`(?:\s*[:：]\s*(?:(?:the|an?)\s+)?(?:(?:new|current|old|same)\s+)?(?:`[A-Z]\w*`|[a-z]+(?=$|[,.]|\s+and\b)))?"
_HOLDS = Pattern(
    r"^(?:it\s+)?(?:contains?|carries|carrying|holds?|holding|includes?|including|with|has|tells)\s+(?:the\s+|an?\s+|its\s+)?(?:(?:fields?|attributes?)\s+)?"
    rf"(?P<fields>{_FIELD}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+){_FIELD})*)\.?$",
    re.IGNORECASE,
)
_ARTICLE = Pattern(r"(?<=[:：])\s*(?:(?:the|an?)\s+)?(?:(?:new|current|old|same)\s+)?(?=`[A-Z])")
_AND = Pattern(r",?\s+and\s+(?=`)")
_REFUSED = Pattern(
    r"^(?:(?:may|can)\s+)?(?:fails?|refuses|refused)\s+(?:with|as)\s*:?\s+(?=`?[A-Z])"
)
"""What leads to variants none of which is a success."""
_CALL = Pattern(r"^(?:[A-Z]\w*\.)?(?P<name>[a-z_]\w*)\s*(?:\(.*\))?$")


def read(entry: Entry, draft: Draft) -> None:
    """Take in one item of the section."""
    if not entry.names:
        entry.details = [
            detail for detail in entry.details if not _of_command(detail, entry, draft)
        ]
        loose(entry, draft, SECTION, "an outcome")
        return
    for raw in entry.names:
        if is_absent(raw):
            continue
        call = _CALL.match(plain(raw))
        command = (
            call["name"]
            if call
            else snake(raw)
            if not is_class(plain(raw)) and is_name(snake(raw))
            else ""
        )
        name = (
            _titled(entry) or f"{pascal(command)}Outcome"
            if command
            else names.class_name(draft.log, entry.line, raw, "outcome")
        )
        if name is None:
            continue
        found, description = _variants(entry, name, draft)
        if not found:
            draft.log.warning(entry.line, "PT501", f"'{name}' has no variants; kept as a note")
            draft.note(entry.line, SECTION, "", f"{name}: {entry.body}")
            continue
        refused = _REFUSED.match(entry.body) is not None
        declare(
            Outcome(
                line=entry.line,
                name=name,
                variants=found,
                refusals_only=refused,
                description=description,
            ),
            entry.context,
            draft,
        )
        for stated in (
            [command]
            if command
            else [snake(plain(d.text).partition("(")[0]) for d in entry.find("command")]
        ):
            if is_name(stated):
                entry.context.commands.append(
                    ("", Command(line=entry.line, name=stated, outcome=name))
                )


def _titled(entry: Entry) -> str:
    """The name of the union in the row of a command, beside the column that lists its variants."""
    named = [
        detail
        for detail in entry.details
        if detail.label and names_rows(detail.label, "outcomes") and is_class(plain(detail.text))
    ]
    if len(named) != 1 or not any(variants_of(d.text)[0] for d in entry.details if d not in named):
        return ""
    entry.details.remove(named[0])
    return plain(named[0].text)


def _of_command(detail: Detail, entry: Entry, draft: Draft) -> bool:
    """`submit => Submitted | TooLate`: the ways in which a command ends."""
    found = _COMMAND_ENDS.match(detail.text) if not detail.key else None
    made, rest = variants_of(found["union"]) if found else ([], "")
    if found is None or len(made) < 2:
        return False
    name = f"{pascal(found['command'])}Outcome"
    told = read_variants(made, detail.line, name, draft, SECTION)
    declare(
        Outcome(line=detail.line, name=name, variants=told, description=rest), entry.context, draft
    )
    command = Command(line=detail.line, name=found["command"], outcome=name)
    entry.context.commands.append(("", command))
    return True


def _variants(entry: Entry, name: str, draft: Draft) -> tuple[tuple[Variant, ...], str]:
    made, description = variants_of(_REFUSED.sub("", entry.body or entry.hint))
    found = list(read_variants(made, entry.line, name, draft, SECTION))
    for detail in entry.details:
        inline, rest = (
            variants_of(detail.text) if detail.key in ("variants", "") else ([], detail.text)
        )
        found += read_variants(inline, detail.line, name, draft, SECTION)
        head = parse_head(detail.text) if len(inline) == 1 else None
        if head is not None and (head.hint or _carried(head.body, detail.line)[0]):
            inline = []
        if detail.key == "" and not inline and detail.text:
            found += _bullet(detail.line, detail.text, name, draft)
        elif rest and detail.key != "command":
            draft.note(detail.line, SECTION, name, rest)
        found += _nested(detail, name, draft)
    unique = {variant.name: variant for variant in found}
    return tuple(unique.values()), description.strip(" :,;—–-").rstrip(".")


def variants_of(text: str) -> tuple[list[tuple[str, str]], str]:
    """The variants that a text lists, with their fields, and what it says behind them."""
    for candidate, rest in _candidates(text.strip()):
        pieces = [piece.strip("`* ") for piece in split_top(candidate, _BETWEEN) if piece]
        made = list(variants(tuple(pieces)))
        if made and len(made) == len(pieces):
            return made, rest
    return [], text


def _candidates(text: str) -> Iterator[tuple[str, str]]:
    text = _LINK.sub("", text.lstrip("=: "))
    spans = code_spans(text)
    yield text, ""
    head, _, rest = cut(text, r"\s+[—–]\s+|;\s|\.\s|\.$")
    yield head, rest
    if spans and text.startswith("`"):
        behind = text[text.index("`", 1) + 1 :]
        yield spans[0], behind.strip(" ,;:.—–-")


def _bullet(line: int, text: str, owner: str, draft: Draft) -> list[Variant]:
    head = parse_head(text)
    if head is None or not is_class(head.names[0]):
        draft.note(line, SECTION, owner, text)
        return []
    hint, rest = (head.hint, head.body) if head.hint else _carried(head.body, line)
    made = [(name, hint) for name in head.names]
    if rest:
        draft.note(line, SECTION, f"{owner}.{head.names[0]}", rest)
    return list(read_variants(made, line, owner, draft, SECTION))


def _carried(text: str, line: int) -> tuple[str, str]:
    """The fields of a variant that stand behind its name, and what else is said there."""
    inside, rest = parenthesis(text)
    holds, _, more = cut(text.lstrip(", "), r"\.\s+(?=[A-Z])")
    said = _HOLDS.match(holds)
    listed = inside or (_ARTICLE.sub(" ", _AND.sub(", ", said["fields"])) if said else text)
    fields = [raw for raw, _ in scan_fields(listed, line, bare=bool(inside or said))]
    told = bool(fields) and all(
        raw and (raw.type or ((inside or said) and is_name(raw.name))) for raw in fields
    )
    return (listed.replace("`", ""), rest if inside else more) if told else ("", text)


def _nested(detail: Detail, owner: str, draft: Draft) -> list[Variant]:
    found: list[Variant] = []
    for block in detail.blocks:
        if isinstance(block, Item):
            found += _bullet(block.line, block.text, owner, draft)
        elif isinstance(block, Table):
            for row in block.rows:
                made, _ = variants_of(row.cells[0])
                fields = next(
                    (
                        cell
                        for title, cell in zip(block.header, row.cells, strict=True)
                        if "field" in title.casefold()
                        or "data" in title.casefold()
                        or "carries" in title.casefold()
                    ),
                    "",
                )
                made = [
                    (name, inside or ("" if is_absent(fields) else fields.replace("`", "")))
                    for name, inside in made
                ]
                found += read_variants(made, row.line, owner, draft, SECTION)
                rest = [cell for cell in row.cells[1:] if cell != fields and not is_absent(cell)]
                if made and rest:
                    draft.note(row.line, SECTION, f"{owner}.{made[0][0]}", "; ".join(rest))
    return found


def write(context: Context) -> Iterator[tuple[str, str]]:
    """Each outcome's name and its canonical line."""
    for outcome in context.outcomes:
        union = " | ".join(_written(variant) for variant in outcome.variants)
        behind = f" — {outcome.description}" if outcome.description else ""
        ends = "fails with " if outcome.refusals_only else ""
        yield outcome.name, f"- {bold(outcome.name, 'outcomes')}: {ends}`{union}`{behind}"


def _written(variant: Variant) -> str:
    fields = ", ".join(part.text() for part in variant.fields)
    return f"{variant.name}({fields})" if fields else variant.name
