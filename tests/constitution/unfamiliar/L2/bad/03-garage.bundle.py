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
