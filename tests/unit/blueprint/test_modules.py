"""Which module a class has, seen from its own context and from others."""

from typing import Any

from extensions.blueprint import project
from extensions.blueprint.building import context_facts, with_stubs
from extensions.features import record_features, with_feature
from extensions.plan import read, resolve
from extensions.plan.diagnostics import Log

PLAN = """# Implementation Plan: Offers

## Domain Design: pricing

### Value Objects

- **CardId**: UUID wrapper for aggregate root identity
- **Rate**: decimal, at least 0

### Aggregates

- **Card** (aggregate root): `id: CardId`, `quotes: list[Quote]`
- **Quote** (entity): `rate: Rate`, `lines: list[Line]`
- **Line** (entity): `rate: Rate`
- **Tier** (entity): `rate: Rate`

## Domain Design: deal

### Value Objects

- **DealId**: UUID wrapper for aggregate root identity

### Aggregates

- **Deal** (aggregate root): `id: DealId`, `quote: Quote?`

### Cross-Domain Dependencies

- **deal → pricing**: `Quote`, to say what was offered
"""


def test_an_entity_that_another_context_imports_stands_beside_the_aggregates() -> None:
    designed = resolve(read(PLAN).design).design.contexts
    contexts = {context.name: context for context in designed}

    called = {"Card": "card", "Deal": "deal"}
    pricing, deal = (context_facts(c, contexts, {}, called) for c in designed)

    homes = {name: pricing.modules[name] for name in ("Card", "Quote", "Line")}
    assert homes == {
        "Card": "app.domain.pricing.card",
        "Quote": "app.domain.pricing.entity",
        "Line": "app.domain.pricing.entity",
    }
    assert deal.modules["Quote"] == "app.domain.pricing.entity"
    assert deal.modules["Line"] == "app.domain.pricing.entity"


def test_a_part_of_an_imported_aggregate_stands_beside_that() -> None:
    plan = PLAN.replace("`quote: Quote?`", "`card: Card?`").replace(
        "`Quote`, to say", "`Card`, to say"
    )
    designed = resolve(read(plan).design).design.contexts
    contexts = {context.name: context for context in designed}

    called = {"Card": "card", "Deal": "deal"}
    pricing, deal = (context_facts(c, contexts, {}, called) for c in designed)

    assert pricing.modules["Line"] == "app.domain.pricing.card"
    assert deal.modules["Line"] == "app.domain.pricing.card"


ROUTES = """# Implementation Plan: Routes

## Domain Design

### Value Objects

- **TripId**: UUID wrapper for aggregate root identity
- **Leg**: `route: Route`, `start: Spot`
- **Route**: `stops: list[Stop]`, `end: Ending`
- **Spot**: `lat: Decimal`, `lon: Decimal`

### Aggregates

- **Trip**: `id: TripId`, `leg: Leg`

### Entities

- **Stop**: `at: Spot`

### Outcomes

- **Ending**: `Home(at: Spot) | Away(stop: Stop)`
"""


def test_what_a_value_is_made_of_stands_above_it() -> None:
    (design,) = resolve(read(ROUTES).design).design.contexts

    facts = context_facts(design, {design.name: design}, {}, {"Trip": "trip"})

    assert [word.name for word in facts.words_of_the_context] == [
        "TripId",
        "Spot",
        "Stop",
        "Home",
        "Away",
        "Ending",
        "Route",
        "Leg",
    ]


SIGNUPS = """# Implementation Plan: Signups

## Domain Design

### Smart Enums

- **SignupStatus**: PENDING, CONFIRMED; PENDING → CONFIRMED

### Aggregates

- **Signup** (aggregate root): `id: SignupId`, `status: SignupStatus`
  - Commands:
    - `confirm()`: PENDING → CONFIRMED, emits `SignupConfirmed`, returns `ConfirmOutcome`

### Outcomes

- **ConfirmOutcome**: `Confirmed(signup: Signup, event: SignupConfirmed) | NotPending(status: SignupStatus)`
- **LookupOutcome**: `SignupSeen(signup: Signup) | Unseen`

### Domain Events

- **SignupConfirmed**: WORKFLOW_LIFECYCLE, 90 days
"""


def test_what_carries_an_aggregate_is_defined_behind_it() -> None:
    (designed,) = resolve(read(SIGNUPS).design).design.contexts

    facts = context_facts(designed, {designed.name: designed}, {}, {"Signup": "signup"})

    names = ("Signup", "SignupSeen", "LookupOutcome", "NotPending", "Unseen")
    assert {name: facts.modules[name].rpartition(".")[2] for name in names} == {
        "Signup": "signup",
        "SignupSeen": "signup",
        "LookupOutcome": "signup",
        "NotPending": "outcome",
        "Unseen": "outcome",
    }
    assert facts.holders == {"SignupSeen", "LookupOutcome"}


def test_a_success_tells_nothing_that_every_change_carries() -> None:
    (designed,) = resolve(read(SIGNUPS).design).design.contexts

    (signup,) = context_facts(
        designed, {designed.name: designed}, {}, {"Signup": "signup"}
    ).aggregates

    (confirm,) = signup.commands
    assert (confirm.success, confirm.stub) == ("Confirmed", "")
    assert [(s.name, s.fields) for s in signup.successes] == [("Confirmed", ())]


VERDICTS = """# Implementation Plan: Verdicts

## Domain Design: desk

### Aggregates

- **Desk** (aggregate root): `id: DeskId`
  - Queries:
    - `decide(topic)`: returns `Verdict`, which is `Granted | Refused`

## Domain Design: letter

### Smart Enums

- **LetterStatus**: DRAFT, SENT; DRAFT → SENT

### Aggregates

- **Letter** (aggregate root): `id: LetterId`, `status: LetterStatus`
  - Commands:
    - `send(verdict: Verdict)`: DRAFT → SENT

### Cross-Domain Dependencies

- **letter → desk**: `Verdict`, to know whether it may go
"""


def test_a_union_that_another_context_imports_is_found_among_the_outcomes() -> None:
    designed = resolve(read(VERDICTS).design).design.contexts
    contexts = {context.name: context for context in designed}

    called = {"Desk": "desk", "Letter": "letter"}
    desk, letter = (context_facts(c, contexts, {}, called) for c in designed)

    homes = dict.fromkeys(("Verdict", "Granted"), "app.domain.desk.outcome")
    assert {name: desk.modules[name] for name in homes} == homes
    assert {name: letter.modules[name] for name in homes} == homes


def test_a_class_that_a_test_runner_takes_for_tests_is_known() -> None:
    samples = PLAN.replace("Tier", "TestRun")

    told = [recorded(plan) for plan in (PLAN, samples)]

    assert [project(features, {}).resembles_tests for features in told] == [False, True]


def recorded(plan: str) -> dict[str, Any]:
    return record_features(with_feature({}, read(plan).design, None, Log()))


LENT = """# Implementation Plan: Rates

## Domain Design: slot

### Value Objects

- **Rate**: composite of `per_day: Coin`

### Cross-Domain Dependencies

- **slot → till**: `Coin`

## Domain Design: order

### Aggregates

- **Order** (aggregate root): `id: OrderId`, `rate: Rate`

### Cross-Domain Dependencies

- **order → slot**: `Rate`
"""


def test_an_example_is_made_of_what_another_context_imports_itself() -> None:
    designed = resolve(read(LENT).design).design.contexts
    contexts = with_stubs(designed)

    order = context_facts(contexts["order"], contexts, {}, {"Order": "order"})

    assert order.vocabulary.code("Rate") == 'Rate(per_day=Coin("alpha"))'
    assert order.modules["Coin"] == "app.domain.till.value"
