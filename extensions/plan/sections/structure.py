"""Project Structure: the tree that names the contexts, their modules, and which of them speak HTTP."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .. import blank
from ..draft import ContextDraft, Draft
from ..entries import prose
from ..markdown import Block, Fence, Item
from ..model import Context, Design
from ..names import context_name
from ..naming import is_name, snake
from ..outline import Section
from ..patterns import Pattern
from ..sentences import Spoken, spoken_models
from ..text import code_spans, cut, plain

SECTION = "Project Structure"
RESERVED = frozenset({"event", "shared"})

_NODE = Pattern(r"^(?P<lead>[\s│├└┬─━|`+\\>-]*)(?P<name>[^\s#]+)\s*(?P<comment>.*)$")
_EXISTING = Pattern(
    r"\b(?:existing|exists|unchanged|read-?only|imported|already (?:there|present|exists)|not (?:changed|touched)|other feature|upstream|external)\b",
    re.IGNORECASE,
)
_DOMAIN_CONTEXT = Pattern(r"^(?:\*\*|__)?domain contexts?(?:\*\*|__)?\s*[:=：]", re.IGNORECASE)
_ENTITIES = Pattern(r"\b([A-Z][A-Za-z0-9]*)\s+\(entity\)")
_CLASSES = Pattern(r"\b[A-Z][A-Za-z0-9]+\b")
_FOLDER = Pattern(r"\bdomain/([a-z][a-z0-9_]*)\b")
_CALLED = Pattern(
    r"\b(?:contexts?|domains?|packages?)\s+(?:is\s+|are\s+|called\s+|named\s+)?`([a-z][a-z0-9_]*)`",
    re.IGNORECASE,
)
_IS_CONTEXT = Pattern(r"`([a-z][a-z0-9_]*)`\s+(?:bounded\s+)?context\b", re.IGNORECASE)
_ASIDE = Pattern(r"\([^()]*\)")
_OWNER = Pattern(
    r"^`?(?P<name>[A-Z][A-Za-z0-9]*)`?\s*(?:$|[,;—–]|(?P<root>\((?:aggregate )?root\)|(?:aggregate|root)\b)|\(|entity\b)"
)
_ROOT = Pattern(r"^(?:src/)?(?:app/)?(?:domain/)?")
_SPELLED_LOW = Pattern(r"[a-z][a-z0-9_-]*")
_UNSAFE = Pattern(r"\.\.|[~{}\\]")
_NOT_MODULES = frozenset({"__init__"})


@dataclass(frozen=True, slots=True)
class Node:
    """An entry of a tree: its path from the root of the tree, and the comment behind it."""

    line: int
    path: tuple[str, ...]
    folder: bool
    comment: str


def read(sections: list[Section], draft: Draft) -> None:
    """Declare the contexts of the tree, or else of the structure notes."""
    tree = _tree(sections)
    if tree is not None:
        _contexts(list(nodes(tree)), draft)
    if not draft.contexts and tree is None:
        _spoken_contexts(sections, draft)
    for section in sections:
        if section.key in ("structure", "source"):
            for block in section.blocks:
                if block is not tree and not _documents(block):
                    _note(block, draft)


def _tree(sections: list[Section]) -> Fence | None:
    fences = (
        b
        for s in sections
        if s.key in ("source", "structure", "documentation")
        for b in s.blocks
        if isinstance(b, Fence)
    )
    return next(
        (fence for fence in fences if re.search(r"(?<![\w-])domain(?![\w-])", fence.text)), None
    )


def _documents(block: Block) -> bool:
    """The tree of the feature's own documents."""
    return isinstance(block, Fence) and block.text.lstrip().startswith("specs/")


def nodes(fence: Fence) -> Iterator[Node]:
    """The entries of a tree, drawn with lines or by indentation."""
    stack: list[tuple[int, tuple[str, ...]]] = []
    for line, text in enumerate(fence.text.split("\n"), start=fence.line + 1):
        found = _NODE.match(text.expandtabs(4)) if text.strip(" │|") else None
        if found is None or (
            found["name"].startswith(("[", "...", "…")) and not found["name"].startswith("[x")
        ):
            continue
        column = len(found["lead"])
        while stack and stack[-1][0] >= column:
            stack.pop()
        parent = stack[-1][1] if stack else ()
        parts = tuple(
            part for part in found["name"].rstrip(":,").split("/") if part and part != "."
        )
        path = (*parent, *parts)
        folder = found["name"].rstrip(":,").endswith("/") or "." not in (
            parts[-1] if parts else "."
        )
        if folder:
            stack.append((column, path))
        yield Node(line, path, folder, found["comment"].lstrip("#/← ").strip())


def _contexts(entries: Sequence[Node], draft: Draft) -> None:
    http = {
        snake(node.path[at + 1].removesuffix(".py"))
        for node in entries
        for at in _after(node, "api")
        if len(node.path) > at + 1
    }
    for node in entries:
        for at in _after(node, "domain"):
            below = node.path[at + 1 :]
            if not below or below[0].startswith("[") or (len(below) == 1 and not node.folder):
                continue
            raw = below[0]
            if raw.startswith(".."):
                context_name(draft.log, node.line, "/".join(below))
                continue
            if raw in RESERVED or raw in draft.external or raw.startswith(("__", ".")):
                continue
            if len(below) == 1 and _EXISTING.search(node.comment):
                draft.external.add(snake(raw))
                continue
            name = (
                context_name(draft.log, node.line, raw)
                if snake(raw) not in draft.contexts
                else snake(raw)
            )
            if name is None:
                continue
            context = draft.context(name, node.line)
            context.http = name in http
            context.mentioned.update(_CLASSES.findall(node.comment))
            if len(below) == 2 and below[1].endswith(".py"):
                _module(below[1].removesuffix(".py"), node, context)


def _module(name: str, node: Node, context: ContextDraft) -> None:
    if name in _NOT_MODULES or not is_name(name) or name in context.modules:
        return
    context.modules.append(name)
    context.spoken += [
        Spoken(node.line, "entity", name) for name in _ENTITIES.findall(node.comment)
    ]
    owner = _OWNER.match(node.comment)
    context.roots[name] = (owner["name"] if owner else "", node.line, bool(owner and owner["root"]))


def _after(node: Node, folder: str) -> Iterator[int]:
    """Where the application's folder stands in a path; the tests mirror it and do not count."""
    layer = next((at for at, part in enumerate(node.path) if part in ("domain", "api")), None)
    if "tests" not in node.path and layer is not None and node.path[layer] == folder:
        yield layer


def _note(block: Block, draft: Draft) -> None:
    if isinstance(block, Item) and _DOMAIN_CONTEXT.match(plain(block.text)):
        _, separator, rest = cut(re.sub(r"\*\*|__", "", block.text), r"\s*[:=：]\s*")
        names = _listed(_ASIDE.sub("", rest)) if separator else []
        if not draft.contexts:
            for raw in names:
                if name := context_name(draft.log, block.line, raw):
                    draft.context(name, block.line)
        if names and not re.sub(r"`[^`]*`|,|\band\b", "", rest).strip(" ."):
            return
    for line, text in prose(block):
        if not blank.says(text):
            draft.spoken += spoken_models(text, line)
            draft.note(line, SECTION, "", text)


def _listed(text: str) -> list[str]:
    """The names that a list of contexts sets in code font; an unsafe one is among them, so that it is refused."""
    spans = [_ROOT.sub("", span).rstrip("/") for span in code_spans(text)]
    return [span for span in spans if _SPELLED_LOW.fullmatch(span) or _UNSAFE.search(span)]


def _spoken_contexts(sections: list[Section], draft: Draft) -> None:
    """Without a tree, the contexts are those that the prose calls so, or whose folders it names."""
    for section in sections:
        for block in section.blocks if section.key in ("structure", "source") else ():
            for line, text in prose(block):
                if blank.says(text):
                    continue
                found = [*_FOLDER.findall(text), *_CALLED.findall(text), *_IS_CONTEXT.findall(text)]
                for name in dict.fromkeys(found):
                    if name not in RESERVED and context_name(draft.log, line, name):
                        draft.context(name, line)


def write_source(design: Design, template: list[str]) -> list[str]:
    """The section with the tree of the design's contexts."""
    if not design.contexts:
        return template
    start = next(at for at, line in enumerate(template) if line.startswith("src/app/"))
    end = next(at for at, line in enumerate(template) if at > start and line.startswith("```"))
    lines = [*template[:start], *_written_tree(design.contexts), *template[end:]]
    if len(design.contexts) > 1:
        names = ", ".join(f"`{context.name}`" for context in design.contexts)
        lines = [
            f"- **Domain context**: {names}" if line.startswith("- **Domain context** =") else line
            for line in lines
        ]
    return lines


def write_documentation(design: Design, template: list[str]) -> list[str]:
    """The section with the feature's own directory."""
    if not design.feature.dir:
        return template
    return [line.replace("specs/[###-feature]/", f"{design.feature.dir}/") for line in template]


def modules_of(context: Context) -> list[str]:
    """The modules of a context, in the tree's order."""
    from_tree = [
        name for name in context.modules if name not in ("value", "type", "event", "repository")
    ]
    own = [snake(aggregate.name) for aggregate in context.aggregates]
    return ["value", "type", *dict.fromkeys([*from_tree, *own]), "event", "repository"]


def _written_tree(contexts: Sequence[Context]) -> list[str]:
    lines = ["src/app/", "├── domain/"]
    for at, context in enumerate(contexts):
        last = at == len(contexts) - 1
        lines.append(f"│   {'└' if last else '├'}── {context.name}/")
        files = ["__init__", *modules_of(context)]
        for index, name in enumerate(files):
            branch = "└" if index == len(files) - 1 else "├"
            lines.append(f"│   {' ' if last else '│'}   {branch}── {name}.py")
    spoken = [context for context in contexts if context.http]
    lines.append(f"{'├' if spoken else '└'}── service/")
    for at, context in enumerate(contexts):
        lines.append(
            f"{'│' if spoken else ' '}   {'└' if at == len(contexts) - 1 else '├'}── {context.name}.py"
        )
    if spoken:
        lines.append("└── api/")
    for at, context in enumerate(spoken):
        last = at == len(spoken) - 1
        lines.append(f"    {'└' if last else '├'}── {context.name}/")
        lines += [
            f"    {' ' if last else '│'}   ├── __init__.py",
            f"    {' ' if last else '│'}   └── routes.py",
        ]
    return lines
