# --- file: src/app/api/identity/contracts.py
from decimal import Decimal
from uuid import UUID

from pydantic import BaseModel, EmailStr, Field


class SignUpRequest(BaseModel):
    email: EmailStr
    name: str = Field(min_length=1)
    score: float = 0.0
    invited_by: UUID | None = None


class SignUpResponse(BaseModel):
    id: UUID
    balance: Decimal
# --- file: src/app/api/identity/routes.py
from decimal import Decimal
from uuid import UUID

from fastapi import APIRouter, Query

from app.api.identity.contracts import SignUpRequest, SignUpResponse

router = APIRouter(prefix="/users")


@router.post("")
async def sign_up(request: SignUpRequest) -> SignUpResponse:
    return SignUpResponse(id=request.invited_by or UUID(int=0), balance=Decimal(0))


@router.get("/{user_id}")
async def show(user_id: UUID, limit: int = Query(50, le=100), q: str = "") -> dict[str, str]:
    if limit > 10 and not q:
        return {}
    return {"id": str(user_id)}
# --- file: src/app/service/mail.py
from dataclasses import dataclass

import httpx
import logfire
from pydantic_settings import BaseSettings

from app.domain.identity.value import EmailAddress


class MailSettings(BaseSettings):
    host: str = "localhost"
    port: int = 25
    timeout: float = 2.0


@dataclass(frozen=True)
class RetryConfig:
    attempts: int = 3
    delay: float = 0.1


class MailService:
    def __init__(self, http: httpx.AsyncClient, url: str, retry: RetryConfig) -> None:
        self._http = http
        self._url = url
        self._retry = retry

    @logfire.instrument("service.mail.welcome")
    async def welcome(self, email: EmailAddress) -> EmailAddress:
        for _ in range(self._retry.attempts):
            await self._post("welcome", email.root)
        return email

    async def _post(self, template: str, address: str) -> None:
        await self._http.post(self._url, json={"template": template, "to": address})
