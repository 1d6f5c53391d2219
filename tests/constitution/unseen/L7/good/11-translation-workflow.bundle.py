# --- file: src/app/domain/translation/__init__.py
from app.domain.translation.job import Job, JobId
from app.domain.translation.type import Language

__all__ = ("Job", "JobId", "Language")
# --- file: src/app/domain/translation/type.py
from __future__ import annotations

from enum import StrEnum, unique


@unique
class Language(StrEnum):
    DE = "de"
    EN = "en"
    FR = "fr"

    @property
    def fallback(self) -> Language:
        match self:
            case Language.FR | Language.DE:
                return Language.EN
            case Language.EN:
                return self


class Stage(StrEnum):
    QUEUED = "queued"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"

    def next(self) -> Stage:
        return {Stage.QUEUED: Stage.TRANSLATED, Stage.TRANSLATED: Stage.REVIEWED}.get(self, self)

    def allows_editing(self) -> bool:
        return self != Stage.REVIEWED
# --- file: src/app/domain/translation/job.py
from __future__ import annotations

from typing import Literal
from uuid import UUID

from pydantic import RootModel

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel
from app.domain.translation.type import Language, Stage


class JobId(RootModel[UUID], frozen=True):
    """Names one job."""


class Text(RootModel[str], frozen=True):
    def is_blank(self) -> bool:
        return self.root.strip() == ""


class Job(DomainModel):
    id: JobId
    order_id: OrderId
    source: Text
    target: Language
    stage: Stage = Stage.QUEUED
    result: Text | None = None

    def advance(self, result: Text) -> Advanced | Finished:
        stage = self.stage.next()
        if not self.stage.allows_editing() or result.is_blank():
            return Finished(job_id=self.id)
        return Advanced(job=self.model_copy(update={"stage": stage, "result": result}))


class Advanced(DomainModel):
    kind: Literal["advanced"] = "advanced"
    job: Job


class Finished(DomainModel):
    kind: Literal["finished"] = "finished"
    job_id: JobId
# --- file: src/app/service/translation.py
from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import logfire

from app.domain.translation.job import Advanced, Finished, Text

if TYPE_CHECKING:
    import httpx

    from app.domain.translation import Job


class TranslationService:
    def __init__(self, http: httpx.AsyncClient, *, parallel: int = 4) -> None:
        self._http = http
        self._slots = asyncio.Semaphore(parallel)

    async def translate(self, job: Job) -> Advanced | Finished:
        with logfire.span("service.translation.translate", language=job.target.value):
            async with self._slots, asyncio.timeout(30):
                response = await self._http.post(
                    "/translate", json={"text": job.source.root, "to": job.target.value}
                )
            response.raise_for_status()
            return job.advance(Text(response.json()["text"]))

    async def translate_all(self, *jobs: Job) -> tuple[Advanced | Finished, ...]:
        with logfire.span("service.translation.translate_all", jobs=len(jobs)):
            return tuple(await asyncio.gather(*map(self.translate, jobs)))
# --- file: specs/002-translation/plan.md
#| # Implementation Plan: Translations
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from order**: `OrderId` — a job is billed to an order
#|   - Justification: the id alone
