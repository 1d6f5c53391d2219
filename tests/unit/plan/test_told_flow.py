"""What a plan goes on to say of things it has declared is no second declaration."""

from extensions.plan import read

from .plans import plan_with

EVENTS = """### Domain Events
- **OrderPaid**: when money is in
  - Category: WORKFLOW_LIFECYCLE
  - Retention: 90 days
- **OrderClosed**: when all is done
  - Category: SECURITY_AUDIT
  - Retention: 7 years

**Who listens**

| Event | Consumer | Reaction |
|---|---|---|
| OrderPaid | shipping | packs |
| OrderPaid | ledger | books |
| OrderClosed | shipping | archives |
"""


def test_a_table_of_consumers_declares_no_events() -> None:
    reading = read(plan_with(EVENTS))

    (context,) = reading.design.contexts
    assert reading.errors == ()
    assert [event.name for event in context.events] == ["OrderPaid", "OrderClosed"]
    assert [(n.near, n.text) for n in reading.design.notes if n.section == "Domain Events"] == [
        ("OrderPaid", "Consumer: shipping; Reaction: packs"),
        ("OrderPaid", "Consumer: ledger; Reaction: books"),
        ("OrderClosed", "Consumer: shipping; Reaction: archives"),
    ]


def test_both_states_of_a_move_may_go_on_to_a_third() -> None:
    enum = "### Smart Enums\n- **BikeStatus**: FREE, HIRED, SOLD\n  - FREE ↔ HIRED, both → SOLD\n"

    (context,) = read(plan_with(enum)).design.contexts

    assert context.enums[0].transitions == {"FREE": ("HIRED", "SOLD"), "HIRED": ("FREE", "SOLD")}
