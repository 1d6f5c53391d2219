# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/guest.py
from typing import Annotated

import pydantic
from annotated_types import Gt
from pydantic import UUID4, AnyUrl, EmailStr, Field, NonNegativeInt, StrictBool, StrictStr, constr
from pydantic import types as pt

from app.domain.shared.model import DomainModel


class Guest(DomainModel):
    email: EmailStr  #! L3
    homepage: AnyUrl | None = None  #! L3
    key: UUID4  #! L3
    points: NonNegativeInt = 0  #! L3
    vip: StrictBool = False  #! L3
    name: StrictStr  #! L3
    code: constr(pattern="^[A-Z]+$")  #! L3
    debt: pydantic.condecimal(ge=0)  #! L3
    age: pt.PositiveInt  #! L3
    floor: Annotated[int, Gt(0)]  #! L3
    rating: Annotated[float, Field(le=5)] | None = None  #! L3
