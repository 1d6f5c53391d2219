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
