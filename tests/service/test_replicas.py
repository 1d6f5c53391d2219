"""Two processes of the service at once: what either announces arrives once, in order; either may leave."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from signal import SIGTERM

import pytest
from httpx2 import AsyncClient, Client
from nats.js.errors import APIError

from tests.service.conftest import Start
from tests.service.customers import Customers
from tests.service.listener import connected, heard_of
from tests.service.running import Engines, Service

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("service"), pytest.mark.anyio]

LEAVING = "Waiting for application shutdown"


@pytest.fixture(scope="module")
def replica(start: Start) -> Service:
    return start()


async def refund(service: str, payments: Iterable[str]) -> None:
    async with AsyncClient(base_url=service, timeout=10) as client:
        for payment in payments:
            shown = await client.get(f"/payments/{payment}")
            seen = {"If-Match": shown.headers["ETag"]}
            answer = await client.post(f"/payments/{payment}/mark-refunded", headers=seen)
            assert answer.status_code == 200


async def test_every_event_arrives_once_and_in_order(
    engines: Engines, service: Service, replica: Service
) -> None:
    customers = Customers(service.url, replica.url)
    async with customers.busy(6):
        await customers.succeed(60)
    captured = sorted(customers.captured)
    await asyncio.gather(refund(service.url, captured[::2]), refund(replica.url, captured[1::2]))

    events = await heard_of(engines.urls["APP_NATS_URL"], "payment_refunded", customers.captured)

    arrived = defaultdict(list)
    for event in events:
        arrived[event.body["payment_id"]].append(event.body["kind"])
    assert [arrived[payment] for payment in customers.captured] == [
        ["payment_captured", "payment_refunded"]
    ] * len(customers.captured)


async def test_what_is_asked_is_answered_before_the_service_leaves(
    service: Service, replica: Service
) -> None:
    customers = Customers(replica.url)
    async with customers.busy(6):
        await customers.succeed(20)
        start = asyncio.get_running_loop().time()
        await asyncio.to_thread(replica.end, SIGTERM)
        took = asyncio.get_running_loop().time() - start

    assert took < 5
    assert customers.unclean == []
    assert await customers.lost(service.url) == []
    assert LEAVING in replica.said
    assert "Traceback" not in replica.said


async def test_each_stream_forgets_when_its_retention_ends(
    engines: Engines, client: Client
) -> None:
    assert client.get("/health/ready").status_code == 200
    async with connected(engines.urls["APP_NATS_URL"]) as nats:
        streams = {s.config.name: s.config for s in await nats.jetstream().streams_info()}

    kept = {
        name: (timedelta(seconds=stream.max_age or 0).days, stream.deny_delete, stream.deny_purge)
        for name, stream in streams.items()
    }
    assert kept["payment-capture_workflow_lifecycle_90_days"] == (90, False, False)
    assert kept["payment-capture_security_audit_7_years"] == (7 * 365 + 2, True, True)


async def test_nobody_removes_what_is_kept_for_audit(engines: Engines, service: Service) -> None:
    customers = Customers(service.url)
    async with customers.busy(1):
        await customers.succeed()
    await refund(service.url, customers.captured)
    await heard_of(engines.urls["APP_NATS_URL"], "payment_refunded", customers.captured)
    stream = "payment-capture_security_audit_7_years"
    async with connected(engines.urls["APP_NATS_URL"]) as nats:
        jetstream = nats.jetstream()
        before = (await jetstream.stream_info(stream)).state

        with pytest.raises(APIError):
            await jetstream.purge_stream(stream)
        with pytest.raises(APIError):
            await jetstream.delete_msg(stream, before.first_seq)

        assert (await jetstream.stream_info(stream)).state.messages == before.messages > 0
