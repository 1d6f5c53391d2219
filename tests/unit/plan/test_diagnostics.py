"""Every diagnostic of the grammar: a plan that gives it, on which line, and how grave it is."""

import pytest

from extensions.plan import read, resolve
from extensions.plan.diagnostics import Diagnostic

from .plans import plan_with

VALUES = "### Value Objects\n\n"
ENUMS = "### Smart Enums\n\n"
AGGREGATES = "### Aggregates\n\n"
EVENTS = "### Domain Events\n\n"
REPOSITORIES = "### Repository Requirements\n\n"
IMPORTS = "### Cross-Domain Dependencies\n\n"
PAYMENT = f"{VALUES}- **PaymentId**: UUID wrapper for aggregate root identity\n\n{AGGREGATES}- **Payment**: x\n  - Fields: `id: PaymentId`"
TREE = "### Source Code\n\n```text\nsrc/app/\n└── domain/\n    ├── a/\n    │   └── value.py\n    └── b/\n        └── value.py\n```\n\n"
CHECK = "## Constitution Check\n\n"
NO_NAME = "## Summary\n\nWhat it is for.\n"


def header(branch: str = "", date: str = "", directory: str = "") -> str:
    lines = ["# Implementation Plan: Sample", ""]
    lines += [f"**Branch**: {branch}"] if branch else []
    lines += [f"**Date**: {date}"] if date else []
    lines += [f"**Input**: `specs/{directory}/spec.md`"] if directory else []
    return "\n".join(lines) + "\n"


CASES: list[tuple[str, str, str, str]] = [
    ("PT101", "error", NO_NAME, "the plan has no name"),
    ("PT102", "error", plan_with("<!-- never closed\n\n- **A**: UUID"), "never closed"),
    ("PT103", "error", plan_with("```text\nnever closed"), "never closed"),
    ("PT104", "error", header("`014 room booking`"), "is not of the form NNN-feature-name"),
    ("PT104", "error", header("`../../014-rooms`"), "is not of the form NNN-feature-name"),
    ("PT104", "warning", header("`rooms`"), "is not of the form NNN-feature-name"),
    ("PT104", "warning", header("`014-rooms` (rebased)"), "text after the branch name ignored"),
    ("PT105", "warning", header("`014-rooms`", directory="015-rooms"), "branch is feature 014 but the spec directory is specs/015-rooms"),
    ("PT106", "warning", header(date="03/11/2025"), "date '03/11/2025' not understood; write YYYY-MM-DD"),
    ("PT107", "warning", plan_with("Which one? NEEDS CLARIFICATION"), "NEEDS CLARIFICATION left in the plan"),
    ("PT201", "error", plan_with(storages="- [x] MongoDB"), "unknown storage 'MongoDB'"),
    ("PT201", "error", plan_with(storages="- [x] Postgrse"), "did you mean PostgreSQL?"),
    ("PT201", "warning", plan_with(storages="- [ ] Cassandra"), "unknown storage 'Cassandra'"),
    ("PT202", "error", plan_with(more="**Storage**: No object storage"), "cannot read 'No object storage' in the storage list; tick the checkboxes instead"),
    ("PT203", "error", plan_with(storages="- [?] Redis"), "unknown checkbox mark '[?]'"),
    ("PT204", "error", plan_with(storages="- [x] Redis\n- NATS"), "'NATS' has no checkbox although others in the list do"),
    ("PT205", "error", plan_with(storages="- [x] Redis\n- [ ] Redis"), "Redis is listed twice, once ticked and once not"),
    ("PT210", "warning", plan_with(more="**Platform Stack**:\n- **Framework**: Django"), "the platform stack is fixed; 'Django' ignored"),
    ("PT211", "error", plan_with(more="**Platform Stack**:\n- **Language**: Python 3.9"), "Python 3.9 is too old"),
    ("PT301", "warning", plan_with(f"{CHECK}- [x] Services orchestrate only\n- [ ] Logfire instrumentation on all operations"), "law not ticked and no violation explains it: logfire"),
    ("PT304", "warning", plan_with(f"{CHECK}- [x] All domain models will be `frozen=True`\n\n**Violations**:\n- Mutable model: speed"), "violation 'Mutable model' but the law it breaks is ticked"),
    ("PT302", "error", plan_with(f"{CHECK}**Violations**:\n- Mutable model"), "violation 'Mutable model' has no justification: add one after ':' or a row in Complexity Tracking"),
    ("PT303", "error", plan_with("## Complexity Tracking\n\n| Violation | Why Needed | Alternative |\n|---|---|---|\n| Mutable model | | — |"), "Complexity Tracking: violation 'Mutable model' has no 'Why Needed'"),
    ("PT401", "error", plan_with(f"{VALUES}- **../Secret**: UUID"), "contains a path separator"),
    ("PT402", "error", plan_with(f"{VALUES}- **Käufer**: UUID"), "write Kaufer"),
    ("PT402", "error", plan_with(f"{VALUES}- **{{{{x}}}}**: UUID"), "has characters that a name cannot have"),
    ("PT402", "error", plan_with(f"{ENUMS}- **Speed**:\n  - States: 2FAST, SLOW"), "name '2FAST'"),
    ("PT403", "error", plan_with(f"{VALUES}- **Money**: int\n- **Money**: Decimal"), "'Money' is declared twice (first on line 11"),
    ("PT404", "error", plan_with(f"{AGGREGATES}- **Import**: x\n  - Fields: `id: ImportId`"), "'Import' is a Python keyword"),
    ("PT404", "error", plan_with(f"{AGGREGATES}- **Order**: x\n  - Fields: `class: int`"), "'class' is a Python keyword"),
    ("PT405", "error", plan_with(f"{VALUES}- **BaseModel**: UUID"), "'BaseModel' is reserved"),
    ("PT405", "error", plan_with(f"{AGGREGATES}- **Event**: x\n  - Fields: `id: UUID`"), "'Event' is reserved"),
    ("PT405", "error", plan_with(f"{AGGREGATES}- **Order**: x\n  - Fields: `schema: int`"), "'schema' is reserved"),
    ("PT406", "warning", plan_with(f"{ENUMS}- **payment status**: A → B"), "name 'payment status' read as 'PaymentStatus'"),
    ("PT407", "warning", plan_with(f"{VALUES}#### Identifiers\n\n- **OrderId**: UUID"), "sub-heading 'Identifiers' is not a declared context; its items stay in 'the feature'"),
    ("PT501", "warning", plan_with(f"{VALUES}- everything is in euros"), "not recognised as a value object; kept as a note"),
    ("PT505", "error", plan_with(f"{VALUES}- **Age**: Typed wrapper for `int` (> 10, < 5)"), "no value of 'Age' satisfies"),
    ("PT505", "error", plan_with(f"{VALUES}- **Age**: Typed wrapper for `int` (≥ 1, ≥ 2)"), "'≥ 2' of 'Age' is given twice"),
    ("PT506", "error", plan_with(f"{VALUES}- **Age**: Typed wrapper for `int` (uppercase)"), "constraint 'uppercase' of 'Age' does not apply to int"),
    ("PT507", "warning", plan_with(f"{VALUES}- **Age**: Typed wrapper for `int` (as of today)"), "constraint 'as of today' of 'Age' not understood; kept as a note"),
    ("PT507", "warning", plan_with(f"{VALUES}- **Code**: Typed wrapper for `str` (pattern `^[a-`)"), "not understood; kept as a note"),
    ("PT508", "error", plan_with(f"{VALUES}- **Price**: Typed wrapper for `decmal`"), "did you mean Decimal?"),
    ("PT508", "warning", plan_with(f"{VALUES}- **Shape**: Typed wrapper for `wkb_polygon`"), "unknown base type 'wkb_polygon' of 'Shape'"),
    ("PT510", "warning", plan_with(f"{ENUMS}- **OrderStatus**: to be decided with the team"), "'OrderStatus' has no states; kept as a note"),
    ("PT511", "error", plan_with(f"{ENUMS}- **OrderStatus**: OPEN, CLOSED; OPEN → CLOSD"), "undefined state CLOSD; did you mean CLOSED?"),
    ("PT512", "error", plan_with(f"{ENUMS}- **OrderStatus**: OPEN, CLOSED; OPEN → CLOSED; terminal: CLOSD"), "terminal state CLOSD of 'OrderStatus' is not defined; did you mean CLOSED?"),
    ("PT512", "error", plan_with(f"{ENUMS}- **OrderStatus**: OPEN, CLOSED; OPEN → CLOSED; initial: OPN"), "initial state OPN of 'OrderStatus' is not defined; did you mean OPEN?"),
    ("PT513", "error", plan_with(f"{ENUMS}- **OrderStatus**: OPEN, CLOSED; OPEN → CLOSED; terminal: OPEN"), "OPEN of 'OrderStatus' is terminal but has transitions"),
    ("PT514", "error", plan_with(f"{ENUMS}- **OrderStatus**: OPEN, CLOSED, OPEN"), "'OrderStatus' lists state OPEN twice"),
    ("PT515", "warning", plan_with(f"{ENUMS}- **OrderStatus**: OPEN, LOST, CLOSED; OPEN → CLOSED; LOST → CLOSED"), "state LOST of 'OrderStatus' cannot be reached from OPEN"),
    ("PT516", "warning", plan_with(f"{ENUMS}- **OrderStatus**: OPEN → CLOSED\n  - Methods: `weight()`"), "method 'weight' of 'OrderStatus' has no set of states; a stub will be generated"),
    ("PT517", "error", plan_with(f"{ENUMS}- **OrderStatus**: OPEN → CLOSED\n  - Methods: `is_done()` = CLOSD"), "method 'is_done' of 'OrderStatus' names undefined state CLOSD; did you mean CLOSED?"),
    ("PT520", "error", plan_with(f"{EVENTS}- **OrderPlaced**: Emitted when an order is placed"), "event 'OrderPlaced' has no Category"),
    ("PT521", "error", plan_with(f"{EVENTS}- **OrderPlaced**: Emitted when placed\n  - Category: BILLING"), "unknown category 'BILLING' of event 'OrderPlaced'"),
    ("PT522", "error", plan_with(f"{EVENTS}- **OrderPlaced**: Emitted when placed\n  - Category: SECURITY_AUDIT\n  - Retention: 3 weeks"), "retention '3 weeks' of event 'OrderPlaced' is not allowed"),
    ("PT523", "warning", plan_with(f"{EVENTS}- **OrderPlaced**: Emitted when placed\n  - Category: SECURITY_AUDIT\n  - Retention: 90 days"), "SECURITY_AUDIT event 'OrderPlaced' is kept for only 90 days"),
    ("PT530", "error", plan_with(f"{PAYMENT}, `other: PaymnetId`"), "unknown type 'PaymnetId' of 'Payment.other'; did you mean PaymentId?"),
    ("PT530", "warning", plan_with(f"{PAYMENT}, `voucher: Voucher`"), "unknown type 'Voucher' of 'Payment.voucher'; a stub is generated, wrapping str"),
    ("PT531", "warning", plan_with(f"{PAYMENT}, `remark`"), "field 'Payment.remark' has no type and none can be inferred; read as str"),
    ("PT532", "error", plan_with(f"{PAYMENT}, `id: PaymentId`"), "'Payment' lists field 'id' twice"),
    ("PT533", "warning", plan_with(f"{PAYMENT}, `amount: Decimal`"), "'Payment.amount' is a raw Decimal; wrapped in a value object Amount"),
    ("PT534", "warning", plan_with(f"{PAYMENT}, `pairs: tuple[(A, B), ...]`"), "type 'tuple[(A, B), ...]' of 'Payment.pairs' not understood; kept as a note"),
    ("PT535", "error", plan_with(f"{ENUMS}- **PaymentStatus**: OPEN → PAID\n\n{PAYMENT}, `status: PaymentStatus = OPNE`"), "default 'OPNE' of 'Payment.status' is not a state of PaymentStatus; did you mean OPEN?"),
    ("PT540", "error", plan_with(f"{REPOSITORIES}- **Storage Type**: Tape"), "unknown storage type 'Tape'; choose from SQL, Cache, Stream, Vector, Graph, Object"),
    ("PT541", "warning", plan_with(f"{PAYMENT}\n\n{REPOSITORIES}- **Storage Type**: SQL\n- **Operations**: query_by_shop"), "'query_by_shop' asks for 'shop', which is no field of 'Payment'"),
    ("PT541", "error", plan_with(f"{PAYMENT}, `customer_id: CustomerId`\n\n{REPOSITORIES}- **Storage Type**: SQL\n- **Operations**: query_by_custmer"), "did you mean customer_id?"),
    ("PT542", "error", plan_with(f"{REPOSITORIES}- **Storage Type**: Cache", storages="- [x] PostgreSQL\n- [ ] Redis"), "storage type Cache needs Redis, which is not ticked"),
    ("PT543", "warning", plan_with(f"{PAYMENT}\n\n{REPOSITORIES}- **Storage Type**: SQL (`Invoice`)"), "unknown aggregate 'Invoice'"),
    ("PT544", "warning", plan_with(f"{REPOSITORIES}- **Storage Type**: SQL\n- **Operations**: get, reconcile"), "'reconcile' is not a standard SQL operation; a stub will be generated"),
    ("PT545", "warning", plan_with(f"{REPOSITORIES}- **Storage Type**: SQL\n- **Operations**: get, whatever the auditors may ask of us"), "is not a method name; kept as a note"),
    ("PT546", "warning", plan_with(f"{REPOSITORIES}- **Storage Type**: SQL\n- **Instrumentation**: StatsD counters"), "instrumentation is always Logfire; kept as a note"),
    ("PT550", "warning", plan_with(f"{IMPORTS}- **Imports from customer**: their data\n  - Justification: needed"), "the import from 'customer' names no types"),
    ("PT551", "warning", plan_with(f"{IMPORTS}- **Imports from customer**: `CustomerId`"), "the import from 'customer' has no Justification"),
    ("PT552", "error", plan_with(f"{TREE}## Domain Design\n\n{VALUES}#### `a`\n\n- **AId**: UUID\n\n{IMPORTS}#### `b`\n\n- **Imports from a**: `Ghost` — why not"), "context 'a' does not declare 'Ghost'"),
    ("PT553", "error", plan_with(f"{TREE}## Domain Design\n\n{VALUES}#### `a`\n\n- **AId**: UUID\n\n#### `b`\n\n- **BId**: UUID\n\n{IMPORTS}#### `a`\n\n- **Imports from b**: `BId` — x\n\n#### `b`\n\n- **Imports from a**: `AId` — y"), "circular cross-domain import: a → b → a"),
    ("PT554", "error", plan_with(f"{TREE}## Domain Design\n\n{VALUES}#### `a`\n\n- **AId**: UUID\n\n{IMPORTS}#### `a`\n\n- **Imports from a**: `AId` — x"), "context 'a' cannot import from itself"),
    ("PT601", "warning", plan_with("x\n\n## Rollout Plan\n\nFirst us, then everybody."), "section 'Rollout Plan' is not part of a plan; kept verbatim"),
    ("PT602", "warning", plan_with("x\n\n## Complexty Trackng\n\nN/A"), "section 'Complexty Trackng' read as Complexity Tracking"),
]  # fmt: skip


def diagnostics(text: str) -> list[Diagnostic]:
    reading = read(text)
    return [*reading.diagnostics, *resolve(reading.design).diagnostics]


@pytest.mark.parametrize(
    ("code", "severity", "text", "message"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)]
)
def test_a_plan_gives_its_diagnostic(code: str, severity: str, text: str, message: str) -> None:
    found = diagnostics(text)

    assert [
        d for d in found if (d.code, d.severity) == (code, severity) and message in d.message
    ], found
    assert [d for d in found if d.severity == "error" and d.code != code] == []


def test_every_diagnostic_of_the_grammar_has_a_case() -> None:
    codes = {
        *range(101, 108), *range(201, 206), 210, 211, 301, 302, 303, 304, *range(401, 408), 501, 505, 506, 507, 508,
        *range(510, 518), *range(520, 524), *range(530, 536), *range(540, 547), *range(550, 555), 601, 602,
    }  # fmt: skip

    assert {f"PT{code}" for code in codes} == {case[0] for case in CASES}


def test_diagnostics_point_at_the_line() -> None:
    text = plan_with(f"{VALUES}- **OrderId**: UUID\n- **Käufer**: UUID")

    assert [d.line for d in diagnostics(text) if d.code == "PT402"] == [
        text.split("\n").index("- **Käufer**: UUID") + 1
    ]


def test_all_diagnostics_are_collected_and_sorted() -> None:
    found = read(plan_with(f"{EVENTS}- **B**: x\n- **A**: y", storages="- [x] MongoDB")).diagnostics

    assert [d.code for d in found] == ["PT201", "PT520", "PT520"]
    assert list(found) == sorted(found)
