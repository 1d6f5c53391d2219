"""Outcome unions: how each command can end, as one type with one name."""

from collections.abc import Iterable
from dataclasses import replace

from ..plan.naming import pascal
from .part import CommandFacts
from .symbols import Names, fresh

type Unions = tuple[tuple[str, tuple[str, ...]], ...]

KERNEL = frozenset({"NotFound", "Stale", "TransitionRefused", "Taken"})
"""Outcomes that every context shares; a plan that names them means them."""


def outcome_aliases(
    aggregate: str,
    event_union: str,
    status: str,
    commands: Iterable[CommandFacts],
    taken: frozenset[str],
) -> tuple[tuple[CommandFacts, ...], Unions, Unions]:
    """The commands with the names of their unions, and what those of model and use case hold.

    What creates an aggregate always does, unless the plan says how else it can end.
    """
    kernel = Names(taken)
    changed = f"{kernel['Changed']}[{aggregate}, {event_union or kernel['EventBase']}]"
    refused = f"{kernel['TransitionRefused']}[{status}]"
    named: list[CommandFacts] = []
    unions: dict[str, tuple[str, ...]] = {}
    results: dict[str, tuple[str, ...]] = {}
    ways: dict[str, tuple[str, tuple[str, ...]]] = {}
    changing: set[str] = set()
    for command in commands:
        missing = () if command.creates else (kernel["NotFound"],)
        saved = (f"{kernel['Saved']}[{aggregate}]", *missing, kernel["Stale"], kernel["Taken"])
        union = command.outcome or fresh(
            f"{pascal(command.name)}Outcome", taken | unions.keys(), "Union"
        )
        others = command.members or ((command.refusal,) if command.refusal else ())
        spelled = tuple(
            refused if m == "TransitionRefused" and status else kernel.get(m, m) for m in others
        )
        success = changed if not command.success else command.success
        if command.creates and not command.outcome:
            named.append(replace(command, union=changed, result=" | ".join(saved)))
            continue
        unions[union] = tuple(dict.fromkeys((*unions.get(union, ()), success, *spelled)))
        result = fresh(
            f"{pascal(command.name)}{aggregate}Result", {*taken, *unions, *results}, "Union"
        )
        results[result] = saved
        ways[result] = (union, spelled)
        changing.add(success)
        body = fresh(f"{pascal(command.name)}{aggregate}", taken, "Body")
        named.append(replace(command, union=union, result=result, body=body))
    for result, (union, spelled) in ways.items():  # commands that share a union share its refusals
        others = tuple(m for m in (*spelled, *unions[union]) if m not in changing)
        results[result] = tuple(dict.fromkeys((*results[result], *others)))
    return tuple(named), tuple(unions.items()), tuple(results.items())
