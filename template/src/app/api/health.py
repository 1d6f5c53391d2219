"""Is the service alive, and is it fit to be asked? The second depends on every engine."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

from fastapi import APIRouter, Request, Response

PATIENCE = 1.0  # seconds that an engine has to answer

type Probe = Callable[[], Awaitable[object]]

router = APIRouter(prefix="/health", tags=["health"])


@router.get("/live")
async def live() -> dict[str, str]:
    """Answer as long as the process does; no engine is asked."""
    return {"status": "ok"}


@router.get("/ready")
async def ready(request: Request, response: Response) -> dict[str, str]:
    """Ask every engine for a sign of life."""
    probes: Mapping[str, Probe] = request.app.state.probes
    answers = await asyncio.gather(*map(_ask, probes.values()))
    if not all(answers):
        response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    return {name: "ok" if answer else "away" for name, answer in zip(probes, answers, strict=True)}


async def _ask(probe: Probe) -> bool:
    try:
        async with asyncio.timeout(PATIENCE):
            await probe()
    except Exception:  # noqa: BLE001  # whatever it is, the engine did not answer
        return False
    return True
