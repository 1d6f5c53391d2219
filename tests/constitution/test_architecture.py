"""`docs` draws the architecture as the code stands, and `--check` fails where a page does not."""

import pytest
from constitution.architecture.pages import FOLDER, MARK
from constitution.cli import main

from tests.constitution.sample import Sample

MAP = f"{FOLDER}/context-map.md"
EVENTS = f"{FOLDER}/event-catalogue.md"
MACHINES = f"{FOLDER}/state-machines.md"
ORDER = f"{FOLDER}/context/order.md"
PAGES = [MAP, *(f"{FOLDER}/context/{name}.md" for name in ("identity", "inventory", "order"))]
PAGES += [EVENTS, MACHINES]


def docs(sample: Sample, *options: str) -> int:
    return main(["docs", "--root", str(sample.root), *options])


@pytest.fixture
def documented(sample: Sample, capsys: pytest.CaptureFixture[str]) -> Sample:
    docs(sample)
    capsys.readouterr()
    return sample


def test_every_page_is_written_once(sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    first = docs(sample), capsys.readouterr().out.splitlines()
    second = docs(sample), capsys.readouterr().out.splitlines()

    assert first == (0, sorted(PAGES))
    assert second == (0, [])
    assert docs(sample, "--check") == 0


def test_the_map_shows_who_imports_what(documented: Sample) -> None:
    said = documented.read(MAP)

    assert '    order_context -->|"Quantity, Sku"| inventory_context\n' in said
    assert "| [inventory](context/inventory.md) | – | – | order |\n" in said


def test_a_state_machine_has_the_moves_that_the_enum_allows(documented: Sample) -> None:
    said = documented.read(MACHINES).partition("## order: OrderStatus")[2].partition("##")[0]

    assert said.strip().splitlines() == [
        "```mermaid",
        "stateDiagram-v2",
        "    PENDING",
        "    CONFIRMED",
        "    SHIPPED",
        "    CANCELLED",
        "    [*] --> PENDING",
        "    PENDING --> CONFIRMED",
        "    PENDING --> CANCELLED",
        "    CONFIRMED --> SHIPPED",
        "    CONFIRMED --> CANCELLED",
        "    SHIPPED --> [*]",
        "    CANCELLED --> [*]",
        "```",
    ]


def test_the_catalogue_has_events_of_a_context_s_own_making(documented: Sample) -> None:
    assert documented.read(EVENTS).splitlines()[-1] == (
        "| `OrderWasCancelled` | order | – | – | – "
        "| `order_id: OrderId`, `reason: CancelReason`, `occurred_at: datetime` | – |"
    )


def test_a_base_of_events_is_no_event(sample: Sample) -> None:
    sample.append(
        "src/app/domain/order/event.py",
        "\n\nclass OrderWasLost(OrderWasCancelled):\n    order_id: OrderId\n",
    )

    docs(sample)

    said = sample.read(EVENTS)
    assert "`OrderWasLost`" in said
    assert "`OrderWasCancelled`" not in said


def test_a_page_that_says_something_else_is_out_of_date(
    documented: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    documented.append("src/app/domain/order/type.py", "\n\nclass Size(StrEnum):\n    SMALL = 's'\n")

    code = docs(documented, "--check")

    said = capsys.readouterr().out
    assert code == 1
    assert said.splitlines() == [
        f"{page} is not up to date: run python -m constitution docs" for page in (ORDER, MACHINES)
    ]


def test_a_page_that_is_missing_is_out_of_date(
    documented: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    (documented.root / EVENTS).unlink()

    code = docs(documented, "--check")

    assert code == 1
    assert capsys.readouterr().out.startswith(f"{EVENTS} is not up to date")


def test_the_page_of_a_context_that_is_gone_goes_too(
    documented: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = f"{FOLDER}/context/gone.md"
    documented.write(gone, f"{MARK}\n\n# The gone context\n")

    code = docs(documented, "--check")

    assert code == 1
    assert capsys.readouterr().out.startswith(f"{gone} is not up to date")
    docs(documented)
    assert not (documented.root / gone).exists()


def test_pages_of_the_team_are_left_alone(documented: Sample) -> None:
    own = f"{FOLDER}/context/history.md"
    documented.write(own, "# How it came about\n")

    code = docs(documented, "--check")

    docs(documented)
    assert (code, documented.read(own)) == (0, "# How it came about\n")


def test_ends_of_lines_that_git_changed_are_no_difference(documented: Sample) -> None:
    page = documented.root / MAP
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))

    assert docs(documented, "--check") == 0


def test_nothing_is_drawn_of_code_that_cannot_be_read(
    sample: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    sample.write("src/app/domain/order/broken.py", "class\n")

    code = docs(sample)

    assert code == 2
    assert "src/app/domain/order/broken.py:1:6" in capsys.readouterr().err
    assert not (sample.root / FOLDER).exists()
