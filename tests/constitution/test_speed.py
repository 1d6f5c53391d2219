"""A large application is examined in the time of a few parses, and what conforms stays clean."""

import sys
from pathlib import Path
from time import process_time

import pytest

from tests.constitution.benchmark import measure
from tests.constitution.sample import Sample


def test_an_examination_takes_the_time_of_a_few_parses(tmp_path: Path) -> None:
    measured = measure(tmp_path)
    sys.stdout.write(f"{measured}\n")

    assert measured.files >= 200
    assert measured.lines >= 20_000
    assert measured.report.findings == ()
    assert measured.report.faults == ()
    assert measured.said == "The eight laws hold.\n"
    assert measured.times < 7, str(measured)  # 4 when the machine has nothing else to do
    assert measured.times_run < 8, str(measured)  # 4 to 5


GENERATED = {
    "a chain of functions": "def f0(a, b):\n    return a\n"
    + "".join(f"def f{n + 1}(a, b):\n    return f{n}(a, b)\n" for n in range(3000)),
    "a chain of names": "x0 = 1\n" + "".join(f"x{n + 1} = x{n}\n" for n in range(3000)),
    "one name again and again": "x = 1\n" + "".join(f"x = x + {n}\n" for n in range(3000)),
    "a chain of classes": "class A0: ...\n"
    + "".join(f"class A{n + 1}(A{n}): ...\n" for n in range(500)),
}


@pytest.mark.parametrize("code", GENERATED.values(), ids=GENERATED)
def test_generated_code_does_not_hold_an_examination_up(code: str, sample: Sample) -> None:
    sample.write("src/app/domain/order/generated.py", code)

    started = process_time()
    report = sample.report()

    assert (report.findings, report.faults) == ((), ())
    assert process_time() - started < 15  # a second or two, when it is not followed to the end
