"""The eight laws, one module each, in the order of the plan."""

from constitution.finding import Law
from constitution.laws import (
    composition,
    frozen,
    instrumentation,
    outcomes,
    repositories,
    services,
    smart_enums,
    value_objects,
)

LAWS: tuple[Law, ...] = (
    frozen.LAW,
    outcomes.LAW,
    value_objects.LAW,
    smart_enums.LAW,
    repositories.LAW,
    services.LAW,
    composition.LAW,
    instrumentation.LAW,
)
