"""What a command ends in: an outcome by its name, or a union of variants."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from ..datatypes import base_of, variants
from ..draft import ContextDraft, Draft
from ..evidence import is_ending
from ..facts import settle
from ..fields import scan_fields
from ..model import Outcome, Variant
from ..naming import is_class, is_state, pascal
from ..patterns import Pattern
from ..text import code_spans, cut, plain, split_top
from ..unions import Stated, only_case, stated_unions
from .carried import spelled_way, ways_listed
from .phrases import ANSWERS, ANSWERS_ON, CLASS, ENDS_BEHIND, FAILS, NOTHING, RETURNS, VARIANTS, WAY
from .raw import Raw

_VARIANT = Pattern(r"[A-Z]\w*(?:\([^()]*\))?")
_GIVES = Pattern(
    r"(?:(?:and\s+)?(?:it\s+)?(?:gives|returns|yields|answers(?: with)?|results in|ends in|→|->)\s+)?(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
_NAMED_VARIANT = Pattern(
    r"`(?P<outcome>[A-Z]\w*)`(?:,?\s+(?:through|with|as|by)\s+(?:the|its|an?)(?:\s+(?:additional|further|new|own))?)?\s+variants?\s+"
    rf"(?P<variants>{VARIANTS})"
)
"""The variant of an outcome that a command ends in: `gives the `PayOutcome` variant `Paid``."""
_BROKEN = Pattern(r"\s*<br\s*/?>\s*(?=`?[A-Z])|\s+[·•]\s+(?=`?[A-Z])|\s*\\\|\s*")
"""What parts the ways in a cell as a bar does."""


def _stated_outcome(
    raw: Raw, behind: str, context: ContextDraft, draft: Draft, section: str
) -> tuple[str, str] | None:
    """`gives an **EntryOutcome**, which is `Entered | Refused``: an outcome with a name of its own."""
    text = raw.returns or behind
    if raw.returns and (told := _spelled_out(plain(raw.returns), behind)):
        made = read_variants(told.variants, raw.line, told.name, draft, section)
        declare(Outcome(line=raw.line, name=told.name, variants=made), context, draft)
        return told.name, f"{behind[: told.start]}{behind[told.end :]}".replace("``", "").strip()
    if found := _NAMED_VARIANT.search(text):
        made = read_variants(
            _variants_in(found["variants"]), raw.line, found["outcome"], draft, section
        )
        declare(Outcome(line=raw.line, name=found["outcome"], variants=made), context, draft)
        rest = f"{_GIVES.sub('', text[: found.start()])} {text[found.end() :].lstrip(' .')}".strip()
        return found["outcome"], behind if raw.returns else rest
    for stated in filter(None, (*stated_unions(text), only_case(text))):
        made = read_variants(stated.variants, raw.line, stated.name, draft, section)
        declare(Outcome(line=raw.line, name=stated.name, variants=made), context, draft)
        rest = f"{_GIVES.sub('', text[: stated.start])} {text[stated.end :].lstrip(' .')}".strip()
        return stated.name, behind if raw.returns else rest
    return None


def outcome_of(
    raw: Raw, name: str, behind: str, context: ContextDraft, draft: Draft, section: str
) -> tuple[str | None, str]:
    """The name of the outcome that a command ends in, and what is left of the text; a union is declared under its name."""
    named = _stated_outcome(raw, behind, context, draft, section)
    if named:
        return named
    text = raw.returns
    if not text and len(labelled := ways_listed(behind, raw.root)) > 1:
        text = " | ".join(labelled)
    elif raw.narrated and (ways := _unexplained(behind, draft)):
        text = " | ".join(ways)
    if not text:
        told = (
            found
            for found in RETURNS.finditer(behind)
            if not all(map(is_state, CLASS.findall(found["outcome"])))
        )
        found = next(told, None) or ENDS_BEHIND.match(behind)
        ways = _ways_answered(behind, raw.root, draft.events)
        fails = FAILS.search(behind)
        listed = {*code_spans(found["outcome"]), *CLASS.findall(found["outcome"])} if found else ()
        if len(ways) > 1 and not set(ways) <= {*listed}:
            text = " | ".join(ways)
        elif (
            fails
            and not ENDS_BEHIND.match(behind)
            and (not found or found["outcome"] in fails["ways"])
        ):
            title = _called_after(raw, name, context)
            failures = read_variants(_variants_in(fails["ways"]), raw.line, title, draft, section)
            refusals = Outcome(line=raw.line, name=title, variants=failures, refusals_only=True)
            declare(refusals, context, draft)
            return title, behind[: fails.start()] + behind[fails.end() :]
        elif (
            found
            and len(ways) == 1
            and "(" in ways[0]
            and ways[0].startswith(plain(found["outcome"]))
        ):
            text = ways[0]
        elif found:
            text, behind = found["outcome"], behind[: found.start()] + behind[found.end() :]
    if not text or plain(text) in NOTHING or base_of(plain(text)):
        return None, behind
    text = _BROKEN.sub(" | ", text)
    written, _, rest = cut(text, r"\s+—\s+|;\s|\.\s|,\s+(?=(?!or\b|and\b)[a-z])")
    written = written.replace("`", "") if len(code_spans(written)) > 1 else written
    alternatives = [
        piece.strip("` ")
        for piece in split_top(
            written.strip().strip("`"), r"\s*\|\s*|,\s*(?=`?[A-Z])|,?\s+or\s+|\s+/\s+"
        )
    ]
    if len(alternatives) == 1 and is_class(alternatives[0]):
        return alternatives[0], f"{behind} {rest}".strip()
    made = tuple(variants(tuple(alternatives)))
    if len(made) != len(alternatives) or not made:
        return None, f"{behind} — {text}".strip(" —")
    title = _called_after(raw, name, context)
    declare(
        Outcome(
            line=raw.line, name=title, variants=read_variants(made, raw.line, title, draft, section)
        ),
        context,
        draft,
    )
    return title, f"{behind} {rest}".strip()


def _spelled_out(name: str, text: str) -> Stated | None:
    """The union of that name that a text states: ``OPEN to PAID. `PayOutcome = Paid | TooLate```."""
    return next((stated for stated in stated_unions(text) if stated.name == name), None)


def _called_after(raw: Raw, name: str, context: ContextDraft) -> str:
    """The name of the outcome of a command that gives it none; commands of two aggregates may be called alike."""
    title = f"{pascal(name)}Outcome"
    first = context.endings.setdefault(title, raw.root)
    return title if raw.root in ("", first) else f"{raw.root}{title}"


def _unexplained(text: str, draft: Draft) -> list[str]:
    """The classes that a text names in code and that nothing else in the plan is: `answers `Paid`, or `TooLate`…`."""
    found: dict[str, str] = {}
    for span in code_spans(text):
        name = span.partition("(")[0]
        if (
            _VARIANT.fullmatch(span)
            and is_class(name)
            and not is_state(name)
            and name not in draft.known
        ):
            found.setdefault(name, span)
    return [*found.values()]


def _ways_answered(text: str, owner: str, events: Collection[str]) -> list[str]:
    """The ways that the sentences of a text tell: ``It answers `TooLate` when …. Otherwise it answers `Paid```."""
    found: dict[str, str] = {}
    for sentence in split_top(text, r"[.;]\s+|[.;]$"):
        starts = [answer.end() for answer in ANSWERS.finditer(sentence)]
        if found and not starts and (on := ANSWERS_ON.match(sentence)):
            starts = [on.end()]
        for start, end in pairwise([*starts, len(sentence)]):
            for way in WAY.finditer(sentence[start:end]):
                named = way["way"] or way["bare"]
                behind = sentence[start + way.end() : end]
                found.setdefault(named.partition("(")[0], spelled_way(named, behind, owner))
    if any(is_ending(name) or name in events for name in found):
        return []
    return [*found.values()]


def _variants_in(text: str) -> tuple[tuple[str, str], ...]:
    """The variants that a text names, with their fields."""
    return tuple(variants(tuple(_VARIANT.findall(text))))


def read_variants(
    made: Sequence[tuple[str, str]], line: int, owner: str, draft: Draft, section: str
) -> tuple[Variant, ...]:
    """Variants with their fields: `Cancelled(fee)`."""
    return tuple(
        Variant(
            line=line,
            name=name,
            fields=settle(
                draft,
                section,
                f"{owner}.{name}",
                (found for found, _ in scan_fields(fields, line, bare=True) if found),
            ),
        )
        for name, fields in dict(made).items()
    )


def declare(outcome: Outcome, context: ContextDraft, draft: Draft) -> None:
    """Add an outcome; the same union said twice is one."""
    known = next((other for other in context.outcomes if other.name == outcome.name), None)
    if known is None:
        if draft.claim(context, outcome.name, "outcome", outcome.line):
            context.outcomes.append(outcome)
        return
    ways = {variant.name: variant for variant in known.variants}
    for variant in outcome.variants:
        before = ways.get(variant.name, variant)
        told = {part.name: part for part in variant.fields if part.type}
        fields = tuple(part if part.type else told.get(part.name, part) for part in before.fields)
        more = (part for part in variant.fields if part.name not in {p.name for p in fields})
        ways[variant.name] = before.model_copy(update={"fields": (*fields, *more)})
    at = context.outcomes.index(known)
    context.outcomes[at] = known.model_copy(update={"variants": tuple(ways.values())})
