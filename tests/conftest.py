"""What every run of the tests says first."""

from importlib.util import find_spec


def pytest_report_header() -> str | None:
    """Where to find what is missing, in an environment without the packages of rendered projects."""
    if find_spec("logfire"):
        return None
    return "The packages of rendered projects are missing: `make pytest ARGS=…` has them"
