"""Words from a plan stay data, whatever they contain."""

import ast
import subprocess
import sys
import tomllib

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from extensions import prose

AWKWARD = ['"', '"""', "'", "\\", "\n\n", "\t", "\u202e", "\x07", "\x85", "\u2028", "{{ x }}", "#"]
texts = st.lists(st.sampled_from([*AWKWARD, "word " * 7, "x" * 60, "é", "😀", "|"])).map("".join)


@given(st.text() | texts)
def test_a_quoted_text_is_the_same_text_in_python_toml_and_yaml(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()

    literal = prose.quoted(text)

    assert ast.literal_eval(literal) == text
    assert tomllib.loads(f"text = {literal}") == {"text": text}
    assert yaml.safe_load(f"text: {literal}") == {"text": text}


@given(texts)
def test_a_docstring_is_one_string_without_hidden_characters(text: str) -> None:
    literal = prose.docstring(text)

    assert isinstance(ast.literal_eval(literal), str)
    assert not any(hidden in literal for hidden in "\u202e\x07\x85\u2028")


@settings(max_examples=5, deadline=None)
@given(st.lists(texts, min_size=40, max_size=60))
def test_the_formatter_has_nothing_to_say_about_literals(words: list[str]) -> None:
    lines = "".join(f"x{n} = {prose.literal(text)}\n" for n, text in enumerate(words))

    formatted = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--isolated", "--line-length=320", "-"],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
    )

    assert formatted.stdout == lines
    assert [ast.literal_eval(line.partition(" = ")[2]) for line in lines.splitlines()] == words


@settings(max_examples=5, deadline=None)
@given(st.lists(texts.filter(str.strip), min_size=40, max_size=60))
def test_the_formatter_has_nothing_to_say_about_docstrings(docs: list[str]) -> None:
    classes = [f"class C{n}:\n    {prose.docstring(doc)}\n" for n, doc in enumerate(docs)]

    formatted = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--isolated", "--line-length=100", "-"],
        input="\n\n".join(classes),
        capture_output=True,
        text=True,
        check=True,
    )

    assert formatted.stdout == "\n\n".join(classes)


@given(texts)
def test_a_comment_is_nothing_but_comment(text: str) -> None:
    lines = prose.comment(text, indent=4).splitlines()

    assert all(line.lstrip().startswith("#") for line in lines)


@given(texts)
def test_a_cell_ends_no_row_and_opens_no_column(text: str) -> None:
    cell = prose.cell(text)

    assert "\n" not in cell
    assert "|" not in cell.replace("\\\\", "").replace("\\|", "")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("is one hull of the fleet", "Ship is one hull of the fleet"),
        ("One hull of the fleet", "One hull of the fleet"),
        ("issued by the harbour", "issued by the harbour"),
    ],
)
def test_what_is_said_without_a_subject_gets_one(said: str, sentence: str) -> None:
    assert prose.about("Ship", said) == sentence
