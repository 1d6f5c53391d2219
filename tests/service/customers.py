"""Customers who pay at once, and remember every answer they were given."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

from httpx2 import AsyncClient, HTTPError, Response

PROBLEM = "application/problem+json"


def draft(**fields: Any) -> dict[str, Any]:
    """A payment that nobody else makes."""
    payment = {"customer_id": str(uuid4()), "amount": "12.50", "currency": "EUR"}
    return {**payment, "authorization": "ALPHAA", **fields}


class Customers:
    """Each creates payments, authorises and captures them, one after the other, until told to leave."""

    def __init__(self, *services: str) -> None:
        self._services = services
        self._leave = False
        self.acknowledged: dict[str, dict[str, Any]] = {}
        self.answers = Counter[int]()
        self.unclean: list[str] = []
        self.unanswered: list[HTTPError] = []
        self.slowest = 0.0

    @asynccontextmanager
    async def busy(self, number: int) -> AsyncGenerator[None]:
        """Have some customers at it meanwhile."""
        async with asyncio.TaskGroup() as group:
            for place in range(number):
                group.create_task(self._pay(self._services[place % len(self._services)]))
            try:
                yield
            finally:
                self._leave = True

    async def succeed(self, times: int = 1) -> None:
        """Wait until they have made so many more payments."""
        wanted = self.answers[201] + times
        deadline = time.monotonic() + 20
        while self.answers[201] < wanted:
            assert time.monotonic() < deadline, "nobody can pay"
            await asyncio.sleep(0.01)

    async def lost(self, service: str) -> list[str]:
        """The payments that the service does not know as far as it acknowledged them."""
        async with AsyncClient(base_url=service, timeout=10) as client:
            return [
                path
                for path, seen in self.acknowledged.items()
                if (shown := (await client.get(path)).json()).get("revision", 0) < seen["revision"]
                or (shown["revision"] == seen["revision"] and shown != seen)
            ]

    @property
    def captured(self) -> set[str]:
        """The payments whose capture was acknowledged."""
        return {p["id"] for p in self.acknowledged.values() if p["status"] == "captured"}

    async def _pay(self, service: str) -> None:
        async with AsyncClient(base_url=service, timeout=30) as client:
            while not self._leave:
                try:
                    await self._one_payment(client)
                except HTTPError as error:
                    self.unanswered.append(error)
                    await asyncio.sleep(0.02)

    async def _one_payment(self, client: AsyncClient) -> None:
        answer = await self._ask(client, "/payments", json=draft())
        if answer.status_code != 201:
            await asyncio.sleep(0.02)
            return
        path = answer.headers["Location"]
        for command in ("mark-authorized", "mark-captured"):
            self.acknowledged[path] = answer.json()
            seen = {"If-Match": answer.headers["ETag"]}
            answer = await self._ask(client, f"{path}/{command}", headers=seen)
            if answer.status_code != 200:
                return
        self.acknowledged[path] = answer.json()

    async def _ask(self, client: AsyncClient, path: str, **request: Any) -> Response:
        start = time.monotonic()
        answer = await client.post(path, **request)
        self.slowest = max(self.slowest, time.monotonic() - start)
        self.answers[answer.status_code] += 1
        if answer.status_code >= 400 and not is_clean_outage(answer):
            self.unclean.append(f"{answer.status_code} {path} {answer.text}")
        return answer


def is_clean_outage(answer: Response) -> bool:
    """Whether an answer tells a client to come again, in the form that all problems have."""
    kind, again = answer.headers.get("Content-Type"), answer.headers.get("Retry-After", "")
    return (answer.status_code, kind, again.isdigit()) == (503, PROBLEM, True)


async def at_once(*asked: Any) -> Sequence[Response]:
    """Send requests together."""
    answers: list[Response] = await asyncio.gather(*asked)
    return answers
