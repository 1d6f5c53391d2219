"""A violation may stay if the plan says which, and why; a row that does not is itself a finding."""

import pytest

from tests.constitution.sample import HEADER, ORDER, PLAN, REPOSITORY, SERVICE, VALUES, Sample

PRICE = "\n\nclass Price(BaseModel, frozen=True):\n    amount: float\n    tax: float\n"
PLANS = "specs/002-prices/plan.md"
TASKS = "specs/001-order/tasks.md"


@pytest.fixture
def prices(sample: Sample) -> Sample:
    """The sample with two raw fields in one class."""
    sample.append(VALUES, "\n\nclass Inner(BaseModel, frozen=True):\n    id: OrderId\n")
    sample.append(ORDER, PRICE.replace("BaseModel, frozen=True", "DomainModel"))
    return sample


def test_without_a_row_both_fields_are_found(prices: Sample) -> None:
    assert [said.split(" src")[0] for said in prices.said()] == [
        "L3.1 Price.amount",
        "L3.1 Price.tax",
    ]


@pytest.mark.parametrize(
    "violation",
    [
        "L3 `Price`",
        "L3.1 `Price`",
        "l3: floats in `Price`",
        "Law 3, `Price`",
        "**L3** – `Price` holds floats",
        "Value objects for primitives: `Price`",
        "Raw primitives in `Price`",
        "L3 `order.Price`",
        "L3 `app.domain.order.order.Price`",
        "L3 `Price.amount`, `Price.tax`",
        "`Price` (L3)",
    ],
)
def test_a_row_that_names_law_and_class_lets_both_stay(violation: str, prices: Sample) -> None:
    prices.justify(f"| {violation} | the tariff comes in floats | wrapping costs 3 ms |")

    assert prices.said() == []


def test_a_row_that_names_one_field_lets_the_other_be_found(prices: Sample) -> None:
    prices.justify("| L3 `Price.amount` | the tariff comes in floats | none |")

    assert [said.split(" src")[0] for said in prices.said()] == ["L3.1 Price.tax"]


def test_a_row_excuses_no_other_law(prices: Sample) -> None:
    prices.replace(ORDER, "    tax: float", "    tax: float\n    rates: list[OrderLine]")
    prices.justify("| L3 `Price` | the tariff comes in floats | none |")

    assert [said.split(" src")[0] for said in prices.said()] == ["L1.2 Price.rates"]


def test_a_row_excuses_no_name_that_only_ends_alike(prices: Sample) -> None:
    prices.replace(ORDER, "class Price(", "class UnitPrice(")
    line = prices.justify("| L3 `Price` | the tariff comes in floats | none |")

    assert [said.split(" src")[0] for said in prices.said()] == [
        f"W2 L3 Price {PLAN}:{line}",
        "L3.1 UnitPrice.amount",
        "L3.1 UnitPrice.tax",
    ]


def test_a_row_follows_its_class_when_lines_move(prices: Sample) -> None:
    prices.justify("| L3 `Price` | the tariff comes in floats | none |")
    prices.write(ORDER, "\n\n\n\n" + prices.read(ORDER))

    assert prices.said() == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param("| L3 `Order` | so it is | none |", "W2 L3 Order", id="unused"),
        pytest.param("| L3 `Gone` | so it is | none |", "W2 L3 Gone", id="about nothing"),
        pytest.param("| L3 `Order` | | none |", "W1 L3 Order", id="without a reason"),
        pytest.param("| L3 `Order` | [why] | |", "W1 L3 Order", id="with a placeholder"),
        pytest.param("| L3 `Order` |", "W1 L3 Order", id="cut short"),
        pytest.param("| `Order` is odd | so it is | none |", "W3 Order is odd", id="no law"),
        pytest.param("| L1, L3 `Order` | so it is | none |", "W3 L1, L3 Order", id="two laws"),
        pytest.param("| L3 `get` | so it is | none |", "W3 L3 get", id="two of a name"),
        pytest.param("| L3 all prices | so it is | none |", "W4 L3 all prices", id="no subject"),
        pytest.param("| L3 `domain` | so it is | none |", "W4 L3 domain", id="a layer"),
        pytest.param("| L3 `*` | so it is | none |", "W4 L3 *", id="everything"),
        pytest.param("| L3 `app.domain.order` | so it is | none |", "W4 L3 app.domain.order", id="a context"),
    ],
)  # fmt: skip
def test_a_row_that_excuses_nothing_is_a_finding_at_its_line(
    row: str, said: str, sample: Sample
) -> None:
    line = sample.justify(row)

    assert sample.said() == [f"{said} {PLAN}:{line}"]


def test_a_row_without_a_reason_excuses_nothing(prices: Sample) -> None:
    line = prices.justify("| L3 `Price` | | none |")

    assert [said.split(" src")[0] for said in prices.said()] == [
        f"W1 L3 Price {PLAN}:{line}",
        "L3.1 Price.amount",
        "L3.1 Price.tax",
    ]


@pytest.mark.parametrize(
    "row",
    [
        "| None | | |",
        "| - | - | - |",
        "| N/A | N/A | N/A |",
        "| *None* | | |",
        "| [e.g., 4th project] | [current need] | [why 3 projects insufficient] |",
        "|   |   |   |",
        "| No violations | | |",
        "<!-- | L3 `Order` | for later | none | -->",
    ],
)
def test_a_row_that_was_never_filled_says_nothing(row: str, sample: Sample) -> None:
    sample.justify(row)

    assert sample.said() == []


@pytest.mark.parametrize(
    "plan",
    [
        pytest.param(f"## Complexity Tracking\n\n{HEADER}{{row}}\n", id="as the template has it"),
        pytest.param(f"### 7. Complexity Tracking:\n{HEADER}{{row}}\n", id="numbered"),
        pytest.param(f"## COMPLEXITY TRACKING\n\n{HEADER}{{row}}\n", id="in capitals"),
        pytest.param(
            f"## Complexity Tracking\n\n> Fill only if needed\n\n{HEADER}{{row}}\n", id="quoted"
        ),
        pytest.param(f"\ufeff## Complexity Tracking\n\n{HEADER}{{row}}\n", id="a mark"),
        pytest.param(
            f"## Complexity Tracking (exceptions)\n\n{HEADER}{{row}}\n\n## End\n", id="a hint"
        ),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_plan_is_read_as_people_write_it(plan: str, ends: str, prices: Sample) -> None:
    row = "| L3 `Price` | the tariff comes in floats | none |"
    text = plan.replace("{row}", row).replace("\n", ends)
    (prices.root / "specs/002-prices").mkdir()
    (prices.root / PLANS).write_bytes(text.encode())

    assert prices.said() == []


def test_a_pipe_in_code_font_splits_no_cell(prices: Sample) -> None:
    prices.justify("| L3 `Price`, a `float | None` | the tariff comes in floats | none |")

    assert prices.said() == []


def test_rows_of_several_plans_are_read_together(prices: Sample) -> None:
    prices.justify("| L3 `Price.amount` | the tariff comes in floats | none |")
    row = "| L3 `Price.tax` | so does the tax | none |"
    prices.write(PLANS, f"## Complexity Tracking\n\n{HEADER}{row}\n")

    assert prices.said() == []


def test_a_method_is_excused_by_its_dotted_name(sample: Sample) -> None:
    span = '        with logfire.span("repo.order.get", order_id=str(order_id.root)):\n'
    text = sample.read(REPOSITORY)
    sample.write(REPOSITORY, text.replace(span, "        if True:\n"))
    assert [said.split(" ")[0] for said in sample.said()] == ["L8.1"]

    sample.justify("| L8 `SqlOrderRepository.get` | it runs 10,000 times a second | none |")

    assert sample.said() == []


def test_a_comment_in_code_excuses_nothing(sample: Sample) -> None:
    sample.append(
        VALUES, "\n\nclass Parcel(BaseModel):  # noqa: L1  # constitution: ignore\n    pass\n"
    )
    sample.append(SERVICE, "\n# type: ignore\n")

    assert [said.split(" ")[0] for said in sample.said()] == ["L1.1"]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("| L3 `Gone` | so it is | none |", id="about nothing"),
        pytest.param("| `Order` is **odd** | so it is | none |", id="no law"),
        pytest.param("| L3 all prices | so it is | none |", id="no subject"),
    ],
)
def test_a_row_waits_for_its_code_while_a_task_for_it_is_open(row: str, sample: Sample) -> None:
    line = sample.justify(row)
    name = row.split("|")[1].replace("`", "").replace("*", "").strip()
    task = (
        f"T003 Write what Complexity Tracking excuses, or strike its row: {name} (plan.md:{line})"
    )

    sample.write(TASKS, f"# Tasks\n\n- [x] T002 Wire PostgreSQL\n- [ ] {task}\n")
    waiting = sample.said()
    sample.write(TASKS, f"# Tasks\n\n- [x] {task}\n- [ ] T004 Write more\n")
    done = sample.said()

    assert waiting == []
    assert [said.split()[-1] for said in done] == [f"{PLAN}:{line}"]


def test_a_row_that_waits_excuses_already(prices: Sample) -> None:
    prices.justify("| L3 `Price` | the tariff comes in floats | none |")
    prices.write(TASKS, "- [ ] T001 Write what Complexity Tracking excuses: L3 Price (plan.md:3)\n")

    assert prices.said() == []


def test_a_row_for_a_field_lets_it_be_passed_on(prices: Sample) -> None:
    taking = "    async def tax(self, tax: float, weight: float) -> None:\n"
    span = '        with logfire.span("service.order.tax"):\n            return\n'
    line = prices.append(SERVICE, f"\n{taking}{span}") + 1
    prices.justify("| L3 `Price` | the tariff comes in floats | none |")

    assert prices.said() == [f"L3.2 OrderServiceRunner.tax {SERVICE}:{line}"]
