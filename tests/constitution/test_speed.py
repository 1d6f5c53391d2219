"""A large application is examined in the time of a few parses, and what conforms stays clean."""

import sys
from pathlib import Path

from tests.constitution.benchmark import measure


def test_an_examination_takes_the_time_of_a_few_parses(tmp_path: Path) -> None:
    measured = measure(tmp_path / "project")
    sys.stdout.write(f"{measured}\n")

    assert measured.files >= 200
    assert measured.lines >= 20_000
    assert measured.report.findings == ()
    assert measured.report.faults == ()
    assert measured.times < 15, str(measured)  # 5 when the machine has nothing else to do
