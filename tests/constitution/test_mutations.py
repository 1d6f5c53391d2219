"""A rendered project keeps all laws; broken in any of four ways, the right law says where."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from constitution.examine import examine

from tests.constitution.bundles import MARK
from tests.rendering import render
from tests.test_matrix import COMBINATIONS, ticking

VALUES = "src/app/domain/payment/value.py"
PAYMENT = "src/app/domain/payment/payment.py"
EVENTS = "src/app/domain/payment/event.py"
REPOSITORY = "src/app/domain/payment/repository.py"
CUSTOMER = "src/app/domain/customer/value.py"
INVOICE = "src/app/domain/invoice/invoice.py"
SERVICE = "src/app/service/payment.py"
ROUTES = "src/app/api/payment/routes.py"
METHODS = "    # Payment: the team's own methods follow\n"
USE_CASES = "    # PaymentService: the team's own methods follow\n"

pytestmark = pytest.mark.matrix


@dataclass(frozen=True)
class Mutation:
    """A change for the worse: `new` for `old`, or at the end of the file; its line is marked."""

    path: str
    new: str
    old: str = ""

    def of(self, text: str) -> str:
        if not self.old:
            return f"{text}\n\n{self.new}"
        assert text.count(self.old) == 1, f"{self.path}: {text.count(self.old)} of {self.old!r}"
        return text.replace(self.old, self.new)


def above(line: str, new: str) -> dict[str, str]:
    return {"old": line, "new": f"{new}\n{line}"}


WAYS: dict[str, tuple[Mutation, ...]] = {
    "first": (
        Mutation(
            PAYMENT,
            old="class Payment(BaseModel, frozen=True):",
            new="class Payment(BaseModel):  #! L1",
        ),
        Mutation(
            PAYMENT,
            old="""\
            return TransitionRefused(
                what=self.what, status=self.status, target=PaymentStatus.AUTHORIZED
            )
""",
            new='            raise ValueError("this payment cannot be authorized")  #! L2\n',
        ),
        Mutation(PAYMENT, **above("    # Payment: the team's own fields", "    note: str = ''  #! L3")),
        Mutation(
            PAYMENT,
            old="if not self.status.can_transition_to(PaymentStatus.CAPTURED):",
            new="if self.status != PaymentStatus.AUTHORIZED:  #! L4",
        ),
        Mutation(ROUTES, "from sqlalchemy import text  #! L5\n"),
        Mutation(
            SERVICE,
            old="                outcome = outcome.aggregate.mark_authorized()\n",
            new="""\
                if outcome.aggregate.captured_at:  #! L6
                    outcome = outcome.aggregate.mark_authorized()
""",
        ),
        Mutation(VALUES, "from app.service.payment import PaymentService  #! L7\n"),
        Mutation(
            SERVICE,
            **above(
                USE_CASES,
                """\
    async def look(self, payment_id: PaymentId) -> Found[Payment] | NotFound:  #! L8
        return await self._payments.get(payment_id)
""",
            ),
        ),
    ),
    "second": (
        Mutation(
            PAYMENT,
            **above("    # Payment: the team's own fields", "    parts: list[Amount] = []  #! L1"),
        ),
        Mutation(
            PAYMENT,
            **above(
                METHODS,
                """\
    def capture(self) -> bool:  #! L2
        return self.status.can_transition_to(PaymentStatus.CAPTURED)
""",
            ),
        ),
        Mutation(
            SERVICE,
            old="    async def show(self, payment_id: PaymentId)",
            new="    async def show(\n        self,\n        payment_id: str,  #! L3\n    )",
        ),
        Mutation(
            PAYMENT,
            """\
def fee(status: PaymentStatus) -> Amount:
    match status:  #! L4
        case PaymentStatus.REFUNDED:
            return Amount(2)
        case _:
            return Amount(1)
""",
        ),
        Mutation(PAYMENT, 'TERMS = open("terms.txt").read()  #! L5\n'),
        Mutation(
            SERVICE,
            """\
def total_of(payments: tuple[Payment, ...]) -> Amount:
    return Amount(sum(payment.amount.root for payment in payments))  #! L6
""",
        ),
        Mutation(
            INVOICE,
            "from app.domain.payment.value import PaymentId  #! L7\n\nPAID = PaymentId\n",
        ),
        Mutation(
            SERVICE,
            **above(
                '        with logfire.span("service.payment.show", payment_id=str(payment_id))',
                "        await self._payments.peek(payment_id)  #! L8",
            ),
        ),
    ),
    "third": (
        Mutation(
            VALUES,
            """\
from dataclasses import dataclass


@dataclass(frozen=True)
class Fee:  #! L1
    amount: Amount
""",
        ),
        Mutation(PAYMENT, "class CaptureError(Exception):  #! L2\n    pass\n"),
        Mutation(
            REPOSITORY,
            old='    async def get(self, payment_id: PaymentId, /) -> Found[Payment] | NotFound:\n        """Fetch',
            new="""\
    async def get(
        self,
        payment_id: str,  #! L3
        /,
    ) -> Found[Payment] | NotFound:
        \"""Fetch""",
        ),
        Mutation(
            PAYMENT,
            """\
WORDS = {PaymentStatus.CAPTURED: "taken", PaymentStatus.REFUNDED: "given back"}  #! L4
""",
        ),
        Mutation(
            SERVICE,
            """\
from redis.asyncio import Redis


class Counter:
    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    @logfire.instrument("service.payment.count", extract_args=False)
    async def count(self) -> None:
        await self._redis.incr("payments")  #! L5
""",
        ),
        Mutation(
            SERVICE,
            """\
def postponed(payment: Payment) -> Payment:
    return payment.model_copy(update={"captured_at": None})  #! L6
""",
        ),
        Mutation(
            INVOICE,
            """\
from app.domain.payment.repository import PaymentRepository  #! L7

PAYMENTS = PaymentRepository
""",
        ),
        Mutation(
            REPOSITORY,
            """\
class ArchivedPayments:
    def __init__(self, source: PaymentRepository) -> None:
        self._source = source

    async def get(self, payment_id: PaymentId, /) -> Found[Payment] | NotFound:  #! L8
        return await self._source.get(payment_id)
""",
        ),
    ),
    "fourth": (
        Mutation(
            EVENTS,
            """\
from pydantic import BaseModel


class PaymentLost(BaseModel):  #! L1
    payment_id: PaymentId
    amounts: frozenset[Amount] = frozenset()
""",
        ),
        Mutation(
            SERVICE,
            **above(
                USE_CASES,
                """\
    @logfire.instrument("service.payment.find", extract_args=False)
    async def find(self, payment_id: PaymentId) -> Payment | None:  #! L2
        found = await self._payments.get(payment_id)
        return found.aggregate if isinstance(found, Found) else None
""",
            ),
        ),
        Mutation(
            EVENTS,
            """\
class PaymentTried(BaseModel, frozen=True):
    payment_id: PaymentId
    attempts: int | None = None  #! L3
""",
        ),
        Mutation(
            PAYMENT,
            """\
def is_open(payment: Payment) -> bool:
    return payment.status.value in ("pending", "authorized")  #! L4
""",
        ),
        Mutation(
            PAYMENT,
            "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import asyncpg  #! L5\n",
        ),
        Mutation(
            SERVICE,
            """\
from pydantic import BaseModel


class Quote(BaseModel, frozen=True):  #! L6
    amount: Amount
""",
        ),
        Mutation(
            "specs/002-invoices/plan.md",
            "### Cross-Domain Dependencies\n\n- **payment imports from invoice**: `InvoiceId`  #! L7\n",
        ),
        Mutation(
            SERVICE,
            old='            show_span.set_attribute("outcome", outcome.kind)\n            return outcome\n',
            new="""\
            show_span.set_attribute("outcome", outcome.kind)
        await self._payments.peek(payment_id)  #! L8
        return outcome
""",
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("storages", COMBINATIONS, ids=lambda ticked: "+".join(ticked) or "memory")
def test_each_way_is_found_at_its_line(storages: tuple[str, ...], tmp_path: Path) -> None:
    project = render(tmp_path / "project", ticking(*storages))
    assert _findings(project) == set()

    missed, mistaken = [], []
    for way, mutations in WAYS.items():
        with _broken(project, mutations) as broken:
            found = _findings(project)
        missed += [f"{way} way, {line}" for line in broken - found]
        mistaken += [f"{way} way, {line}" for line in found - broken]

    assert missed == []
    assert mistaken == []


@pytest.mark.parametrize("way", WAYS)
def test_each_way_breaks_every_law(way: str) -> None:
    broken = [law for mutation in WAYS[way] for law in MARK.findall(mutation.new)]

    assert [law.strip() for law in broken] == [f"L{number}" for number in range(1, 9)]


def _findings(project: Path) -> set[str]:
    return {f"{f.path}:{f.line} {f.law}" for f in examine(project).findings}


@contextmanager
def _broken(project: Path, mutations: tuple[Mutation, ...]) -> Iterator[set[str]]:
    """The lines that break a law, as long as all changes of a way are made."""
    original = {mutation.path: _text(project / mutation.path) for mutation in mutations}
    marked = dict(original)
    for mutation in mutations:
        marked[mutation.path] = mutation.of(marked[mutation.path])
    for path, text in marked.items():
        _write(project / path, MARK.sub("", text))
    yield {
        f"{path}:{number} {mark[1].strip()}"
        for path, text in marked.items()
        for number, line in enumerate(text.splitlines(), 1)
        if (mark := MARK.search(line))
    }
    for path, text in original.items():
        _write(project / path, text)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _write(path: Path, text: str) -> None:
    """A file without a text is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if not text:
        path.unlink()
