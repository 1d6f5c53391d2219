"""Numbers by which a plan refers to its own items are the names of these."""

from extensions.plan import read

from .plans import plan_with

DESIGN = """### 1. Value Objects

There are two contexts: `lending` (C-1) and `shelf` (C-2).

| No. | Name | Context | Wraps | Rule |
|---|---|---|---|---|
| VO-1 | `LoanId` | C-1 | UUID | identity of AG-1 |
| VO-2 | `ShelfId` | C-2 | UUID | see XY-9 and ISO-8601 |

### 2. Smart Enums

**EN-1 `LoanStatus`** (C-1). Values `OPEN`, `CLOSED`, `LOST`. Final: the last two.

| No. | From | To |
|---|---|---|
| T-1 | `OPEN` | `CLOSED` |
| T-2 | `OPEN` | `LOST` |

### 3. Aggregates

**AG-1 `Loan`** (C-1)
- Fields: `id` (VO-1), `status` (EN-1), `shelves` (tuple of VO-2)
- CMD-1 `close(at: Moment)`. T-1. Emits EV-1. Outcome OC-1.

### 4. Outcomes

| No. | Union | Members |
|---|---|---|
| OC-1 | `CloseOutcome` | `Closed`, `NotOpen` |

### 5. Domain Events

| No. | Name | Context | Emitted by | Carries | Category | Retention |
|---|---|---|---|---|---|---|
| EV-1 | `LoanClosed` | C-1 | CMD-1 | `loan` VO-1 | WORKFLOW_LIFECYCLE | 90 days |
"""


def test_a_numbered_plan_is_read_by_its_names() -> None:
    reading = read(plan_with(DESIGN))

    assert reading.errors == ()
    contexts = {context.name: context for context in reading.design.contexts}
    lending, shelf = contexts["lending"], contexts["shelf"]
    (status,) = lending.enums
    (loan,) = lending.aggregates
    (close,) = loan.commands
    assert (status.name, status.terminal) == ("LoanStatus", ("CLOSED", "LOST"))
    assert [part.text() for part in loan.fields] == [
        "id: LoanId",
        "status: LoanStatus",
        "shelves: list[ShelfId]",
    ]
    assert (close.from_, close.to, close.emits) == (("OPEN",), "CLOSED", ("LoanClosed",))
    assert [outcome.name for outcome in lending.outcomes] == ["CloseOutcome"]
    assert [value.name for value in shelf.value_objects] == ["ShelfId"]
    assert any(note.text.endswith("XY-9 and ISO-8601") for note in reading.design.notes)
