"""An engine goes away and comes back: nobody is lied to, and nothing that was acknowledged is lost."""

import asyncio
from collections import Counter
from contextlib import AbstractContextManager
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
from httpx2 import AsyncClient, Client

from tests.service.conftest import Start
from tests.service.customers import PROBLEM, Customers, draft
from tests.service.listener import Heard, heard_of
from tests.service.running import Engines, Service

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("service"), pytest.mark.anyio]

REFUSING_COMMIT = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'refused at commit'; END $$;
CREATE CONSTRAINT TRIGGER refusal AFTER INSERT OR UPDATE ON payment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse();
"""
LAST = {"Connection": "close"}  # a server may close after a fault of its own
REFUSING_NO_MORE = "DROP TRIGGER refusal ON payment; DROP FUNCTION refuse()"


async def readiness(service: Service) -> tuple[int, dict[str, str]]:
    async with AsyncClient(base_url=service.url, timeout=10) as client:
        answer = await client.get("/health/ready")
        return answer.status_code, answer.json()


def doubled(events: list[Heard]) -> list[str]:
    """The events that arrived more than once."""
    return [event for event, times in Counter(e.id for e in events).items() if times > 1]


async def endured(customers: Customers, outage: AbstractContextManager[Any], lasts: float) -> None:
    """Have customers pay before, during and after an outage."""
    async with customers.busy(8):
        await customers.succeed(20)
        await asyncio.to_thread(outage.__enter__)
        await asyncio.sleep(lasts)
        await asyncio.to_thread(outage.__exit__, None, None, None)
        await customers.succeed(20)


async def test_while_the_home_is_away_clients_are_told_to_come_again(
    engines: Engines, service: Service
) -> None:
    customers = Customers(service.url)

    await endured(customers, engines.without("postgresql"), lasts=2)

    assert customers.answers[503] > 0
    assert (customers.unclean, customers.unanswered) == ([], [])
    assert customers.slowest < 4
    assert await customers.lost(service.url) == []
    events = await heard_of(engines.urls["APP_NATS_URL"], "payment_captured", customers.captured)
    assert doubled(events) == []


async def test_a_home_that_never_answers_keeps_nobody_waiting(
    engines: Engines, service: Service
) -> None:
    customers = Customers(service.url)

    await endured(customers, engines.frozen("postgres"), lasts=12)

    assert customers.answers[503] > 0
    assert (customers.unclean, customers.unanswered) == ([], [])
    assert customers.slowest < 9
    assert await customers.lost(service.url) == []


async def test_the_service_says_which_engine_is_away(engines: Engines, service: Service) -> None:
    with engines.without("postgresql"):
        without = await readiness(service)
    again = await readiness(service)

    assert without == (503, {"NATS": "ok", "PostgreSQL": "away"})
    assert again == (200, {"NATS": "ok", "PostgreSQL": "ok"})


async def test_events_wait_while_nobody_can_hear_them(engines: Engines, service: Service) -> None:
    customers = Customers(service.url)

    await endured(customers, engines.without("nats"), lasts=3)

    assert (customers.unclean, customers.unanswered) == ([], [])
    assert customers.answers[503] == 0
    events = await heard_of(engines.urls["APP_NATS_URL"], "payment_captured", customers.captured)
    assert doubled(events) == []


async def test_what_was_not_announced_before_a_crash_is_after_it(
    engines: Engines, start: Start
) -> None:
    customers = Customers((victim := start()).url)
    with engines.without("nats"):
        async with customers.busy(2):
            await customers.succeed(3)
        victim.process.kill()
        successor = await asyncio.to_thread(start)
        serving = await readiness(successor)
        lost = await customers.lost(successor.url)

    assert serving == (503, {"NATS": "away", "PostgreSQL": "ok"})
    assert lost == []
    assert customers.captured
    events = await heard_of(engines.urls["APP_NATS_URL"], "payment_captured", customers.captured)
    assert doubled(events) == []


async def test_a_commit_that_fails_is_no_success_and_leaves_nothing(
    engines: Engines, client: Client
) -> None:
    kept = client.post("/payments", json=draft())
    new = draft(customer_id=str(uuid4()))
    sql = await asyncpg.connect(engines.urls["APP_POSTGRES_URL"].replace("+asyncpg", ""))
    before = await sql.fetchval("SELECT count(*) FROM event")
    await sql.execute(REFUSING_COMMIT)
    try:
        path, seen = kept.headers["Location"], {"If-Match": kept.headers["ETag"], **LAST}
        created = await asyncio.to_thread(client.post, "/payments", json=new, headers=LAST)
        changed = await asyncio.to_thread(client.post, f"{path}/mark-authorized", headers=seen)
    finally:
        await sql.execute(REFUSING_NO_MORE)
    recorded = await sql.fetchval("SELECT count(*) FROM event")
    await sql.close()

    for answer in (created, changed):
        assert (answer.status_code, answer.headers["Content-Type"]) == (500, PROBLEM)
    assert client.get(path).json() == kept.json()
    found = client.get("/payments", params={"customer_id": new["customer_id"]}).json()
    assert (found["items"], recorded) == ([], before)
