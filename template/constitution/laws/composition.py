"""Law 7: contexts rest on each other one way, as the plan declares, and never on what is outside."""

from collections.abc import Iterator

from constitution.code.imports import Import
from constitution.code.program import Program
from constitution.code.project import KERNEL, Layer
from constitution.code.scope import Module
from constitution.finding import Finding, Law, Rule
from constitution.laws.evidence import finding, symbol_of

_INNER = {
    Layer.DOMAIN: frozenset({Layer.SERVICE, Layer.API, Layer.ROOT}),
    Layer.SERVICE: frozenset({Layer.API}),
    Layer.API: frozenset[Layer](),
}


def check(program: Program) -> Iterator[Finding]:
    edges: dict[tuple[Layer, str, str], list[Import]] = {}
    for each in program.imports:
        if not each.passes:  # it leads outside of the application
            continue
        if outer := _outward(each):
            symbol = symbol_of(each.scope)
            message = f"{symbol} imports {outer.name}, which lies outside of it"
            fix = "turn it round: pass in what is needed, or move it inward"
            yield finding("L7.2", each.module, each.node, symbol, message, fix, each.name)
        if door := _foreign_repository(each):
            symbol = symbol_of(each.scope)
            message = f"{symbol} reaches into the repository of {door.place.context}"
            fix = f"let a service ask {door.place.context}, and pass in what it found"
            yield finding("L7.3", each.module, each.node, symbol, message, fix, each.name)
        for source, target in _crossings(each):
            edges.setdefault((each.module.place.layer, source, target), []).append(each)
    yield from _cycles(edges)
    yield from _undeclared(program, edges)


def subjects(program: Program) -> int:
    return len(program.contexts)


def _outward(each: Import) -> Module | None:
    outside = _INNER.get(each.module.place.layer, frozenset())
    for target in each.passes:
        is_main = target.place.layer is Layer.ROOT and target.place.context in ("main", "__main__")
        if target.place.layer in outside and (target.place.context or target.place.layer):
            if target.place.layer is not Layer.ROOT or target.place.context:
                return target
        if is_main and each.module.place.layer in (Layer.SERVICE, Layer.API):
            return target
    return None


def _foreign_repository(each: Import) -> Module | None:
    home = each.module.place
    if home.layer is not Layer.DOMAIN:
        return None
    for target in each.passes:
        place = target.place
        if place.is_repository and place.context != home.context and not place.is_kernel:
            return target
    return None


def _crossings(each: Import) -> set[tuple[str, str]]:
    """The borders that an import crosses: between contexts, or between services."""
    home = each.module.place
    if home.layer not in (Layer.DOMAIN, Layer.SERVICE) or not home.context:
        return set()
    return {
        (home.context, target.place.context)
        for target in each.passes
        if target.place.layer is home.layer
        and target.place.context
        and target.place.context != home.context
        and not target.place.is_kernel
    }


def _cycles(edges: dict[tuple[Layer, str, str], list[Import]]) -> Iterator[Finding]:
    for layer in (Layer.DOMAIN, Layer.SERVICE):
        graph: dict[str, set[str]] = {}
        for where, source, target in edges:
            if where is layer and source not in KERNEL:
                graph.setdefault(source, set()).add(target)
        for (where, source, target), lines in edges.items():
            if where is layer and source in _reachable(graph, target):
                path = " → ".join([source, *_path(graph, target, source)])
                for each in lines:
                    message = f"{source} and {target} import each other: {path}"
                    fix = "keep one direction: pass an id, or let events or a service carry it back"
                    yield finding("L7.1", each.module, each.node, f"{source}.{target}", message, fix,
                                  source, target, each.name, symbol_of(each.scope))  # fmt: skip


def _reachable(graph: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    stack = [start]
    while stack:
        for target in graph.get(stack.pop(), ()):
            if target not in found:
                found.add(target)
                stack.append(target)
    return found


def _path(graph: dict[str, set[str]], start: str, end: str) -> list[str]:
    """The shortest way from one context to another, both ends included."""
    ways = [[start]]
    seen = {start}
    for way in ways:
        if way[-1] == end:
            return way
        for target in sorted(graph.get(way[-1], ())):
            if target not in seen:
                seen.add(target)
                ways.append([*way, target])
    return [start, end]


def _undeclared(
    program: Program, edges: dict[tuple[Layer, str, str], list[Import]]
) -> Iterator[Finding]:
    declared = program.plan.dependencies
    used: set[tuple[str, str]] = set()
    for (layer, source, target), lines in edges.items():
        if layer is not Layer.DOMAIN:
            continue
        used.add((source, target))
        is_kernel = lines[0].module.place.is_kernel
        if not is_kernel and any(each.allows(source, target) for each in declared):
            continue
        for each in lines:
            if is_kernel:
                message = f"{source} is the kernel, and imports the context {target}"
                fix = f"move what {source} needs into the kernel, or its user into {target}"
            else:
                message = f"{source} imports {target}, which no plan declares"
                fix = f"declare it under Cross-Domain Dependencies: - **Imports from {target}**: …"
            yield finding("L7.4", each.module, each.node, f"{source}.{target}", message, fix,
                          source, target, each.name, symbol_of(each.scope))  # fmt: skip
    for each_ in declared:
        if not (each_.mentioned or any(each_.allows(*edge) for edge in used)):
            message = f"the dependency on {each_.source} is declared, and nothing imports it"
            fix = "remove the bullet, or import what it declares"
            yield Finding(each_.path, each_.line, 1, "L7.4", each_.source, message, fix,
                          frozenset({each_.source}))  # fmt: skip


LAW = Law(
    id="L7",
    title="Clean composition",
    promise="Cross-domain composition clean (no circular dependencies)",
    rationale=(
        "A context that another one imports must be understood first; two that import each other "
        "are one context with two names. The plan declares each direction and why, so that a new "
        "dependency is a decision and not an accident."
    ),
    bad="""
# src/app/domain/parcel/parcel.py
from app.domain.invoice.invoice import Invoice

# src/app/domain/invoice/invoice.py
from app.domain.parcel.parcel import Parcel
""",
    good="""
# src/app/domain/invoice/invoice.py, as the plan declares: invoice imports from parcel
from app.domain.parcel.value import ParcelId
""",
    rules=(
        Rule("L7.1", "Contexts that import each other", "Keep one direction."),
        Rule("L7.2", "An import from an outer layer", "Pass in what is needed."),
        Rule("L7.3", "Another context's repository", "Let a service ask that context."),
        Rule("L7.4", "Imports and plan disagree", "Declare what is imported, and nothing else."),
    ),
    home="src/app/domain",
    check=check,
    subjects=subjects,
)
