"""Plans in flowing sentences: enums, values, events, repositories and commands that no list has."""

import pytest

from extensions.plan import read
from extensions.plan.model import Context

from .plans import plan_with

STATUS = "`OrderStatus` is one of `OPEN`, `PAID`, `SENT` or `CLOSED`"


def context_of(design: str) -> Context:
    reading = read(plan_with(design))
    assert reading.errors == ()
    return reading.design.contexts[0]


@pytest.mark.parametrize(
    "told",
    [
        f"""{STATUS}. An order starts as `OPEN`. From `OPEN` it can become `PAID` or `CLOSED`; from `PAID` only `SENT`.
It answers `is_terminal()` and `ships()` (for `PAID`).""",
        f"""The {STATUS} and answers `is_terminal()` and `ships()` (for `PAID`). `OPEN` can become `PAID` or `CLOSED`,
`PAID` can become `SENT`.""",
    ],
)
def test_an_enum_is_a_paragraph(told: str) -> None:
    context = context_of(f"### Smart Enums\n\n{told}\n\n`Channel` is `SHOP` or `WEB`.\n")

    order, channel = context.enums
    assert (order.name, order.states) == ("OrderStatus", ("OPEN", "PAID", "SENT", "CLOSED"))
    assert order.transitions == {"OPEN": ("PAID", "CLOSED"), "PAID": ("SENT",)}
    assert [(m.name, m.states) for m in order.methods] == [
        ("is_terminal", ()),
        ("ships", ("PAID",)),
    ]
    assert (channel.name, channel.states) == ("Channel", ("SHOP", "WEB"))
    assert context.outcomes == ()


def test_a_move_goes_there_and_back() -> None:
    design = f"### Smart Enums\n\n{STATUS}. It goes from `OPEN` to `PAID` in time and back on a chargeback.\n"

    (order,) = context_of(design).enums

    assert order.transitions == {"OPEN": ("PAID",), "PAID": ("OPEN",)}


def test_values_are_a_paragraph() -> None:
    design = """### Value Objects

The identities `OrderId` and `LineId` wrap a UUID. A `Parcel` has `weight: Decimal` and `sent_on: date?`.
"""

    values = context_of(design).value_objects

    assert {v.name: v.base or [f.text() for f in v.fields] for v in values} == {
        "OrderId": "UUID",
        "LineId": "UUID",
        "Parcel": ["weight: Decimal", "sent_on: date?"],
    }


def test_events_are_a_paragraph() -> None:
    design = """### Domain Events

`OrderPaid` says that the money has come; it is of the category SECURITY_AUDIT, is kept for seven years and carries
`order_id: UUID` and `total: Decimal`. `OrderSent` (WORKFLOW_LIFECYCLE, 90 days) carries `order_id: UUID`.
Nobody needs more.
"""

    events = context_of(design).events

    assert [(e.name, e.category, e.retention, [f.name for f in e.payload]) for e in events] == [
        ("OrderPaid", "SECURITY_AUDIT", "7 years", ["order_id", "total"]),
        ("OrderSent", "WORKFLOW_LIFECYCLE", "90 days", ["order_id"]),
    ]


def test_repositories_are_a_paragraph() -> None:
    design = """### Repository Requirements

The `OrderRepository` is kept in SQL and offers `get`, `save` and `query_by_total`. Hot orders lie in Redis, where the
`OrderCache` has `get` and `set`.
"""

    repositories = context_of(design).repositories

    assert {r.name: (r.storage, [o.name for o in r.operations]) for r in repositories} == {
        "OrderRepository": ("postgresql", ["get", "save", "query_by_total"]),
        "OrderCache": ("redis", ["get", "set"]),
    }


def test_a_sentence_about_an_item_makes_no_second_one() -> None:
    design = """### Repository Requirements

The `OrderRepository` lies in SQL because `save` must be atomic.

- **OrderRepository**
  - Storage Type: SQL
  - Operations: get, save
"""

    (repository,) = context_of(design).repositories

    assert [operation.name for operation in repository.operations] == ["get", "save"]


@pytest.mark.parametrize(
    ("told", "command"),
    [
        (
            "When money comes, `pay(amount)` keeps it and answers with a `PayOutcome`.",
            ((), None, "PayOutcome"),
        ),
        (
            "The clerk calls `pay(amount)`, which moves the order from `OPEN` to `PAID`.",
            (("OPEN",), "PAID", None),
        ),
        ("When money comes, `pay(amount)` makes the order `PAID`.", ((), "PAID", None)),
    ],
)
def test_a_command_is_told_amid_a_sentence(
    told: str, command: tuple[tuple[str, ...], str | None, str | None]
) -> None:
    design = f"""### Smart Enums

{STATUS}.

### Aggregates

**Order** is an aggregate root with `id: UUID` and `status: OrderStatus`.

- {told}
- Whatever comes, `total()` is the sum of the lines.

### Outcomes

A `PayOutcome` is either `Paid` or `TooLittle`.
"""

    (found,) = context_of(design).aggregates[0].commands

    assert (found.name, (found.from_, found.to, found.outcome)) == ("pay", command)
