# --- file: src/app/domain/meter/__init__.py
# --- file: src/app/domain/meter/value.py
from pydantic import BaseModel


class Reading(BaseModel, frozen=True):
    counter: int
    unit: str

    def rolled_over(self) -> "Reading":
        self.__dict__["counter"] = 0  #! L1
        return self

    def converted(self) -> "Reading":
        self.__dict__.update(unit="kWh")  #! L1
        return self

    def relabelled(self) -> "Reading":
        vars(self)["unit"] = "Wh"  #! L1
        self.__dict__["_label"] = "Wh"
        return self


def patched(reading: Reading) -> Reading:
    reading.__dict__["counter"] += 1  #! L1
    return reading
