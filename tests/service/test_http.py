"""What clients of the running service meet, in good times."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from httpx2 import AsyncClient, Client, Response

from tests.service.customers import PROBLEM, at_once, draft
from tests.service.running import Service

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("service")]

COMMANDS = {
    "mark-authorized": ["pending"],
    "mark-captured": ["authorized"],
    "mark-failed": ["authorized"],
    "mark-refunded": ["captured"],
}
WAYS = {
    "pending": [],
    "authorized": ["mark-authorized"],
    "captured": ["mark-authorized", "mark-captured"],
    "failed": ["mark-authorized", "mark-failed"],
    "refunded": ["mark-authorized", "mark-captured", "mark-refunded"],
}


def command(client: Client, payment: Response, name: str) -> Response:
    """Send a command that rests on what was answered before."""
    path = f"/payments/{payment.json()['id']}/{name}"
    return client.post(path, headers={"If-Match": payment.headers["ETag"]})


def payment_that_is(client: Client, status: str) -> Response:
    """Lead a new payment to a status."""
    payment = client.post("/payments", json=draft())
    for name in WAYS[status]:
        payment = command(client, payment, name)
    assert payment.json()["status"] == status
    return payment


def problem(response: Response) -> tuple[int, str | None]:
    return response.status_code, response.headers.get("Content-Type")


def test_a_payment_is_created_and_read(client: Client) -> None:
    new = draft()

    created = client.post("/payments", json=new)
    shown = client.get(created.headers["Location"])

    kept = {"revision": 1, "status": "pending", "captured_at": None}
    assert created.status_code == 201
    assert shown.json() == created.json() == {"id": created.json()["id"], **new, **kept}
    assert shown.headers["ETag"] == created.headers["ETag"] == '"1"'


def test_payments_of_a_customer_are_read_a_page_at_a_time(client: Client) -> None:
    customer = str(uuid4())
    mine = [client.post("/payments", json=draft(customer_id=customer)).json() for _ in range(5)]
    client.post("/payments", json=draft())

    pages = [client.get("/payments", params={"customer_id": customer, "limit": 2}).json()]
    while cursor := pages[-1]["next"]:
        asked = {"customer_id": customer, "limit": 2, "cursor": cursor}
        pages.append(client.get("/payments", params=asked).json())

    assert [len(page["items"]) for page in pages] == [2, 2, 1]
    assert [item for page in pages for item in page["items"]] == mine


@pytest.mark.parametrize("status", WAYS)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_carried_out_where_the_plan_allows_it(
    client: Client, name: str, status: str
) -> None:
    payment = payment_that_is(client, status)

    answer = command(client, payment, name)

    shown = client.get(f"/payments/{payment.json()['id']}")
    if status in COMMANDS[name]:
        assert answer.status_code == 200
        assert answer.json()["status"] == name.removeprefix("mark-")
        assert shown.json() == answer.json()
    else:
        assert problem(answer) == (409, PROBLEM)
        assert shown.json() == payment.json()


@pytest.mark.parametrize(
    ("seen", "status"),
    [
        pytest.param({}, 428, id="nothing"),
        pytest.param({"If-Match": '"7"'}, 412, id="another revision"),
        pytest.param({"If-Match": 'W/"1"'}, 412, id="a weak tag"),
        pytest.param({"If-Match": '"elsewhere"'}, 412, id="a tag from elsewhere"),
        pytest.param({"If-Match": "1"}, 422, id="no tag"),
    ],
)
@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_who_did_not_see_the_payment_as_it_is_changes_nothing(
    client: Client, method: str, seen: dict[str, str], status: int
) -> None:
    payment = client.post("/payments", json=draft())
    path = payment.headers["Location"]

    command = "/mark-authorized" if method == "POST" else ""
    answer = client.request(method, f"{path}{command}", headers=seen)

    assert problem(answer) == (status, PROBLEM)
    assert client.get(path).json() == payment.json()


def test_a_payment_is_deleted_once(client: Client) -> None:
    payment = client.post("/payments", json=draft())
    path, seen = payment.headers["Location"], {"If-Match": payment.headers["ETag"]}

    answers = [client.delete(path, headers=seen), client.delete(path, headers=seen)]

    assert [answer.status_code for answer in answers] == [204, 404]
    assert client.get(path).status_code == 404


UNKNOWN = f"/payments/{uuid4()}"


@pytest.mark.parametrize(
    ("ask", "status"),
    [
        pytest.param(lambda c: c.get(UNKNOWN), 404, id="unknown"),
        pytest.param(
            lambda c: c.post(f"{UNKNOWN}/mark-captured", headers={"If-Match": '"1"'}),
            404,
            id="a command to what is unknown",
        ),
        pytest.param(lambda c: c.get("/payments/7"), 422, id="an identity that is none"),
        pytest.param(lambda c: c.get("/payments"), 422, id="no filter"),
        pytest.param(lambda c: c.get("/payments?customer_id=7"), 422, id="a filter that is none"),
        pytest.param(
            lambda c: c.get(f"/payments?customer_id={uuid4()}&cursor=7"),
            422,
            id="a cursor that is none",
        ),
        pytest.param(
            lambda c: c.get(f"/payments?customer_id={uuid4()}&limit=0"), 422, id="an empty page"
        ),
        pytest.param(lambda c: c.put(UNKNOWN), 405, id="a method that no route has"),
        pytest.param(lambda c: c.post("/payments", content=b"{"), 422, id="no JSON"),
        pytest.param(lambda c: c.post("/payments", json=[]), 422, id="no object"),
        pytest.param(lambda c: c.post("/payments", json=draft(more=1)), 422, id="a field too many"),
        pytest.param(
            lambda c: c.post("/payments", json=draft(amount="0")), 422, id="an amount of nothing"
        ),
        pytest.param(
            lambda c: c.post("/payments", json=draft(authorization="A\0LPHA")),
            422,
            id="a text that no database holds",
        ),
    ],
)
def test_what_cannot_be_done_is_a_problem(
    client: Client, ask: Callable[[Client], Response], status: int
) -> None:
    answer = ask(client)

    document: dict[str, Any] = answer.json()
    assert problem(answer) == (status, PROBLEM)
    assert set(document) == {"type", "title", "status", "detail"}
    assert document["status"] == status


@pytest.mark.anyio
async def test_of_two_commands_on_one_revision_exactly_one_wins(service: Service) -> None:
    async with AsyncClient(base_url=service.url, timeout=10) as client:
        outcomes = []
        for _ in range(30):
            path = (await client.post("/payments", json=draft())).headers["Location"]
            first = {"If-Match": '"1"'}
            answers = await at_once(
                client.post(f"{path}/mark-authorized", headers=first),
                client.post(f"{path}/mark-authorized", headers=first),
            )
            shown = (await client.get(path)).json()
            outcomes.append((sorted(a.status_code for a in answers), shown["revision"]))

    assert outcomes == [([200, 412], 2)] * 30


@pytest.mark.anyio
async def test_requests_with_one_idempotency_key_create_one_payment(service: Service) -> None:
    new, key = draft(), {"Idempotency-Key": str(uuid4())}
    async with AsyncClient(base_url=service.url, timeout=10) as client:
        answers = await at_once(
            *(client.post("/payments", json=new, headers=key) for _ in range(10))
        )
        kept = await client.get("/payments", params={"customer_id": new["customer_id"]})

    assert {answer.status_code for answer in answers} == {201}
    assert [answer.json() for answer in answers] == kept.json()["items"] * 10


def test_payments_without_a_key_or_with_two_are_two(client: Client) -> None:
    new = draft()
    keys: list[dict[str, str]] = [{}, {}, *({"Idempotency-Key": str(uuid4())} for _ in range(2))]

    ids = {client.post("/payments", json=new, headers=key).json()["id"] for key in keys}

    assert len(ids) == 4
