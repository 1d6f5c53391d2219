# --- file: src/app/service/importing.py
import logfire

import app.domain.order.order as orders
from app.domain.order.order import Order as Purchase
from app.domain.order.repository import OrderRepository
from app.domain.order.type import OrderStatus
from app.domain.order.value import CustomerRef, OrderId

INITIAL = OrderStatus.PENDING


class ImportingService:
    def __init__(self, repository: OrderRepository) -> None:
        self._repository = repository

    @logfire.instrument("service.importing.open")
    async def open(self, customer: CustomerRef) -> Purchase:
        purchase = Purchase(id=OrderId(), customer=customer, status=INITIAL)  #! L6
        return await self._repository.save(purchase)

    @logfire.instrument("service.importing.reopen")
    async def reopen(self, customer: CustomerRef) -> Purchase:
        status = OrderStatus.CONFIRMED
        fields = {"customer": customer, "status": status}
        await self._repository.save(orders.Order(id=OrderId(), status=status, customer=customer))  #! L6
        return await self._repository.save(orders.Order(id=OrderId(), **fields))  #! L6
