"""The application that the tests of the constitution change."""

from pathlib import Path

import pytest

from tests.constitution.sample import Sample


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample.laid(tmp_path / "sample")
