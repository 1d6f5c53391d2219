# --- file: src/app/domain/identity/handle.py
from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel


class Handle(DomainModel):
    user_id: UserId
    email: EmailAddress

    def is_reserved(self) -> bool:
        return self.email.root in ("pending", "confirmed")

    def is_system(self) -> bool:
        return self.email.root == "shipped"
# --- file: src/app/service/tracking.py
import httpx
import logfire

from app.config import Settings
from app.domain.order.type import OrderStatus
from app.domain.order.value import OrderId


class TrackingService:
    def __init__(self, settings: Settings, http: httpx.AsyncClient) -> None:
        self._settings = settings
        self._http = http

    @logfire.instrument("service.tracking.follow")
    async def follow(self, order_id: OrderId) -> OrderStatus:
        if self._settings.qdrant_url == "pending":
            return OrderStatus.PENDING
        body = (await self._http.get(f"/track/{order_id.root}")).json()
        status = body["status"]
        if status == "shipped":
            return OrderStatus.SHIPPED
        match body["phase"]:
            case "confirmed":
                return OrderStatus.CONFIRMED
            case _:
                return OrderStatus.PENDING
