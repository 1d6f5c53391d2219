# --- file: src/app/domain/vault/value.py
from pydantic import RootModel


class Coins(RootModel[int], frozen=True):
    """How much lies in a vault."""
# --- file: src/app/domain/vault/vault.py
from app.domain.shared.model import DomainModel
from app.domain.vault.value import Coins


class Vault[T](DomainModel):
    coins: Coins
    content: T


class Key(DomainModel):
    opens: Coins

    @property
    def is_bent(self) -> bool:
        return False
# --- file: src/app/service/vault.py
import functools
from collections.abc import Callable
from contextlib import suppress

import logfire

from app.domain.vault import vault as model
from app.domain.vault.value import Coins
from app.domain.vault.vault import Key, Vault

type Safe = Vault[Key]
type Ring = dict[Coins, list[Key]]


class VaultService:
    key: Key

    def __init__(self, find: Callable[[Coins], Safe], keys: Ring) -> None:
        self._find = find
        self._keys = keys

    @logfire.instrument("service.vault.open")
    async def open(self, coins: Coins) -> Safe:
        safe = self._find(coins)
        if safe.content.is_bent:  #! L6
            await self._told(coins)
        if any(key.opens == coins for key in self._keys[coins]):  #! L6
            await self._told(coins)
        kept = filter(lambda key: not key.is_bent, self._keys[coins])  #! L6
        count = functools.reduce(lambda sum_, key: sum_ + key.opens.root, kept, 0)  #! L6
        is_full = count > 3 and safe.coins != coins  #! L6
        logfire.info("opened", is_full=is_full)
        return safe

    @logfire.instrument("service.vault.close")
    async def close(self, safe: "model.Vault[model.Key]") -> Safe:
        with suppress(KeyError):
            assert safe.coins.root  #! L6
        while not self.key.is_bent:  #! L6
            await self._told(safe.coins)
        return safe

    async def _told(self, coins: Coins) -> None:
        logfire.info("coins", coins=coins.root)
