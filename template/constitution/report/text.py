"""A report for people: grouped by file, each finding with its fix below it."""

from itertools import groupby

from constitution.examine import Report
from constitution.finding import Finding, Law, Rule
from constitution.laws import LAWS

_RESET, _BOLD, _DIM, _RED, _GREEN, _YELLOW = (f"\033[{code}m" for code in (0, 1, 2, 31, 32, 33))
_OTHER_RULES = (
    Rule("E1", "A file cannot be read", "Make it readable."),
    Rule("E2", "A file is not UTF-8", "Save it as UTF-8."),
    Rule("E3", "A file cannot be parsed", "Mend it, or run with the Python version it needs."),
    Rule("E4", "A file is too large to be code", "Keep data out of the package."),
    Rule("W1", "A waiver gives no reason", "Say under Why Needed what forces it."),
    Rule("W2", "A waiver excuses nothing", "Remove its row from Complexity Tracking."),
    Rule("W3", "A waiver can mean several things", "Name one law, and the subject's dotted name."),
    Rule("W4", "A waiver is too broad", "Name the class or the method, in code font."),
)


def rules() -> dict[str, Rule]:
    """Every rule by its number, those about files and waivers included."""
    found = {rule.id: rule for law in LAWS for rule in law.rules}
    for law in LAWS:
        remedy = f"Bring the code back to {law.home}."
        found[f"{law.id}.0"] = Rule(f"{law.id}.0", "The law was asked of nothing", remedy)
    return found | {rule.id: rule for rule in _OTHER_RULES}


def text(report: Report, *, colour: bool) -> str:
    """The findings by file, and one sentence that sums them up."""
    style = _Style(colour=colour)
    parts: list[str] = []
    findings = (*report.faults, *report.findings)
    for path, group in groupby(findings, key=lambda each: each.path):
        parts.append(style(_BOLD, path))
        parts += [_entry(finding, style) for finding in group]
        parts.append("")
    parts.append(_summary(report, style))
    return "\n".join(parts) + "\n"


def explain(name: str, *, colour: bool) -> str | None:
    """A law, or one of its rules, with its reason and its examples; `None` if there is none."""
    style = _Style(colour=colour)
    wanted = name.strip().upper()
    wanted = f"L{wanted}" if wanted[:1].isdigit() else wanted
    for law in LAWS:
        if wanted == law.id:
            return _law(law, law.rules, style)
        if wanted in (rule.id for rule in law.rules) or wanted == f"{law.id}.0":
            return _law(law, (rules()[wanted],), style)
    other = rules().get(wanted)
    return f"{style(_BOLD, other.id)} {other.title}. {other.remedy}\n" if other else None


class _Style:
    """Puts colour on text where there is colour."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def __call__(self, code: str, words: str) -> str:
        return f"{code}{words}{_RESET}" if self._colour else words


def _entry(finding: Finding, style: _Style) -> str:
    rule = style(_RED if finding.law.startswith(("L", "E")) else _YELLOW, finding.rule)
    head = f"{finding.where}: {rule} {finding.message}"
    return f"{head}: {style(_DIM, finding.fix)}"


def _summary(report: Report, style: _Style) -> str:
    count, faults = len(report.findings), len(report.faults)
    if not count and not faults:
        return style(_GREEN, "The eight laws hold.")
    said = []
    if count:
        laws = sorted({finding.law for finding in report.findings})
        said.append(f"{count} {'finding' if count == 1 else 'findings'} ({', '.join(laws)})")
    if faults:
        said.append(f"{faults} {'file' if faults == 1 else 'files'} could not be read")
    hint = next((finding.law for finding in report.findings if finding.law[0] == "L"), "")
    more = f" To learn more: python -m constitution explain {hint}" if hint else ""
    return style(_BOLD, "; ".join(said) + ".") + more


def _law(law: Law, chosen: tuple[Rule, ...], style: _Style) -> str:
    parts = [
        style(_BOLD, f"{law.id}  {law.title}"),
        law.promise,
        "",
        law.rationale,
        "",
        *(f"{style(_BOLD, rule.id)}  {rule.title}. {rule.remedy}" for rule in chosen),
        "",
        style(_RED, "Broken:"),
        *_indented(law.bad),
        "",
        style(_GREEN, "Kept:"),
        *_indented(law.good),
    ]
    return "\n".join(parts) + "\n"


def _indented(code: str) -> list[str]:
    return [f"    {line}".rstrip() for line in code.strip("\n").split("\n")]
