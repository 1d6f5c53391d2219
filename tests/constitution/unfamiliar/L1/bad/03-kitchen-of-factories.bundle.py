# --- file: src/app/domain/kitchen/dish.py
from functools import partial
from typing import Annotated

import pydantic
from pydantic import ConfigDict, Field, create_model
from pydantic import BaseModel as Base

from app.domain.kitchen.value import DishId

Loose = create_model("Loose", id=(DishId, ...))  #! L1
Tight = create_model("Tight", __config__=ConfigDict(frozen=True), id=(DishId, ...))


class Plate(pydantic.BaseModel):  #! L1
    id: DishId

    class Garnish(Base):  #! L1
        id: DishId


class Menu(Base):
    model_config = ConfigDict(**{"frozen": True})

    dishes: Annotated[list[DishId], Field(min_length=1)]  #! L1
    served: tuple[set[DishId], ...] = ()  #! L1

    def serve(self, dish: DishId) -> "Menu":
        self.__dict__["dishes"] = [dish]  #! L1
        setattr(self, "dishes", [dish])
        return self
# --- file: src/app/domain/kitchen/value.py
from uuid import UUID

from pydantic import RootModel


class DishId(RootModel[UUID], frozen=True):
    pass
