"""Reading a plan: what is there is read, what is not understood is kept, what contradicts itself is refused."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from . import naming
from .addressed import sort_out
from .checks import check
from .class_commands import as_calls
from .commands import effect_told, read_commands, tells_of_command
from .diagnostics import Diagnostic, Log
from .draft import UNNAMED, ContextDraft, Draft
from .entries import Detail, Entry
from .legend import legend
from .linking import link
from .markdown import Document, Heading, Item, parse
from .model import Design, ForeignSection, Storage
from .naming import snake
from .outline import CANONICAL, DESIGN_KINDS, FOREIGN, GROUP, Section, outline
from .patterns import Pattern
from .placing import mentions, place, words_of
from .references import by_name
from .retold import merged
from .sections import (
    aggregates,
    constitution,
    enums,
    events,
    header,
    imports,
    outcomes,
    repositories,
    structure,
    technical,
    values,
)
from .shared_methods import shared_methods
from .text import is_placeholder
from .variant_fields import set_apart
from .walking import Walk

_CLASS = Pattern(r"\b[A-Z][A-Za-z0-9]+\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a plan says, and what there is to remark on it."""

    design: Design
    diagnostics: tuple[Diagnostic, ...] = ()
    text: str = ""
    path: str | None = None

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The remarks that keep the plan from becoming a project."""
        return tuple(
            diagnostic for diagnostic in self.diagnostics if diagnostic.severity == "error"
        )

    @property
    def ok(self) -> bool:
        """The plan can become a project."""
        return not self.errors


def read(text: str, path: str | None = None) -> Reading:
    """Read any text as a plan; `path` is where it lies, for plans that name their feature only by directory."""
    log = Log()
    document = parse(text)
    _unclosed(document, log)
    sections = outline(document, log)
    draft = Draft(log)
    feature = header.read(sections, draft, path)
    found = technical.read(sections, draft)
    laws, violations = constitution.read(sections, draft)
    structure.read(sections, draft)
    _design(sections, document, draft, found.storages if found.has_storages else None)
    _name_contexts(draft, feature.slug or "feature")
    link(draft)
    design = Design(
        feature=feature,
        summary=_summary(document, sections),
        python=found.python,
        storages=found.storages,
        storage_notes=found.storage_notes,
        performance_goals=tuple(found.goals),
        constraints=tuple(found.constraints),
        laws=laws,
        violations=violations,
        contexts=tuple(context.freeze(name) for name, context in draft.contexts.items()),
        sections=_foreign(document, sections),
        notes=tuple(sorted(draft.notes, key=lambda note: note.line)),
    )
    check(design, log, boxes=found.has_storages)
    return Reading(design, tuple(log), text, path)


def _unclosed(document: Document, log: Log) -> None:
    source = document.source
    if source.open_comment:
        log.error(
            source.open_comment, "PT102", "the HTML comment opened here is never closed; add -->"
        )
    if source.open_fence:
        log.error(
            source.open_fence,
            "PT103",
            "the code fence opened here is never closed; add the closing fence",
        )
    for at, line in enumerate(source.lines, start=1):
        if "NEEDS CLARIFICATION" in line and not source.opaque[at - 1]:
            log.warning(at, "PT107", "NEEDS CLARIFICATION left in the plan")


def _summary(document: Document, sections: Sequence[Section]) -> str:
    texts = (
        "\n".join(document.source.written[s.line : s.end]).strip()
        for s in sections
        if s.key == "summary"
    )
    return _closed("\n\n".join(text for text in texts if text and not is_placeholder(text)))


def _foreign(document: Document, sections: Sequence[Section]) -> tuple[ForeignSection, ...]:
    found: list[ForeignSection] = []
    after = ""
    for section in sections:
        if section.key == FOREIGN:
            text = "\n".join(document.source.written[section.line - 1 : section.end]).strip()
            text = _closed(text)
            found.append(ForeignSection(line=section.line, after=after, text=text))
        elif section.level <= 2 and section.key in (
            "header",
            "summary",
            "technical",
            "constitution",
            "structure",
            "design",
            "complexity",
        ):
            after = section.key
        elif section.key in DESIGN_KINDS:
            after = "design"
    return tuple(found)


def _closed(text: str) -> str:
    """The section with its last block of code closed, so that nothing behind it becomes code."""
    for closing in (
        "",
        *(f"\n{' ' * indent}{fence}" for indent in range(5) for fence in ("```", "~~~")),
    ):
        behind = parse(f"{text}{closing}\n\n# End").blocks
        if behind and isinstance(behind[-1], Heading) and behind[-1].text == "End":
            return f"{text}{closing}"
    return text


def _design(
    sections: Sequence[Section],
    document: Document,
    draft: Draft,
    ticked: tuple[Storage, ...] | None,
) -> None:
    walk = Walk(draft)
    designed = [s for s in sections if s.key in (*DESIGN_KINDS, "design", GROUP)]
    in_full = legend(block for section in designed for block in section.blocks)
    named = by_name(document.blocks)
    spelled = {
        id(section): [named(in_full(block)) for block in section.blocks] for section in designed
    }
    called = as_calls(
        [
            block
            for section in designed
            for block in (Heading(section.line, section.title, 3), *spelled[id(section)])
        ]
    )
    for section in designed:
        walk.section(replace(section, blocks=list(map(called, spelled[id(section)]))))
    place(walk.entries, draft)
    entries = merged(walk.entries)
    sort_out(entries)
    draft.mentions = mentions(entries)
    entries = set_apart(entries, draft)
    draft.named = frozenset(name for entry in entries for name in entry.names)
    draft.itemised = frozenset(
        name for entry in entries if not entry.sketched for name in entry.names
    )
    imported = (text for e in entries if e.kind == "imports" for text in words_of(e))
    draft.known = draft.named | {name for text in imported for name in _CLASS.findall(text)}
    draft.events = frozenset(
        name for entry in entries if entry.kind == "events" for name in entry.names
    )
    draft.shared_methods = shared_methods(entries)
    readers: dict[str, Callable[[Entry, Draft], None]] = {
        "commands": _commands,
        "enums": enums.read,
        "outcomes": outcomes.read,
        "values": values.read,
    }
    kept = repositories.Reader(draft, ticked)
    models = aggregates.Reader(draft, entries)
    announced = events.Reader(draft)
    for entry in sorted(entries, key=lambda entry: entry.kind != "enums"):
        if entry.sketched and entry.names[0] in draft.itemised:
            said = "; ".join([f"{entry.names[0]}: {entry.body}", *(d.text for d in entry.details)])
            draft.note(entry.line, CANONICAL[entry.kind], entry.names[0], said)
            if entry.kind == "events":
                announced.retold(entry)
            continue
        match entry.kind:
            case "aggregates" | "entities":
                models.read(entry)
            case "events":
                announced.read(entry)
            case "repositories":
                kept.read(entry)
            case "imports":
                imports.read_row(entry, draft) if entry.names else imports.read(entry, draft)
            case kind:
                readers[kind](entry, draft)
    announced.finish()


def _commands(entry: Entry, draft: Draft) -> None:
    """A section of commands: each row or bullet names one, or an aggregate with its commands."""
    named = bool(entry.names) and naming.is_class(entry.names[0]) and "(" not in entry.names[0]
    owner = (
        entry.names[0] if named else next((d.text.strip("`") for d in entry.find("aggregate")), "")
    )
    details = list(entry.details)
    if entry.names and not named:
        name = entry.names[0]
        call = f"`{name}`" if re.match(r"^[\w.]+(?:\(|$)", name) else f"`{snake(name)}`"
        effects = [d for d in details if d.label and _tells_effect(d)]
        moved = any(d.key in ("from", "transition") for d in details)
        keys = {"guard": "rules" if moved else "from"}
        said = tuple(
            Item(
                d.line, f"{keys.get(d.key, d.key)}: {d.text}" if d.key else d.text, tuple(d.blocks)
            )
            for d in details
            if d.key != "aggregate" and d not in effects
        )
        effected = (effect_told(d.text) for d in effects)
        body = "; ".join(part for part in (entry.body, *effected) if part)
        command = Item(entry.line, f"{call}: {body}", said)
        details = [Detail(entry.line, "commands", "", blocks=[command])]
    for told in read_commands(details, owner, entry.context, draft, "Commands"):
        entry.context.commands.append((told.owner, told.command))


def _tells_effect(detail: Detail) -> bool:
    return detail.key == "effect" or (not detail.key and tells_of_command(detail.text))


def _name_contexts(draft: Draft, slug: str) -> None:
    """The unnamed context takes the feature's name, or joins the first that has one."""
    unnamed = draft.contexts.pop(UNNAMED, None)
    if not draft.contexts and draft.spoken:
        unnamed = unnamed or ContextDraft(UNNAMED)
    elif unnamed is None or not _says_something(unnamed):
        return
    first = next(iter(draft.contexts.values()), None)
    if unnamed is None:
        return
    if first is not None:
        _join(unnamed, first, draft)
        return
    unnamed.name = context_of(slug)
    draft.contexts[unnamed.name] = unnamed


def context_of(slug: str) -> str:
    """The context that a feature has when its plan names none: `feature-flags` is `feature_flags`."""
    name = snake(slug) or "feature"
    if not name[0].isalpha():
        name = f"f_{name}"
    if naming.is_keyword(name) or naming.is_reserved_context(name):
        name = f"{name}_feature"
    return name


def _says_something(context: ContextDraft) -> bool:
    return any(
        (
            context.value_objects,
            context.enums,
            context.outcomes,
            context.aggregates,
            context.entities,
            context.events,
            context.repositories,
            context.imports,
            context.commands,
        )
    )


def _join(unnamed: ContextDraft, first: ContextDraft, draft: Draft) -> None:
    """Put what stands before the first group into its context; a class that is there already is told."""
    for name, (kind, line) in unnamed.declared.items():
        draft.claim(first, name, kind, line)
    twice = {
        name for name, (_, line) in unnamed.declared.items() if first.declared[name][1] != line
    }
    first.value_objects[:0] = [fact for fact in unnamed.value_objects if fact.name not in twice]
    first.enums[:0] = [fact for fact in unnamed.enums if fact.name not in twice]
    first.outcomes[:0] = [fact for fact in unnamed.outcomes if fact.name not in twice]
    first.aggregates[:0] = [fact for fact in unnamed.aggregates if fact.name not in twice]
    first.entities[:0] = [fact for fact in unnamed.entities if fact.name not in twice]
    first.events[:0] = [fact for fact in unnamed.events if fact.name not in twice]
    first.repositories[:0] = unnamed.repositories
    first.imports[:0] = unnamed.imports
    first.commands[:0] = unnamed.commands
