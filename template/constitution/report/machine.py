"""A report for programs: JSON, SARIF 2.1.0 for code scanning, and GitHub annotations."""

import hashlib
import json
from collections import Counter
from urllib.parse import quote

from constitution.examine import Report
from constitution.finding import Finding
from constitution.laws import LAWS
from constitution.report.text import rules

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY_ESCAPES = {**_ESCAPES, ":": "%3A", ",": "%2C"}


def as_json(report: Report) -> str:
    """`{"findings": […]}`, faults first; paths are relative to the root."""
    findings = [
        {
            "path": each.path,
            "line": each.line,
            "column": each.column,
            "rule": each.rule,
            "symbol": each.symbol,
            "message": each.message,
            "fix": each.fix,
        }
        for each in (*report.faults, *report.findings)
    ]
    return json.dumps({"findings": findings}, indent=2, ensure_ascii=False) + "\n"


def as_sarif(report: Report) -> str:
    """SARIF 2.1.0; a fingerprint follows its symbol when lines move."""
    known = rules()
    order = {rule: position for position, rule in enumerate(known)}
    driver = {
        "name": "constitution",
        "rules": [_rule(name) for name in known],
    }
    seen: Counter[str] = Counter()
    results = []
    for each in (*report.faults, *report.findings):
        stem = f"{each.rule}|{each.path}|{each.symbol}|{each.message}"
        seen[stem] += 1
        results.append(_result(each, order[each.rule], f"{stem}|{seen[stem]}"))
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not report.faults}],
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The root of the project."}}},
        "results": results,
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def as_github(report: Report) -> str:
    """Workflow commands, which GitHub shows beside the lines they are about."""
    return "".join(
        f"::error file={_escaped(each.path, _PROPERTY_ESCAPES)},line={each.line},col={each.column},"
        f"title={_escaped(f'{each.rule} {each.symbol}', _PROPERTY_ESCAPES)}"
        f"::{_escaped(f'{each.message}: {each.fix}', _ESCAPES)}\n"
        for each in (*report.faults, *report.findings)
    )


def _escaped(words: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in words)


def _rule(name: str) -> dict[str, object]:
    rule = rules()[name]
    law = next((law for law in LAWS if law.id == name.partition(".")[0]), None)
    words = f"{rule.title}. {rule.remedy}"
    markdown = f"**{rule.title}.** {rule.remedy}"
    if law:
        words += f"\n\n{law.rationale}"
        markdown += (
            f"\n\n{law.rationale}\n\nBroken:\n\n```python\n{law.bad.strip()}\n```"
            f"\n\nKept:\n\n```python\n{law.good.strip()}\n```"
        )
    return {
        "id": name,
        "name": "".join(word.capitalize() for word in rule.title.split() if word.isalpha()),
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": law.promise if law else rule.remedy},
        "help": {"text": words, "markdown": markdown},
        "defaultConfiguration": {"level": "error"},
    }


def _result(finding: Finding, position: int, identity: str) -> dict[str, object]:
    fingerprint = hashlib.sha256(identity.encode()).hexdigest()
    return {
        "ruleId": finding.rule,
        "ruleIndex": position,
        "level": "error",
        "message": {"text": f"{finding.message}: {finding.fix}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(finding.path), "uriBaseId": "SRCROOT"},
                    "region": {"startLine": finding.line, "startColumn": finding.column},
                },
                "logicalLocations": [{"fullyQualifiedName": finding.symbol}],
            }
        ],
        "partialFingerprints": {"constitution/v1": fingerprint},
    }
