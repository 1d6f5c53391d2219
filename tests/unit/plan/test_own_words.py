"""Sections in the author's own words: titles with calls, groups of events, operations in words, states as labels."""

import pytest

from extensions.plan import read
from extensions.plan.model import Context

from .plans import plan_with


def context_of(design: str) -> Context:
    reading = read(plan_with(design))
    assert reading.errors == ()
    return reading.design.contexts[0]


def test_groups_of_events_are_titled_with_what_they_are() -> None:
    design = """### Domain Events

All events carry `order_id: OrderId`.

**Workflow lifecycle events (90 days):**
- `OrderSent` - when it leaves; payload: `carrier`

**Security audit events (7 years retention):**
- `OrderLost` - when it is lost
"""

    sent, lost = context_of(design).events

    assert (sent.category, sent.retention) == ("WORKFLOW_LIFECYCLE", "90 days")
    assert (lost.category, lost.retention) == ("SECURITY_AUDIT", "7 years")
    assert [item.text() for item in sent.payload] == ["carrier", "order_id: OrderId"]
    assert [item.text() for item in lost.payload] == ["order_id: OrderId"]


def test_numbered_events_tell_everything_between_dashes() -> None:
    design = """### Domain Events

1. **OrderSent** – WORKFLOW_LIFECYCLE, 90 days – emitted when it leaves – `order_id`, `carrier`
"""

    (sent,) = context_of(design).events

    assert (sent.category, sent.retention, sent.trigger) == (
        "WORKFLOW_LIFECYCLE",
        "90 days",
        "it leaves",
    )
    assert [item.name for item in sent.payload] == ["order_id", "carrier"]


def test_a_heading_of_one_word_is_an_aggregate_with_titled_commands() -> None:
    design = """### Aggregates

#### Ticket

Aggregate root. A ticket has an `id` (TicketId), a `state` (TicketState) and, once assigned, an `assignee` (AgentId, optional).

Operations:

1. **Open** (`open(subject)`): creates the ticket in state NEW. Emits `TicketOpened`.
2. **Assign** (`assign(agent)`): moves to ASSIGNED. Returns `Assigned` or `NotAssignable(state)`.

| Command | Precondition | Effect |
|---|---|---|
| `close` | state is ASSIGNED | state becomes CLOSED |
| `block(reason)` | NEW | → BLOCKED |

### Outcomes

**AssignOutcome** (tagged by `kind`)
- `Assigned`: `ticket: Ticket`
- NotAssignable — carries `state: TicketState`, `reason: str`
"""

    context = context_of(design)

    (ticket,) = context.aggregates
    assert [field.text() for field in ticket.fields] == [
        "id: TicketId",
        "state: TicketState",
        "assignee: AgentId?",
    ]
    assert [(c.name, c.creates, c.from_, c.to, c.emits) for c in ticket.commands] == [
        ("open", True, (), "NEW", ("TicketOpened",)),
        ("assign", False, (), "ASSIGNED", ()),
        ("close", False, ("ASSIGNED",), "CLOSED", ()),
        ("block", False, ("NEW",), "BLOCKED", ()),
    ]
    (assign,) = context.outcomes
    assert [(v.name, [f.text() for f in v.fields]) for v in assign.variants] == [
        ("Assigned", ["ticket: Ticket"]),
        ("NotAssignable", ["state: TicketState", "reason: str"]),
    ]


def test_entities_stand_in_a_table_under_their_label() -> None:
    design = """### Aggregates

**Library** — the root: `id: LibraryId`, `name: Name`.

Entities:

| Entity | Fields |
|---|---|
| `Shelf` | `id: ShelfId`, `label: Label` |
| `Copy` | `id: CopyId` |
"""

    context = context_of(design)

    assert [root.name for root in context.aggregates] == ["Library"]
    assert [(e.name, [f.text() for f in e.fields]) for e in context.entities] == [
        ("Shelf", ["id: ShelfId", "label: Label"]),
        ("Copy", ["id: CopyId"]),
    ]


def test_repositories_are_told_in_words() -> None:
    design = """### Aggregates

- **Ticket**: `id: TicketId`, `state: TicketState`

### Repository Requirements

**Ticket storage (SQL)**
- get by id
- save
- list open tickets by agent
- save uses a version column

**Attachment storage (Object)**: upload, download, delete attachments; bucket `tickets`; max 20 MB

- Live board in Redis for tickets: get, set (TTL 15 min)
"""

    found = [
        (r.storage, r.aggregate, [o.name for o in r.operations], r.options)
        for r in context_of(design).repositories
    ]

    assert found == [
        ("postgresql", "Ticket", ["get", "save", "list_open_tickets_by_agent"], {}),
        (
            "minio",
            None,
            ["store", "retrieve", "delete"],
            {"bucket": "`tickets`", "max_size": "20 MB"},
        ),
        ("redis", "Ticket", ["get", "set"], {"ttl": "15 min"}),
    ]


@pytest.mark.parametrize(
    ("enum", "states"),
    [
        ("- **Mode**\n  - States: New, In Progress, Done\n", ("NEW", "IN_PROGRESS", "DONE")),
        ("- **Mode**: enum of `email`, `phone`\n", ("EMAIL", "PHONE")),
        ("- **Mode** (CARD, CASH): `is_swift()` only for CARD\n", ("CARD", "CASH")),
        ("- **Mode**: Values are `A` and `B`.\n", ("A", "B")),
    ],
)
def test_states_are_spelled_as_words_labels_and_asides(enum: str, states: tuple[str, ...]) -> None:
    (found,) = context_of(f"### Smart Enums\n\n{enum}").enums

    assert found.states == states


@pytest.mark.parametrize(
    ("text", "base", "constraints"),
    [
        ("Decimal(10,2), greater than or equal to zero", "Decimal", {"max_digits": 10, "decimal_places": 2, "ge": 0}),
        ("wraps a string in E.164 format", "str", {"pattern": r"^\+[1-9]\d{1,14}$"}),
        ("minutes, whole number, at least 15 and no more than 480", "int", {"ge": 15, "le": 480}),
        ("a number from 0 to 100", "int", {"ge": 0, "le": 100}),
        ("uppercase string of 2 to 8 letters and digits", "str", {"min_length": 2, "max_length": 8, "case": "upper"}),
        ("monotonically increasing integer starting at 1", "int", {"ge": 1}),
        ("str, hex color `#RRGGBB`", "str", {"pattern": "^#[0-9a-fA-F]{6}$"}),
        ("int, not exceeding 40", "int", {"le": 40}),
        ("non-empty string", "str", {"min_length": 1}),
        ("`CERT-` followed by 8 digits", "str", {"pattern": r"^CERT-\d{8}$"}),
        ("a counter starting at 1, never above 3", "int", {"ge": 1, "le": 3}),
        ("5 digits", "str", {"min_length": 5, "max_length": 5, "pattern": r"^\d{5}$"}),
        ("string, 12 uppercase alphanumerics", "str", {"min_length": 12, "max_length": 12, "case": "upper"}),
    ],
)  # fmt: skip
def test_values_are_described_in_words(
    text: str, base: str, constraints: dict[str, object]
) -> None:
    (value,) = context_of(f"### Value Objects\n\n- **Code**: {text}\n").value_objects

    assert (value.base, value.constraints) == (base, constraints)


def test_two_of_a_kind_are_named_in_the_rule_about_them() -> None:
    (period,) = context_of(
        "### Value Objects\n\n- **Period**: two dates, `start` must be on or before `end`\n"
    ).value_objects

    assert [field.text() for field in period.fields] == ["start: date", "end: date"]


def test_a_table_tells_by_its_cells_that_it_is_about_repositories() -> None:
    design = """### Aggregates

- **Order**: `id: OrderId`

### Repository Requirements

| What | Where | How |
|---|---|---|
| Orders | SQL | `get`, `save`, `list_due(before: date)` |
| Access cache | Cache (Redis, 5 min TTL) | `get`, `set` |
"""

    found = [
        (r.name, r.storage, r.aggregate, [o.name for o in r.operations], r.options)
        for r in context_of(design).repositories
    ]

    assert found == [
        (None, "postgresql", "Order", ["get", "save", "list_due"], {}),
        (None, "redis", None, ["get", "set"], {"ttl": "5 min"}),
    ]


def test_one_sentence_imports_from_two_contexts() -> None:
    design = """### Cross-Domain Dependencies

This context imports `CustomerId` from `customer` (an order is somebody's), and `PaymentId` from `payment`, which knows no orders.
"""

    found = [(i.from_, i.types) for i in context_of(design).imports]

    assert found == [("customer", ("CustomerId",)), ("payment", ("PaymentId",))]


def test_what_a_command_leads_to_may_be_an_event_and_an_identity_a_type() -> None:
    design = """### Value Objects

| Value | Wraps |
|---|---|
| `Money` | amount `Decimal` + `Currency` |

### Aggregates

**Order** (root)
- Identity: `OrderId`
- Commands
  - `start(plan)` → `OrderStarted`

### Domain Events

- **OrderStarted**: Emitted when it starts
  - Category: WORKFLOW_LIFECYCLE
"""

    context = context_of(design)

    (order,) = context.aggregates
    assert [field.text() for field in order.fields] == ["id: OrderId"]
    assert [(c.name, c.emits, c.outcome) for c in order.commands] == [
        ("start", ("OrderStarted",), None)
    ]
    (money,) = context.value_objects
    assert [field.text() for field in money.fields] == ["amount: Decimal", "currency: Currency"]


def test_a_row_for_each_state_begins_with_one_that_is_called_new_or_created() -> None:
    design = """### Smart Enums

- **ParcelStatus**
  | State | Meaning | Next states |
  |---|---|---|
  | `CREATED` | printed | `SENT`, `DROPPED` |
  | `SENT` | on the way | – |
  | `DROPPED` | never left | – |
  - `can_be_dropped()`: CREATED
"""

    (parcel,) = context_of(design).enums

    assert parcel.states == ("CREATED", "SENT", "DROPPED")
    assert parcel.transitions == {"CREATED": ("SENT", "DROPPED")}
    assert [(method.name, method.states) for method in parcel.methods] == [
        ("can_be_dropped", ("CREATED",))
    ]


def test_a_drawn_tree_lists_fields_and_one_column_holds_both_ends_of_a_move() -> None:
    design = """### Aggregates

#### Parcel (root)

```
Parcel
├── id: ParcelId
├── weight: Weight        # in kilograms
└── legs: list[Leg]
```

| Command | From → To | Emits |
|---|---|---|
| `send(driver)` | CREATED → SENT | ParcelSent |
"""

    (parcel,) = context_of(design).aggregates

    assert [field.text() for field in parcel.fields] == [
        "id: ParcelId",
        "weight: Weight",
        "legs: list[Leg]",
    ]
    assert [(c.name, c.from_, c.to) for c in parcel.commands] == [("send", ("CREATED",), "SENT")]


def test_an_option_stands_behind_the_last_operation() -> None:
    design = """### Repository Requirements

1. `ProofStore` — Object — store(key), retrieve(key), bucket "proofs"
2. `TrackingCache` — Cache — get, set, delete (TTL 60 s)
"""

    found = [
        (r.name, [o.name for o in r.operations], r.options) for r in context_of(design).repositories
    ]

    assert found == [
        ("ProofStore", ["store", "retrieve"], {"bucket": '"proofs"'}),
        ("TrackingCache", ["get", "set", "delete"], {"ttl": "60 s"}),
    ]


def test_chains_stand_in_spans_of_code_among_words() -> None:
    design = """### Smart Enums

**Phase** — `ASKED → ACTIVE → DONE`, with `ASKED → REFUSED` and `ACTIVE → DROPPED` as exits.
It knows `is_terminal()` and `is_over()` (true unless ASKED or ACTIVE).
"""

    (phase,) = context_of(design).enums

    assert phase.states == ("ASKED", "ACTIVE", "DONE", "REFUSED", "DROPPED")
    assert phase.transitions == {"ASKED": ("ACTIVE", "REFUSED"), "ACTIVE": ("DONE", "DROPPED")}


def test_titles_in_italics_and_tables_of_commands_tell_how_they_end() -> None:
    design = """### Aggregates

**Enrollment** is the aggregate root.

- `id: EnrollmentId`

What can happen to it:

- *Approve* (`approve(by)`) — ASKED → ACTIVE. Raises `EnrollmentApproved`.
- *Sit exam* (`sit_exam(answers)`) — only when ACTIVE; result is `ExamPassed(grade)`, `ExamFailed(grade)` or `NoAttemptsLeft`.

**ExamAttempt** (child entity): number (`Attempt`), taken at (`datetime`), grade (`Grade`).

### Outcomes

| Command | Outcomes |
|---|---|
| approve | `Approved`, `CourseFull` |
"""

    context = context_of(design)

    (enrollment,) = context.aggregates
    assert [(c.name, c.from_, c.to, c.outcome) for c in enrollment.commands] == [
        ("approve", ("ASKED",), "ACTIVE", "ApproveOutcome"),
        ("sit_exam", ("ACTIVE",), None, "SitExamOutcome"),
    ]
    assert {o.name: [v.name for v in o.variants] for o in context.outcomes} == {
        "SitExamOutcome": ["ExamPassed", "ExamFailed", "NoAttemptsLeft"],
        "ApproveOutcome": ["Approved", "CourseFull"],
    }
    (attempt,) = context.entities
    assert [field.text() for field in attempt.fields] == [
        "number: Attempt",
        "taken_at: datetime",
        "grade: Grade",
    ]


def test_a_sentence_says_where_a_repository_is_and_what_it_has() -> None:
    design = """### Repository Requirements

We need:

- an `EnrollmentRepository` in PostgreSQL with `get`, `save` and `query_by_learner`;
- a `CapacityCache` in Redis (`get`, `set`, TTL 10 minutes).
"""

    found = [
        (r.name, r.storage, [o.name for o in r.operations], r.options)
        for r in context_of(design).repositories
    ]

    assert found == [
        ("EnrollmentRepository", "postgresql", ["get", "save", "query_by_learner"], {}),
        ("CapacityCache", "redis", ["get", "set"], {"ttl": "10 minutes"}),
    ]


def test_lines_go_on_about_what_stands_above_them() -> None:
    design = """### Smart Enums

| Enum | Members |
|---|---|
| **BookingStatus** | `OPEN`, `KEPT`, `DROPPED` |
| **RoomKind** | `HALL`, `STUDIO` |

BookingStatus transitions: OPEN → KEPT, DROPPED; KEPT → DROPPED.

### Aggregates

**Room** (root): `id: RoomId`, `kind: RoomKind`.
**Booking** (root): `id: BookingId`, `status: BookingStatus`.

Booking behaviour:
- **keep()** — only from OPEN; result: `BookingKept` | `SlotTaken`
- **drop(reason: str)** — from OPEN or KEPT; result: `BookingDropped` | `TooLate(until: datetime)`

### Repository Requirements

**BookingRepository**: SQL. Methods: `get`, `save`, `list_for_member(member_id)`. Indexes: room and slot.
**RoomCache**: Cache. Methods: `get`, `set`. TTL: 2 minutes.

### Cross-Domain Dependencies

- imports `MemberId` from the **membership** context; justification: a booking is a member's
"""

    context = context_of(design)

    status, kind = context.enums
    assert status.transitions == {"OPEN": ("KEPT", "DROPPED"), "KEPT": ("DROPPED",)}
    assert kind.transitions == {}
    room, booking = context.aggregates
    assert room.commands == ()
    assert [(c.name, c.from_, c.outcome) for c in booking.commands] == [
        ("keep", ("OPEN",), "KeepOutcome"),
        ("drop", ("OPEN", "KEPT"), "DropOutcome"),
    ]
    kept = [(r.name, r.storage, [o.name for o in r.operations]) for r in context.repositories]
    assert kept == [
        ("BookingRepository", "postgresql", ["get", "save", "list_for_member"]),
        ("RoomCache", "redis", ["get", "set"]),
    ]
    assert [r.options for r in context.repositories] == [
        {"indexes": "room and slot"},
        {"ttl": "2 minutes"},
    ]
    (imported,) = context.imports
    assert (imported.from_, imported.types, imported.justification) == (
        "membership",
        ("MemberId",),
        "a booking is a member's",
    )


def test_titles_join_words_and_roles_stand_in_italics() -> None:
    design = """### Entities and Aggregates

**Meter** *(aggregate root)*
: A device at a connection.

| Attribute | Value object / type | Remarks |
|---|---|---|
| meter_id | MeterId | identity |
| state | MeterState | |

**ReadingEntry** *(entity, owned by Meter)*: `entry_id: EntryId`, `value: Reading`

### Domain Events

- **MeterRemoved**: a meter is taken out (meter_id, reason) — SECURITY_AUDIT, 7 years
"""

    context = context_of(design)

    (meter,) = context.aggregates
    assert [field.text() for field in meter.fields] == ["meter_id: MeterId", "state: MeterState"]
    (reading,) = context.entities
    assert [field.text() for field in reading.fields] == ["entry_id: EntryId", "value: Reading"]
    (removed,) = context.events
    assert [item.name for item in removed.payload] == ["meter_id", "reason"]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Start (inclusive) and end (exclusive) as `date`.", ["start: date", "end: date"]),
        (
            "unit price (`Decimal`, > 0) and base fee (`Decimal`).",
            ["unit_price: Decimal", "base_fee: Decimal"],
        ),
    ],
)
def test_parts_have_asides(text: str, fields: list[str]) -> None:
    (value,) = context_of(f"### Value Objects\n\n- **Tariff**: {text}\n").value_objects

    assert [field.text() for field in value.fields] == fields


def test_a_value_may_be_told_in_parentheses_alone() -> None:
    design = "### Value Objects\n\n- **Serial** (str, pattern `^[A-Z]{3}\\d{7}$`).\n"

    (serial,) = context_of(design).value_objects

    assert (serial.base, serial.constraints) == ("str", {"pattern": "^[A-Z]{3}\\d{7}$"})


def test_a_table_of_events_may_name_its_fields_first() -> None:
    design = """### Domain Events

| Event | Fields | Cat. | Keep |
|---|---|---|---|
| `OrderSent` | order_id, carrier | WORKFLOW_LIFECYCLE | 90d |
| `OrderLost` | order_id | SECURITY_AUDIT | 7y |
"""

    found = [
        (e.category, e.retention, [item.name for item in e.payload])
        for e in context_of(design).events
    ]

    assert found == [
        ("WORKFLOW_LIFECYCLE", "90 days", ["order_id", "carrier"]),
        ("SECURITY_AUDIT", "7 years", ["order_id"]),
    ]
