"""A list in NATS names what was saved, whatever is written while it is read."""

from pathlib import Path

import pytest

from tests.checking import run
from tests.rendering import render
from tests.test_matrix import ticking

pytestmark = pytest.mark.engines

IN_THE_PROJECT = """\
from asyncio import create_task

from nats.aio.client import Client

from app.domain.event.base import RecordedEvent
from app.domain.payment.repository import JetStreamPaymentRepository
from app.domain.shared.page import Limit, PageRequest
from tests.examples.payment import new_payment
from tests.promises import saved


async def test_nothing_is_missed(nats: Client) -> None:
    async def announce(_: RecordedEvent) -> None:
        pass

    store = JetStreamPaymentRepository(nats, "listing", announce)
    busy = [await saved(store, new_payment().aggregate)]

    async def write() -> None:
        while busy:
            busy[0] = await saved(store, busy[0])

    writing = create_task(write())
    saved_so_far = set()
    for _ in range(90):
        new = new_payment()
        saved_so_far.add((await saved(store, new.aggregate, *new.events)).id)
        page = await store.list(PageRequest(limit=Limit(100)))
        assert saved_so_far <= {payment.id for payment in page.items}
    writing.cancel()
"""


def test_a_list_misses_nothing_while_others_write(tmp_path: Path) -> None:
    project = render(tmp_path / "project", ticking("NATS"))
    (project / "tests" / "unit" / "test_listing.py").write_text(IN_THE_PROJECT, encoding="utf-8")

    run(project, "pytest", "-q", "-p", "no:cacheprovider", "tests/unit/test_listing.py")
