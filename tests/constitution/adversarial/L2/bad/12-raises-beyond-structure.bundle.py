# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/value.py
from typing import Self

from pydantic import BaseModel, ConfigDict


class Limit(BaseModel):
    model_config = ConfigDict(frozen=True)

    value: int

    def minus(self, other: Self) -> Self:
        if other.value < 0:
            raise ValueError("a limit is never negative")
        if other.value > self.value:
            raise PermissionError("over the limit")  #! L2
        return type(self)(value=self.value - other.value)
# --- file: src/app/domain/billing/account.py
from typing import Self

from app.domain.billing.value import Limit
from app.domain.shared.model import DomainModel


class Account(DomainModel):
    limit: Limit

    def __add__(self, other: "Account") -> "Account":
        if not isinstance(other, Account):
            raise TypeError("only accounts add up")
        return Account(limit=self.limit)

    def draw(self, amount: Limit) -> Self:
        if amount.value > self.limit.value:
            raise TypeError("not enough credit")  #! L2
        return self.model_copy(update={"limit": self.limit.minus(amount)})

    def close(self) -> Self:
        raise NotImplementedError
