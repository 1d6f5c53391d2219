"""What aggregates do: their commands, and what these and their queries end in."""

from collections.abc import Sequence

from ...commands import declare, merge, read_commands, read_variants
from ...draft import ContextDraft, Draft
from ...entries import Detail, prose
from ...markdown import Item
from ...model import Command, Outcome
from ...naming import snake
from ...patterns import Pattern
from ...shared_ends import SharedEnds, ends_apart, shared_ends
from ...text import cut, plain, split_top
from ...unions import stated_unions
from ...variant_fields import told_below
from ..outcomes import variants_of
from .titles import SECTION

_ASKS = Pattern(r"^`?[a-z_]\w*\([^`]*\)`?\s*(?:[:：—–]|->|→|,)")
_WORD = Pattern(r"[A-Z][a-z0-9]*")


class Doing:
    """Reads the commands of aggregates, and the unions that they end in."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def commands(self, details: list[Detail], context: ContextDraft, index: int) -> None:
        """Give the aggregate at `index` the commands that its details tell, and their unions to the context."""
        aggregate = context.aggregates[index]
        stated = list(ends_apart([detail for detail in details if detail.key == "commands"]))
        details = [detail for detail in (*stated, *details) if detail.key == "outcomes"]
        stated = [detail for detail in stated if detail.key == "commands"]
        commands = {command.name: command for command in aggregate.commands}
        for told in read_commands(stated, aggregate.name, context, self._draft, SECTION):
            command = told.command
            if told.owner != aggregate.name:
                context.commands.append((told.owner, command))
                continue
            known = commands.get(command.name)
            commands[command.name] = merge(known, command) if known else command
        for detail in details:
            self._unions(detail, aggregate.name, commands, context)
        context.aggregates[index] = aggregate.model_copy(
            update={"commands": tuple(commands.values())}
        )

    def _unions(
        self, detail: Detail, owner: str, commands: dict[str, Command], context: ContextDraft
    ) -> None:
        """Unions without a name: each belongs to the command that its first variant speaks of."""
        texts = [
            (detail.line, piece) for piece in split_top(detail.text, r";\s*|\.\s|\.$") if piece
        ]
        for block in detail.blocks:
            if isinstance(block, Item):
                texts.append((block.line, block.text))
                told_below(block, self._draft)
        for line, text in texts:
            if shared := shared_ends(text):
                self._ends(line, owner, shared, commands, context)
                continue
            stated = next(stated_unions(text), None)
            head, separator, union = cut(text, r"\s*[:=→]\s*")
            made, rest = variants_of(union if separator else text)
            if stated and stated.start == 0:
                head, separator = stated.name, "="
                made, rest = [*stated.variants], text[stated.end :].strip(" .,;—–")
            if not made:
                self._draft.note(line, SECTION, owner, text)
                continue
            said = snake(plain(head).partition("(")[0]) if separator else ""
            command = said if said in commands else _speaks_of(made[0][0], owner, commands)
            name = (
                plain(head)
                if separator and plain(head)[:1].isupper() and plain(head).isalnum()
                else f"{_title(command or made[0][0])}Outcome"
            )
            variants = read_variants(made, line, name, self._draft, SECTION)
            declare(
                Outcome(line=line, name=name, variants=variants, description=rest),
                context,
                self._draft,
            )
            if command and command in commands:
                commands[command] = merge(commands[command], Command(name=command, outcome=name))

    def _ends(
        self,
        line: int,
        owner: str,
        shared: SharedEnds,
        commands: dict[str, Command],
        context: ContextDraft,
    ) -> None:
        """What several commands end in, or each that nothing else is said of."""
        told = {name for name, command in commands.items() if command.outcome or command.creates}
        ending = shared.of(commands, told)
        title = shared.name or f"{_title(ending[0] if ending else shared.variants[0][0])}Outcome"
        if title == owner:
            return
        if shared.variants:
            variants = read_variants(shared.variants, line, title, self._draft, SECTION)
            declare(Outcome(line=line, name=title, variants=variants), context, self._draft)
        for name in ending:
            end = Command(name=name, outcome=title)
            commands[name] = (
                merge(end, commands[name]) if shared.commands else merge(commands[name], end)
            )

    def asked(self, details: Sequence[Detail], context: ContextDraft) -> None:
        """Declare the unions that queries are said to end in: `check(day)`: returns `Verdict` = `Fits | TooLate`."""
        said = ((line, text) for d in details for block in d.blocks for line, text in prose(block))
        for line, text in (*((d.line, d.text) for d in details), *said):
            for stated in stated_unions(text) if _ASKS.match(text) else ():
                made = read_variants(stated.variants, line, stated.name, self._draft, SECTION)
                declare(Outcome(line=line, name=stated.name, variants=made), context, self._draft)


def _title(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in name.split("_"))


def _speaks_of(variant: str, owner: str, commands: dict[str, Command]) -> str | None:
    """`FindingRecorded` speaks of `record_finding`, `Submitted` of `submit`."""
    said = {word.casefold() for word in _WORD.findall(variant)} - {
        word.casefold() for word in _WORD.findall(owner)
    }
    for name, command in commands.items():
        if command.outcome is None and said and _same_words(said, set(name.split("_"))):
            return name
    return None


def _same_words(said: set[str], words: set[str]) -> bool:
    return len(said) == len(words) and all(any(_inflects(a, b) for b in words) for a in said)


def _inflects(form: str, verb: str) -> bool:
    stem = verb.removesuffix("e")
    return (
        form == verb
        or (form.startswith(stem) and form[len(stem) :] in ("ed", stem[-1:] + "ed", "d", "n"))
        or form == verb[:-1] + "ied"
    )
