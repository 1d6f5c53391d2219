"""Tasks: what a plan leaves to people is said once, where it belongs."""

from extensions.plan import read, resolve
from extensions.plan.tasks import Task, tasks

from .plans import FIXTURES, plan_with, text_of

PAYMENT = "### Aggregates\n\n- **Payment**: x\n  - Fields: `id: PaymentId`"


def tasks_of(text: str) -> list[Task]:
    reading = read(text)
    return tasks(reading, resolve(reading.design))


def test_a_home_keeps_an_aggregate_and_a_companion_helps() -> None:
    storages = "\n".join(
        f"- [x] {name}" for name in ("PostgreSQL", "Redis", "NATS", "Qdrant", "Neo4j", "MinIO")
    )

    found = tasks_of(plan_with(PAYMENT, storages=storages))

    assert [task.text for task in found if task.group.endswith(": Payment")][2:] == [
        "Keep `Payment` in PostgreSQL",
        "Cache `Payment` in Redis",
        "Carry the events of `Payment` over NATS",
        "Index `Payment` in Qdrant",
        "Link `Payment` in Neo4j",
        "Store the content of `Payment` in MinIO",
    ]


def test_a_stream_that_stands_alone_is_a_home() -> None:
    found = tasks_of(plan_with(PAYMENT, storages="- [x] NATS"))

    assert "Keep `Payment` in NATS" in [task.text for task in found]


def test_what_a_plan_says_of_an_import_stands_with_its_stub() -> None:
    taken = "- **Imports from customer**: `CustomerId` — it always belongs to one\n  - Justification: an id"

    found = tasks_of(plan_with(f"{PAYMENT}\n\n### Cross-Domain Dependencies\n\n{taken}"))

    assert [task.text for task in found if "customer" in task.text] == [
        "Replace the stub of context `customer` (`CustomerId`): it always belongs to one"
    ]


def test_no_task_is_told_twice() -> None:
    found = tasks_of(text_of(FIXTURES / "wild" / "hotel-booking.md"))

    assert len({task.text for task in found}) == len(found)
    assert not [task for task in found if task.text.endswith(": terminal")]


def test_each_row_of_complexity_tracking_awaits_its_code() -> None:
    plan = plan_with(
        PAYMENT
        + "\n\n## Complexity Tracking\n\n| Violation | Why Needed | Alternative |\n|---|---|---|\n"
        "| Mutable **`Board`** (L1) | 4,000 fills/s | copying costs 38 % |\n"
    )

    found = [task for task in tasks_of(plan) if "Complexity Tracking" in task.text]

    text = "Write what Complexity Tracking excuses, or strike its row: Mutable Board (L1)"
    assert [(task.group, task.text, task.done) for task in found] == [("Feature", text, False)]
    assert plan.split("\n")[found[0].line - 1].startswith("| Mutable")


def test_a_payload_without_types_is_what_its_command_is_given() -> None:
    plan = plan_with(
        "### Value Objects\n\n- `Reason`: str\n- `CancelReason`: str\n\n"
        "### Aggregates\n\n- **Order**: x\n  - Fields: `id: OrderId`, `reason: Reason?`, `status: OrderStatus`\n"
        "  - Commands:\n    - `cancel(reason: CancelReason)`: OPEN → CANCELLED, emits `OrderCancelled`\n\n"
        "### Domain Events\n\n- `OrderCancelled`\n  - Category: SECURITY_AUDIT\n  - Payload: `id`, `reason`\n"
    )

    (event,) = resolve(read(plan).design).design.contexts[0].events

    assert {item.name: item.type for item in event.payload}["reason"] == "CancelReason"


def test_rows_of_a_table_and_remarks_on_fields_are_one_task_each() -> None:
    plan = plan_with(
        """### Aggregates

#### Order

| Field | Type | Notes |
|---|---|---|
| id | OrderId | never reused |
| total | Money | with tax |
| buyer | BuyerId | who pays |

It contains what was asked for:

### HTTP

| Method | Path |
|---|---|
| POST | /orders |
| GET | /orders/{id} |
| DELETE | /orders/{id} |
"""
    )

    found = [task for task in tasks_of(plan) if task.text.startswith("Consider")]

    assert [(task.text, plan.split("\n")[task.line - 1]) for task in found] == [
        (
            "Consider the table of 3 rows, by method: POST, GET, DELETE",
            "| POST | /orders |",
        ),
        (
            "Consider the remarks on `Order`: `id`, `total`, `buyer`",
            "| id | OrderId | never reused |",
        ),
    ]


def test_guards_of_moves_and_remarks_on_values_are_one_task_each() -> None:
    plan = plan_with(
        """### Value Objects

| Value object | Wraps | Note |
|---|---|---|
| OrderId | UUID | never reused |
| Barcode | str | as on the tube |
| Weight | int | grams |

### Smart Enums

- **OrderStatus**: OPEN, PAID, SENT, CLOSED

| From | To | Guard | Terminal |
|---|---|---|---|
| OPEN | PAID | money is there | no |
| PAID | SENT | courier is here | no |
| SENT | CLOSED | signed for | no |
| CLOSED | - | | yes |
"""
    )

    found = [task.text for task in tasks_of(plan) if task.text.startswith("Consider")]

    assert found == [
        "Consider the remarks on `OrderId`, `Barcode`, `Weight`",
        "Consider the guard of each move of `OrderStatus`",
    ]
    assert read(plan).design.contexts[0].enums[0].terminal == ("CLOSED",)
