"""Law 8: every operation of a repository or a service can be seen, from its first await to its last."""

import ast
from collections.abc import Iterator

from constitution.code.program import Program
from constitution.code.project import Layer, Place
from constitution.code.scope import ClassInfo, FunctionInfo, Scope
from constitution.code.spans import Spans
from constitution.finding import Finding, Law, Rule
from constitution.laws.evidence import finding, is_stub
from constitution.laws.repositories import is_storage_call

_CONVERTERS = ("to_", "from_")


def check(program: Program) -> Iterator[Finding]:
    def calls_storage(call: ast.Call, scope: Scope) -> bool:
        return is_storage_call(program, call, scope)

    spans = Spans(program, calls_storage)
    for cls, method in _operations(program):
        if not spans.reaches_out(method) or spans.is_decorated(method):
            continue
        name = span_name(cls.place, method.name)
        if not spans.has_span(method):
            message = f"{method.qualname} runs unseen: it opens no span"
            fix = f'write @logfire.instrument("{name}") above it'
            yield finding(
                "L8.1", cls.module, method.node, method.qualname, message, fix, cls.qualname
            )
            continue
        lines: set[int] = set()
        for node in spans.uncovered(method):
            line = getattr(node, "lineno", 0)
            if line not in lines:
                lines.add(line)
                message = f"{method.qualname} does this outside of its span"
                fix = f'put it under with logfire.span("{name}"):'
                yield finding("L8.2", cls.module, node, method.qualname, message, fix, cls.qualname)


def subjects(program: Program) -> int:
    return sum(method.is_async for _, method in _operations(program))


def span_name(place: Place, operation: str) -> str:
    """The constant name that the span of an operation should have."""
    kind = "repo" if place.is_repository else "service"
    return f"{kind}.{place.context}.{operation}"


def _operations(program: Program) -> Iterator[tuple[ClassInfo, FunctionInfo]]:
    classes = program.classes
    modules = program.in_layer(Layer.DOMAIN, Layer.SERVICE)
    outward = (m for m in modules if m.place.layer is Layer.SERVICE or m.place.is_repository)
    for cls in (cls for module in outward for cls in module.classes):
        if classes.is_protocol(cls) or classes.is_model(cls) or classes.is_foreign(cls):
            continue
        for method in cls.methods.values():
            if not method.is_public or is_stub(method) or classes.is_property(method):
                continue
            if not method.name.startswith(_CONVERTERS):
                yield cls, method


LAW = Law(
    id="L8",
    title="Everything is instrumented",
    promise="Logfire instrumentation on all operations",
    rationale=(
        "What no span covers is missing from every trace, and it is missed when it is slow or "
        "fails. One span around an operation, on every path through it, tells its time, its "
        "caller and how it ended."
    ),
    bad="""
async def label(self, parcel_id: ParcelId) -> LabelOutcome:
    return await self._parcels.label(parcel_id)
""",
    good="""
async def label(self, parcel_id: ParcelId) -> LabelOutcome:
    with logfire.span("service.parcel.label", parcel_id=str(parcel_id)):
        return await self._parcels.label(parcel_id)
""",
    rules=(
        Rule("L8.1", "An operation without a span", "Open one, or write @logfire.instrument."),
        Rule("L8.2", "An await outside of the span", "Put it inside the span."),
    ),
    home="src/app/service",
    check=check,
    subjects=subjects,
)
