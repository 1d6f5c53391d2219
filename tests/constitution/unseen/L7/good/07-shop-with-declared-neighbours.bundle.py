# --- file: src/app/domain/cart/__init__.py
"""What somebody is about to buy."""
# --- file: src/app/domain/cart/value.py
from uuid import UUID

from pydantic import RootModel


class CartId(RootModel[UUID], frozen=True):
    """Names one cart."""
# --- file: src/app/domain/cart/cart.py
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from app.domain.cart.value import CartId
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Cart(DomainModel):
    id: CartId
    items: Mapping[Sku, Quantity] = MappingProxyType({})

    def put(self, sku: Sku, quantity: Quantity) -> "Put":
        return Put(cart=self.model_copy(update={"items": {**self.items, sku: quantity}}))

    def take(self, sku: Sku) -> "Taken | NotThere":
        if sku not in self.items:
            return NotThere(sku=sku)
        rest = {other: amount for other, amount in self.items.items() if other != sku}
        return Taken(cart=self.model_copy(update={"items": rest}))


class Put(DomainModel):
    kind: Literal["put"] = "put"
    cart: Cart


class Taken(DomainModel):
    kind: Literal["taken"] = "taken"
    cart: Cart


class NotThere(DomainModel):
    kind: Literal["not_there"] = "not_there"
    sku: Sku
# --- file: src/app/domain/cart/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.cart.cart import Cart
from app.domain.cart.value import CartId


class Carts(Protocol):
    async def get(self, cart_id: CartId) -> Cart: ...

    async def save(self, cart: Cart) -> None: ...

    async def delete(self, cart_id: CartId) -> bool: ...


class RedisCarts:
    TTL = 3600

    def __init__(self, client: "Redis") -> None:
        self._client = client

    async def get(self, cart_id: CartId) -> Cart:
        with logfire.span("repo.cart.get", cart_id=str(cart_id.root)):
            raw = await self._client.get(self._key(cart_id))
            return Cart(id=cart_id) if raw is None else Cart.model_validate_json(raw)

    async def save(self, cart: Cart) -> None:
        with logfire.span("repo.cart.save", cart_id=str(cart.id.root)):
            async with self._client.pipeline(transaction=True) as pipe:
                pipe.set(self._key(cart.id), cart.model_dump_json())
                pipe.expire(self._key(cart.id), self.TTL)
                await pipe.execute()

    async def delete(self, cart_id: CartId) -> bool:
        with logfire.span("repo.cart.delete", cart_id=str(cart_id.root)):
            return bool(await self._client.delete(self._key(cart_id)))

    @staticmethod
    def _key(cart_id: CartId) -> str:
        return f"cart:{cart_id.root}"
# --- file: src/app/service/cart.py
import logfire

from app.domain.cart.cart import NotThere, Put, Taken
from app.domain.cart.repository import Carts
from app.domain.cart.value import CartId
from app.domain.inventory.value import Quantity, Sku


class CartService:
    def __init__(self, carts: Carts) -> None:
        self._carts = carts

    @logfire.instrument("service.cart.put")
    async def put(self, cart_id: CartId, sku: Sku, quantity: Quantity) -> Put:
        outcome = (await self._carts.get(cart_id)).put(sku, quantity)
        await self._carts.save(outcome.cart)
        return outcome

    @logfire.instrument("service.cart.take")
    async def take(self, cart_id: CartId, sku: Sku) -> Taken | NotThere:
        cart = await self._carts.get(cart_id)
        match cart.take(sku):
            case Taken() as taken:
                await self._carts.save(taken.cart)
                return taken
            case NotThere() as missing:
                return missing
# --- file: specs/002-cart/plan.md
#| # Implementation Plan: Carts
#|
#| **Branch**: `002-cart` | **Date**: 2026-02-01 | **Spec**: [spec.md](spec.md)
#|
#| ## Domain Design
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from inventory**: `Sku`, `Quantity`
#|   - Justification: a cart holds what is stocked
