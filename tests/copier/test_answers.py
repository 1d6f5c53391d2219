"""The answers file gives back what was recorded."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from extensions.answers import answers_yaml

UNUSUAL = ["\x85", "\u2028", "\ufeff", "\r\n", "  \n", "\t", "\x07", "{{ x }}", "---\n", ": ", "# "]
texts = st.text() | st.lists(st.sampled_from([*UNUSUAL, "word ", "\n", "é"])).map("".join)


@given(texts.map(lambda text: text.encode("utf-8", "ignore").decode()))
def test_every_text_comes_back_exactly(text: str) -> None:
    answers = {"features": {"001": {"plan": text, "design": {"constraints": [text]}}}}

    assert yaml.safe_load(answers_yaml(answers)) == answers


def test_a_plan_is_readable_line_by_line() -> None:
    plan = "# Plan\n\nA hard break  \nand\ta tab\n"

    assert answers_yaml({"_commit": "v1", "title": "Typed", "features": plan}) == (
        "_commit: v1\nfeatures: |\n  # Plan\n\n  A hard break  \n  and\ta tab\n"
    )
