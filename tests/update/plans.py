"""Plans of one team: it lends books, then takes reservations."""

LENDING = """\
# Implementation Plan: Book Lending

**Branch**: `001-book-lending`

## Summary

Lend books to readers.

## Technical Context

**Storage**:
- [x] PostgreSQL

## Project Structure

**Structure Notes:**
- **Domain context**: `lending`

## Domain Design

### Value Objects

- **LoanId**: UUID wrapper for aggregate root identity
- **BookTitle**: Typed wrapper for `str` (1–200 chars)

### Smart Enums

- **LoanStatus**: OPEN → RETURNED | LOST; terminal: RETURNED, LOST

### Aggregates

- **Loan**: A book in the hands of a reader
  - Fields: `id: LoanId`, `title: BookTitle`, `status: LoanStatus = OPEN`

### Domain Events

- **LoanReturned**: Emitted when a loan is returned
  - Category: WORKFLOW_LIFECYCLE
  - Retention: 90 days

### Repository Requirements

- **Storage Type**: SQL (`Loan`)
- **Operations**: get, save, list
"""

RESERVATIONS = """\
# Implementation Plan: Reservations

**Branch**: `002-reservations`

## Summary

Let readers wait for a book.

## Technical Context

**Storage**:
- [x] PostgreSQL

## Project Structure

**Structure Notes:**
- **Domain context**: `reservation`

## Domain Design

### Value Objects

- **ReservationId**: UUID wrapper for aggregate root identity
- **QueuePlace**: Typed wrapper for `int` (≥ 1)

### Smart Enums

- **ReservationStatus**: WAITING → READY → COLLECTED; WAITING → CANCELLED

### Aggregates

- **Reservation**: A reader's place in the queue for a book
  - Fields: `id: ReservationId`, `loan_id: LoanId`, `place: QueuePlace`,
    `status: ReservationStatus = WAITING`

### Repository Requirements

- **Storage Type**: SQL (`Reservation`)
- **Operations**: get, save, query_by_loan

### Cross-Domain Dependencies

- **Imports from lending**: `LoanId` — a reservation waits for a loan to end
  - Justification: an identity only; lending never imports reservation
"""

LENDING_WITH_FINES = LENDING.replace(
    "- **BookTitle**: Typed wrapper for `str` (1–200 chars)\n",
    "- **BookTitle**: Typed wrapper for `str` (1–200 chars)\n"
    "- **Fine**: Typed wrapper for `Decimal` (≥ 0, 2 decimal places)\n",
)

GROWN_LENDING = """\
# Implementation Plan: Renewals

**Branch**: `002-renewals`

## Summary

Let readers keep a book longer.

## Technical Context

**Storage**:
- [x] PostgreSQL

## Project Structure

**Structure Notes:**
- **Domain context**: `lending`

## Domain Design

### Value Objects

- **RenewalCount**: Typed wrapper for `int` (0–5)

### Repository Requirements

- **Storage Type**: SQL (`Loan`)
- **Operations**: get, save, list
"""

CHANGED_LENDING = (
    LENDING.replace(
        "- **BookTitle**: Typed wrapper for `str` (1–200 chars)\n",
        "- **BookTitle**: Typed wrapper for `str` (1–200 chars)\n"
        "- **Fine**: Typed wrapper for `Decimal` (≥ 0, 2 decimal places)\n",
    )
    .replace(
        "OPEN → RETURNED | LOST; terminal: RETURNED, LOST",
        "OPEN → RETURNED | LOST | OVERDUE; OVERDUE → RETURNED | LOST; terminal: RETURNED, LOST",
    )
    .replace("`title: BookTitle`", "`title: BookTitle`, `fine: Fine?`")
    .replace(
        "### Repository Requirements",
        "- **LoanLost**: Emitted when a loan is lost\n"
        "  - Category: SECURITY_AUDIT\n\n### Repository Requirements",
    )
    .replace("get, save, list", "get, save, delete, list, query_by_title")
)
"""The first plan with a new value, field, state, event and operations."""

BRANCHES = """\
# Implementation Plan: Branches

**Branch**: `002-branches`

## Technical Context

**Storage**:
- [x] PostgreSQL
- [x] NATS

## Project Structure

**Structure Notes:**
- **Domain context**: `lending`, `branch`

## Domain Design

### Value Objects

#### `lending`

- **ShelfId**: UUID wrapper for aggregate root identity
- **ShelfName**: Typed wrapper for `str` (1–40 chars)

#### `branch`

- **BranchId**: UUID wrapper for aggregate root identity
- **BranchName**: Typed wrapper for `str` (1–80 chars)

### Aggregates

#### `lending`

- **Shelf**: Where books stand
  - Fields: `id: ShelfId`, `name: ShelfName`

#### `branch`

- **Branch**: A house with books
  - Fields: `id: BranchId`, `name: BranchName`

### Domain Events

#### `branch`

- **BranchOpened**: Emitted when a branch is created
  - Category: WORKFLOW_LIFECYCLE

### Repository Requirements

#### `lending`

- **Storage Type**: SQL (`Shelf`)
- **Operations**: get, save, list

#### `branch`

- **Storage Type**: SQL (`Branch`)
- **Operations**: get, save, list
"""
"""A second plan that grows the first context and adds another, and a storage."""
