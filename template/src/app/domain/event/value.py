"""The words every event uses."""

from app.domain.shared.value import Id, Value


class EventId(Id, frozen=True):
    """Names one event, so that whoever hears of it twice can tell."""


class EventName(Value[str], frozen=True):
    """What happened, e.g. "order.order_placed"."""


class EventBody(Value[str], frozen=True):
    """An event as JSON."""
