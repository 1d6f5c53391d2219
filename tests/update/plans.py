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
