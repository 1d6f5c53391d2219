# --- file: src/app/service/paging.py
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated

import logfire
from pydantic import Field

import app.domain.order.order as domain
from app.domain.order.value import CustomerRef, OrderId, OrderLine

type Orders = Sequence[domain.Order]
Book = Mapping[CustomerRef, Orders]


class PagingService:
    def __init__(self, book: Book) -> None:
        self.book = book

    @logfire.instrument("service.paging.page")
    async def page(self, orders: Annotated[Orders, Field(max_length=5)]) -> tuple[OrderId, ...]:
        page = tuple(order.id for order in orders if order.lines)  #! L6
        await self._shown(orders[0].lines)
        if orders[-1].is_open:  #! L6
            return page
        return page

    @logfire.instrument("service.paging.of")
    async def of(self, customer: CustomerRef) -> tuple[OrderId, ...]:
        await self._shown(())
        newest, *_ = self.book[customer]
        if newest.lines:  #! L6
            return (newest.id,)
        return ()

    async def _shown(self, lines: Iterable[OrderLine]) -> None:
        for number, line in enumerate(lines):
            if line.quantity.root > number:  #! L6
                logfire.info("line", sku=line.sku.root)
