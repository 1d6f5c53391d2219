"""Where an item belongs, told in a sentence, behind its name or by what stands around it."""

from extensions.plan import read
from extensions.plan.model import Context

from .plans import plan_with

TREE = """## Project Structure

```text
src/app/
└── domain/
    ├── lending/
    └── shelf/
```

"""


def contexts_of(design: str) -> dict[str, Context]:
    reading = read(plan_with(design).replace("## Domain Design", f"{TREE}## Domain Design"))
    assert reading.errors == ()
    return {context.name: context for context in reading.design.contexts}


def test_sentences_say_where_items_belong() -> None:
    design = """### Value Objects

The `shelf` context has these value objects.

1. `ShelfId` is a UUID that identifies a shelf.

The `lending` context has these value objects.

1. `LoanId` is a UUID that identifies a loan.

### Smart Enums

1. `LoanStatus` belongs to `lending`.
   1. Its values are `OPEN` and `CLOSED`.
   2. `CLOSED` is final.

### Aggregates

1. `Loan` belongs to `lending`. It is never deleted.
   1. Its fields are `id` (`LoanId`), `books` (a list of `BookId`) and `closed_by` (`ClerkId`, empty until it is closed).

### Commands

Commands on `Loan`:

1. `close_loan` moves the loan to `CLOSED`. It returns `LoanIsClosed` or `NotOpen`. It emits `LoanClosed`.

### Domain Events

1. `LoanClosed` is a SECURITY_AUDIT event from `lending`. It carries `loan_id` (`LoanId`). It is kept 7 years.

### Repository Requirements

All repositories use SQL storage in PostgreSQL.

1. `LoanRepository` belongs to `lending`. Its operations are `get`, `save` and `list_open`.
"""

    contexts = contexts_of(design)

    shelf, lending = contexts["shelf"], contexts["lending"]
    (loan,) = lending.aggregates
    (close,) = loan.commands
    (kept,) = lending.repositories
    assert [value.name for value in shelf.value_objects] == ["ShelfId"]
    assert [value.name for value in lending.value_objects] == ["LoanId"]
    assert [part.text() for part in loan.fields] == [
        "id: LoanId",
        "books: list[BookId]",
        "closed_by: ClerkId?",
    ]
    assert (close.to, close.emits) == ("CLOSED", ("LoanClosed",))
    assert [event.name for event in lending.events] == ["LoanClosed"]
    assert [asked.name for asked in kept.operations] == ["get", "save", "list_open"]


def test_a_group_of_events_has_a_context_and_how_all_are_kept() -> None:
    design = """### Value Objects

- **shelf**
  - **BookId**: UUID

### Domain Events

- **lending** (Category: WORKFLOW_LIFECYCLE, kept 90 days)
  - **LoanClosed**: it is over
    - Payload: loan_id, at
- **shelf** (Category: SECURITY_AUDIT, kept 7 years)
  - **BookLost**: nobody has it

Lending ones, all SECURITY_AUDIT and all 7 years:

- **LoanForgiven**(loan_id: LoanId)

### Cross-Domain Dependencies

- **lending** imports
  - from **shelf**: BookId (a loan is of a book)
"""

    contexts = contexts_of(design)

    assert {
        name: [(event.name, event.category, event.retention) for event in context.events]
        for name, context in contexts.items()
    } == {
        "lending": [
            ("LoanClosed", "WORKFLOW_LIFECYCLE", "90 days"),
            ("LoanForgiven", "SECURITY_AUDIT", "7 years"),
        ],
        "shelf": [("BookLost", "SECURITY_AUDIT", "7 years")],
    }
    assert [(i.from_, i.types) for i in contexts["lending"].imports] == [("shelf", ("BookId",))]


def test_a_block_about_an_aggregate_has_its_enum_and_its_events() -> None:
    design = """### Aggregate: Loan (`lending`)

**Fields**
- `id: LoanId`
- `status: LoanStatus`

**Lifecycle**: `LoanStatus`
- OPEN → CLOSED, LOST
- CLOSED → (end)
- Behaviour on the enum: `is_terminal()`, `is_out()` (only OPEN)

**Remedy** is the second enum here: REPLACE, PAY. It is picked once.
- `costs_money()` is true for PAY

**Commands**
- `close()` moves OPEN → CLOSED
  - gives `LoanIsClosed` or `NotOpen`

**Events**
- `LoanClosed` on successful `close`: loan_id, at. WORKFLOW_LIFECYCLE, 90 days
"""

    lending = contexts_of(design)["lending"]

    status, remedy = lending.enums
    (loan,) = lending.aggregates
    (closed,) = lending.events
    assert (status.name, status.terminal, remedy.name) == (
        "LoanStatus",
        ("CLOSED", "LOST"),
        "Remedy",
    )
    assert [(c.name, c.from_, c.to) for c in loan.commands] == [("close", ("OPEN",), "CLOSED")]
    assert (closed.aggregate, [part.name for part in closed.payload]) == ("Loan", ["loan_id", "at"])


def test_a_sentence_may_turn_to_the_next_model() -> None:
    design = """### Domain Models

**Loan** lives in the `lending` context and is a book that is out. It has these fields:

- `id`, which is a LoanId.
- `books`, which is a tuple of BookId in the order of the list.

These are the things you can ask a loan to do:

- `close` takes the day. It answers with LoanIsClosed, or with NotOpen if nobody has it.

**Shelf** lives in the `shelf` context and is where books stand. It has these fields:

- `id`, which is a ShelfId.
"""

    contexts = contexts_of(design)

    (loan,), (shelf,) = contexts["lending"].aggregates, contexts["shelf"].aggregates
    assert [part.text() for part in loan.fields] == ["id: LoanId", "books: list[BookId]"]
    assert [command.name for command in loan.commands] == ["close"]
    assert [part.text() for part in shelf.fields] == ["id: ShelfId"]
