"""The answers file: YAML that gives back every text exactly and that people can read and merge."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

_VISIBLE = (
    r"[\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*"
)
_RECORDED = ("features", "schema")
_PLAIN = re.compile(_VISIBLE)
_LITERAL = re.compile(rf"(?!\s){_VISIBLE}")


def answers_yaml(answers: Mapping[str, Any]) -> str:
    """The answers to keep, each line of a plan on a line of its own, the unusual escaped.

    Of the questions only `features` and `schema` are kept: the others have become part of them.
    """
    kept = {k: v for k, v in answers.items() if k.startswith("_") or (k in _RECORDED and v)}
    return yaml.dump(kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


class _Dumper(yaml.SafeDumper):
    """Text as a literal block where YAML keeps it exactly, in double quotes where it would not."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        style = None if _PLAIN.fullmatch(text) else '"'
        if "\n" in text and _LITERAL.fullmatch(text):
            style = "|"
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)

    def analyze_scalar(self, scalar: str) -> Any:
        analysis = super().analyze_scalar(scalar)
        if _LITERAL.fullmatch(scalar):
            analysis.allow_block = True
        return analysis


_Dumper.add_representer(str, _Dumper.represent_text)
