"""A file that cannot be decided is said so, never passed, and never hides the others."""

import os
from pathlib import Path

import pytest
from constitution.cli import main
from constitution.code.project import LARGEST

from tests.constitution.sample import PLAN, VALUES, Sample

BROKEN = "src/app/domain/order/broken.py"
FOUND = "L1.1 Parcel src/app/domain/order/value.py:{}"


@pytest.fixture
def found(sample: Sample) -> str:
    """A finding in another file, which must still be found."""
    line = sample.append(VALUES, "\n\nclass Parcel(BaseModel):\n    pass\n")
    return FOUND.format(line + 2)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"x = 1\ny = '\xff'\n", "E2 broken.py {}:2", id="not UTF-8"),
        pytest.param("x = 1\n".encode("utf-16"), "E2 broken.py {}:1", id="UTF-16"),
        pytest.param(b"x = 1\nclass Order(:\n", "E3 broken.py {}:2", id="a syntax error"),
        pytest.param(b"x = 1\n\n\nif x\n", "E3 broken.py {}:4", id="an unfinished statement"),
        pytest.param(
            b"try:\n    pass\nexcept* else finally:\n", "E3 broken.py {}:3", id="a newer syntax"
        ),
        pytest.param(b"x = 1\0\n", "E3 broken.py {}:1", id="a null byte"),
        pytest.param(b"#" * (LARGEST + 1), "E4 broken.py {}:1", id="too large to be code"),
        pytest.param(b"x = " + b"(" * 5000, "E3 broken.py {}:1", id="nested too deeply"),
    ],
)
def test_it_is_reported_and_the_rest_is_examined(
    content: bytes, said: str, found: str, sample: Sample
) -> None:
    (sample.root / BROKEN).write_bytes(content)

    assert sample.said() == [said.format(BROKEN), found]
    assert main(["--root", str(sample.root)]) == 2


def test_a_file_that_is_not_there_after_all_is_reported(found: str, sample: Sample) -> None:
    (sample.root / BROKEN).symlink_to("nowhere.py")

    assert sample.said() == [f"E1 broken.py {BROKEN}:1", found]


def test_a_file_that_links_to_itself_is_reported(found: str, sample: Sample) -> None:
    (sample.root / BROKEN).symlink_to("broken.py")

    assert sample.said() == [f"E1 broken.py {BROKEN}:1", found]


def test_a_folder_that_contains_itself_is_entered_once(found: str, sample: Sample) -> None:
    (sample.root / "src/app/domain/order/again").symlink_to(Path(".."), target_is_directory=True)

    assert sample.said() == [found]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_what_is_no_file_is_reported(found: str, sample: Sample) -> None:
    os.mkfifo(sample.root / BROKEN)

    assert sample.said() == [f"E1 broken.py {BROKEN}:1", found]


def test_a_folder_named_like_a_module_is_entered(found: str, sample: Sample) -> None:
    (sample.root / BROKEN).mkdir()

    assert sample.said() == [found]


def test_a_mark_of_byte_order_is_no_fault(found: str, sample: Sample) -> None:
    (sample.root / BROKEN).write_bytes(b"\xef\xbb\xbfx = 1\r\n")

    assert sample.said() == [found]


def test_an_unreadable_file_does_not_make_a_waiver_superfluous(sample: Sample) -> None:
    sample.justify("| L1 `Order` | the file that needs it cannot be read now | none |")
    (sample.root / BROKEN).write_bytes(b"class\n")

    assert sample.said() == [f"E3 broken.py {BROKEN}:1"]


def test_a_plan_that_is_not_utf_8_is_reported(sample: Sample) -> None:
    (sample.root / PLAN).write_bytes(b"# Orders \xff\n")

    faults = sample.report().faults
    assert [(each.rule, each.path) for each in faults] == [("E2", PLAN)]
