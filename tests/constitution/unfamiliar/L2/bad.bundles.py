# === case: 01-lending-desk
# --- file: src/app/domain/lending/loan.py
from typing import Literal, Self

from app.domain.lending.value import LoanId
from app.domain.shared.model import DomainModel


class OverdueError(Exception):  #! L2
    pass


class Renewed(DomainModel):
    loan: "Loan"


class NotRenewed(DomainModel):
    loan: "Loan"


type Renewal = Renewed | NotRenewed  #! L2


class Result(DomainModel):
    success: bool  #! L2 L3
    loan: "Loan"


class Loan(DomainModel):
    id: LoanId
    renewals: LoanId

    def renew(self) -> Renewal:
        if self.renewals == self.id:
            raise OverdueError("too often")  #! L2
        return Renewed(loan=self)

    def give_back(self) -> bool:  #! L2
        return self.id != self.renewals

    def extend(self) -> Self | None:  #! L2
        return None

    def check(self) -> tuple[bool, LoanId]:  #! L2
        return True, self.id

    def close(self) -> "Loan":
        assert self.renewals != self.id, "still open"  #! L2
        return self
# --- file: src/app/domain/lending/value.py
from uuid import UUID

from pydantic import RootModel


class LoanId(RootModel[UUID], frozen=True):
    pass
# === case: 02-service-that-throws
# --- file: src/app/service/returns.py
import logfire
from sqlalchemy.ext.asyncio import AsyncSession

from app.domain.order.order import Order, OrderNotFound
from app.domain.order.repository import OrderFound, SqlOrderRepository
from app.domain.order.value import OrderId


class ReturnService:
    def __init__(self, session: AsyncSession) -> None:
        self._orders = SqlOrderRepository(session)

    async def load(self, order_id: OrderId) -> Order | None:  #! L2
        with logfire.span("returns.load"):
            match await self._orders.get(order_id):
                case OrderFound(order=order):
                    return order
                case OrderNotFound():
                    return None

    async def need(self, order_id: OrderId) -> Order:
        with logfire.span("returns.need"):
            match await self._orders.get(order_id):
                case OrderFound(order=order):
                    return order
                case OrderNotFound():
                    raise LookupError(order_id)  #! L2

    async def store(self, order: Order) -> Order:
        with logfire.span("returns.store"):
            try:
                return await self._orders.save(order)
            except TimeoutError as error:
                raise ConnectionError("the store does not answer") from error
            except OSError as error:
                raise error
# === case: 03-garage
# --- file: src/app/domain/garage/car.py
from app.domain.garage.value import CarId, Odometer
from app.domain.shared.model import DomainModel

type Done = bool


class Inspection(DomainModel):
    car: CarId
    error: Odometer | None = None  #! L2


class Car(DomainModel):
    id: CarId
    odometer: Odometer

    def drive(self, to: Odometer) -> Done:  #! L2
        return to.root > self.odometer.root

    def inspect(self) -> "ValueError | Car":  #! L2
        return self

    def sell(self, buyer: CarId) -> "Car":
        def check() -> None:
            if buyer == self.id:
                raise PermissionError(buyer)  #! L2

        check()
        return self

    def is_new(self) -> bool:
        return self.odometer.root == 0

    def needs_oil(self) -> bool:
        return self.odometer.root > 10
# --- file: src/app/domain/garage/value.py
from uuid import UUID

from pydantic import RootModel


class CarId(RootModel[UUID], frozen=True):
    pass


class Odometer(RootModel[int], frozen=True):
    pass
