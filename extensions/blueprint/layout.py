"""The layout of a rendered module: its imports, and lines no longer than the formatter allows.

Templates write statements; which names a module must import follows from the names it uses, and a
statement that is too long is laid out as the formatter would, so that no formatter has to run.
"""

import re
from collections.abc import Iterator, Mapping

from .imports import import_block

WIDTH = 100
OPENING = {"(": ")", "[": "]", "{": "}"}

_DEFINES_FUNCTION = re.compile(r"\s*(?:async )?def ")
_DEFINES = re.compile(r"@|class |def |async def ")
_HEADS_CLASS = re.compile(r"\s*class .*:$|\).*:$")
_FOLLOWS = re.compile(r"@|#")
_LOOPS = re.compile(r"(?:async )?for |if ")
_CHOICES = re.compile(r"if |else ")
_OPERATORS = tuple(re.compile(words) for words in ("or ", "and ", r"\| ", "(?:==|is|in|not in) "))
_ASSIGNS = re.compile(r"(?P<target>\s*[\w.]+(?:: [^=]+)? = )(?P<value>\w+\(.*\))")


def module(body: str, symbols: Mapping[str, str]) -> str:
    """A module: docstring, the imports its names need, then its statements, spaced and laid out.

    `symbols` tells for each name how it is imported: `from x import Name`, `import x`.
    """
    docstring, _, statements = body.strip("\n").partition("\n\n")
    imports = import_block(statements, symbols)
    parts = [docstring, imports, statements.strip("\n")]
    return lay_out(spaced("\n\n".join(part for part in parts if part))).strip("\n")


def spaced(code: str) -> str:
    """The code with blank lines where the formatter wants them: two around what a module defines."""
    lines: list[str] = []
    blanks = 0
    block = False
    quoted = False
    described = False
    for line in code.split("\n"):
        if not line.strip() and not quoted:
            blanks += 1
            continue
        top = bool(line) and not line[0].isspace() and line[0] not in ")]}" and not quoted
        starts = top and _DEFINES.match(line) is not None
        before = lines[-1] if lines else ""
        if not quoted:
            if starts and _FOLLOWS.match(before):
                blanks = 0
            elif lines and (starts or (top and block)):
                blanks = 2
            elif before.rstrip().endswith((":", "(", "[", "{")) or line.lstrip()[:1] in ")]}":
                blanks = 0
            elif described:
                blanks = 1
            else:
                blanks = min(blanks, 2 if top else 1)
            lines += [""] * blanks
        blanks = 0
        if top:
            block = starts and not line.startswith("type ")
        opens = not quoted and line.lstrip().startswith('"""') and _HEADS_CLASS.match(before)
        described = bool(opens) or (described and quoted)
        quoted ^= line.count('"""') % 2 == 1
        lines.append(line.rstrip() if not quoted else line)
    return "\n".join(lines)


def lay_out(code: str) -> str:
    """The code with every line that is too long broken at its brackets."""
    return "\n".join(part for line in code.split("\n") for part in _broken(line))


def _broken(line: str) -> Iterator[str]:
    indent = line[: len(line) - len(line.lstrip())]
    if len(line) <= WIDTH or line.lstrip().startswith(("#", '"""')):
        yield line
        return
    if line.startswith("from "):
        source, _, names = line.partition(" import ")
        yield f"{source} import ("
        yield from (f"    {name}," for name in names.split(", "))
        yield ")"
        return
    case = re.fullmatch(r"(\s*case) (.+):", line)
    if case and len(_split(case[2], "|")) > 1:
        yield f"{case[1]} ("
        yield from _spread(case[2], f"{indent}    ", closing="|")
        yield f"{indent}):"
        return
    alias = re.fullmatch(r"(\s*type \w+(?:\[.+\])? = )(.+)", line)
    if alias and len(_split(alias[2], "|")) > 1:
        yield f"{alias[1]}("
        yield from _spread(alias[2], f"{indent}    ", closing="|")
        yield f"{indent})"
        return
    bracket = _bracket(line)
    if bracket is None:
        yield line
        return
    start, end = bracket
    assigned = _ASSIGNS.fullmatch(line)
    if assigned and start >= WIDTH:
        yield f"{assigned['target']}("
        yield from _broken(f"{indent}    {assigned['value']}")
        yield f"{indent})"
        return
    yield line[: start + 1]
    called = start > 0 and (line[start - 1].isalnum() or line[start - 1] in "_)]")
    content = line[start + 1 : end]
    if _DEFINES_FUNCTION.match(line) and len(_split(content, ",")) == 1:
        content, called = f"{content},", False
    yield from _spread(content, f"{indent}    ", closing=line[end], called=called)
    yield from (
        _broken(indent + line[end:]) if len(indent + line[end:]) > WIDTH else (indent + line[end:],)
    )


def _spread(content: str, indent: str, closing: str, *, called: bool = True) -> Iterator[str]:
    """What stands in brackets: on one line if it fits, else an item a line, as a literal always."""
    trailing = content.endswith(",")
    content = content.strip().rstrip(",")
    items = _split(content, "," if closing != "|" else "|")
    if trailing and len(items) == 1 and not called and closing == ")":
        yield from _broken(f"{indent}{content},")
        return
    if closing == "|" or (len(items) == 1 and not _is_argument(content, closing)):
        if len(indent + content) <= WIDTH:
            yield indent + content
            return
        for place, part in enumerate(_clauses(content) if closing != "|" else items):
            lead = "| " if closing == "|" and place else ""
            yield from _broken(f"{indent}{lead}{part.strip()}")
        return
    if len(indent + content) <= WIDTH and (called or len(items) == 1):
        yield indent + content
        return
    for item in items:
        yield from _broken(f"{indent}{item.strip()},")


def _is_argument(content: str, closing: str) -> bool:
    """Whether a single item may be followed by a comma without changing what it means."""
    return closing in ")}" and len(_clauses(content)) == 1 and not content.startswith("*")


def _clauses(content: str) -> list[str]:
    """The clauses of a comprehension or a choice, else the operands that bind least."""
    if len(_cut(content, re.compile("(?:async )?for "))) > 1:
        return _cut(content, _LOOPS)
    if len(_cut(content, re.compile("else "))) > 1:
        return _cut(content, _CHOICES)
    for operator in _OPERATORS:
        operands = _cut(content, operator)
        if len(operands) > 1:
            return operands
    return [content]


def _cut(content: str, before: re.Pattern[str]) -> list[str]:
    """The pieces of an expression, cut where a word stands outside of all brackets."""
    pieces: list[str] = []
    start = 0
    for place, character in _outside(content):
        if character == " " and before.match(content, place + 1):
            pieces.append(content[start:place])
            start = place + 1
    return [*pieces, content[start:]]


def _bracket(line: str) -> tuple[int, int] | None:
    """The bracket to break a line at: a definition's parameters, else the last that is long."""
    pairs = list(_outer_pairs(line))
    if not pairs:
        return None
    if re.match(r"\s*(?:async )?def |\s*class ", line):
        return next((pair for pair in pairs if line[pair[0]] == "("), pairs[0])
    return max(reversed(pairs), key=lambda pair: pair[1] - pair[0])


def _outer_pairs(line: str) -> Iterator[tuple[int, int]]:
    depth = 0
    start = 0
    quote = ""
    place = 0
    while place < len(line):
        character = line[place]
        if quote:
            place += character == "\\"
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character in OPENING:
            start = place if depth == 0 else start
            depth += 1
        elif character in OPENING.values():
            depth -= 1
            if depth == 0 and place > start + 1:
                yield start, place
        place += 1


def _split(content: str, separator: str) -> list[str]:
    parts: list[str] = []
    start = 0
    for place, character in _outside(content):
        if character == separator:
            parts.append(content[start:place])
            start = place + 1
    return [*parts, content[start:]]


def _outside(content: str) -> Iterator[tuple[int, str]]:
    """The characters that stand outside of all brackets and texts, each with its place."""
    depth = 0
    quote = ""
    for place, character in enumerate(content):
        if quote:
            quote = "" if character == quote and content[place - 1] != "\\" else quote
        elif character in "\"'":
            quote = character
        else:
            depth += (character in OPENING) - (character in OPENING.values())
            if depth == 0:
                yield place, character
