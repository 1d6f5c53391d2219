"""What an aggregate does, as people tell it: in paragraphs, in bullets with a sentence each, in tables of its own."""

from extensions.plan import read
from extensions.plan.model import Aggregate, Context

from .plans import plan_with

STATUS = """### Smart Enums

- **OrderStatus**: DRAFT, OPEN, PAID, CLOSED; DRAFT → OPEN; OPEN → PAID | CLOSED

"""


def context_of(design: str) -> Context:
    reading = read(plan_with(design))
    assert reading.errors == ()
    return reading.design.contexts[0]


def endings(context: Context) -> dict[str, list[str]]:
    return {o.name: [variant.name for variant in o.variants] for o in context.outcomes}


def commands_of(
    order: Aggregate,
) -> list[tuple[str, tuple[str, ...], str | None, str | None]]:
    return [(c.name, c.from_, c.to, c.outcome) for c in order.commands]


def test_paragraphs_that_open_with_a_name_in_bold_tell_of_commands() -> None:
    design = f"""{STATUS}### Aggregate: Order

The `Order` is the aggregate root. The behaviours are as follows.

**submit** takes the time. A draft with a line in it becomes open. The result is a `SubmitOutcome`: either `Submitted`, or `Incomplete` with the list of what is missing, or `AlreadyOpen`, which is harmless.

**add_line** is allowed while the order is a draft or open. It gives a `LineOutcome`, which is either `LineAdded` or `LineRefused`.

**drop_line** is the opposite. It also yields a `LineOutcome`, through the additional variant `LineDropped`.

**hold** and **resume** are for the desk. Both give a `HoldOutcome`, that is `Held`, `Resumed` or `HoldRefused`.
"""

    context = context_of(design)

    (order,) = context.aggregates
    assert commands_of(order) == [
        ("submit", ("DRAFT",), "OPEN", "SubmitOutcome"),
        ("add_line", ("DRAFT", "OPEN"), None, "LineOutcome"),
        ("drop_line", (), None, "LineOutcome"),
        ("hold", (), None, "HoldOutcome"),
        ("resume", (), None, "HoldOutcome"),
    ]
    assert endings(context) == {
        "SubmitOutcome": ["Submitted", "Incomplete", "AlreadyOpen"],
        "LineOutcome": ["LineAdded", "LineRefused", "LineDropped"],
        "HoldOutcome": ["Held", "Resumed", "HoldRefused"],
    }


def test_bullets_explain_commands_in_sentences() -> None:
    design = f"""{STATUS}### Aggregates

- **Order**: what somebody wants
  - `pay`: the card was charged, and the order becomes paid. Gives a `PayOutcome`, one of `Paid`, `Declined`.
  - `begin_charge`: gives a `ChargeOutcome`, in this case `ChargeBegun` along with the key, or `NothingToCharge`.
  - `record_charge`: the provider took the money. Gives the `ChargeOutcome` variant `Charged`.
  - `record_decline`: the provider did not. Depending on the reason the variant is `RetryPlanned` or `GivenUp`.
  - `close`: by the customer, and only before it is sent.
"""

    context = context_of(design)

    (order,) = context.aggregates
    assert commands_of(order) == [
        ("pay", ("OPEN",), "PAID", "PayOutcome"),
        ("begin_charge", (), None, "ChargeOutcome"),
        ("record_charge", (), None, "ChargeOutcome"),
        ("record_decline", (), None, "ChargeOutcome"),
        ("close", (), None, None),
    ]
    assert order.fields == ()
    assert endings(context)["ChargeOutcome"] == [
        "ChargeBegun",
        "NothingToCharge",
        "Charged",
        "RetryPlanned",
        "GivenUp",
    ]


def test_a_section_that_is_called_like_a_model_describes_it() -> None:
    design = """### Basket

The only aggregate.

```python
class Basket(BaseModel):
    id: BasketId
    owner: OwnerId
```

What it does:

- `fill(item) -> FillOutcome`
- `drop()` – the customer gave up

Outcomes:

| Outcome | Variants |
|---|---|
| `FillOutcome` | `Filled`, `BasketFull` |
"""

    context = context_of(design)

    (basket,) = context.aggregates
    assert [field.text() for field in basket.fields] == ["id: BasketId", "owner: OwnerId"]
    assert [(c.name, c.outcome) for c in basket.commands] == [
        ("fill", "FillOutcome"),
        ("drop", None),
    ]
    assert endings(context) == {"FillOutcome": ["Filled", "BasketFull"]}


def test_a_paragraph_or_a_list_tells_how_commands_end() -> None:
    design = """### Aggregates

**Order** (aggregate root): `id: OrderId`.

Behaviour: `ship(now) -> ShipResult` and `price(on) -> PriceResult`.

`ShipResult` is `Shipped`, `NotReady` or `Ignored` (the carrier likes to answer twice).

### Outcomes

`PriceResult` is one of:

- `Priced`, holding the `Quote`
- `NoTariff`
"""

    context = context_of(design)

    (order,) = context.aggregates
    assert [field.name for field in order.fields] == ["id"]
    assert [(c.name, c.outcome) for c in order.commands] == [
        ("ship", "ShipResult"),
        ("price", "PriceResult"),
    ]
    assert endings(context) == {
        "ShipResult": ["Shipped", "NotReady", "Ignored"],
        "PriceResult": ["Priced", "NoTariff"],
    }
