# --- file: src/app/domain/courier/__init__.py
# --- file: src/app/domain/courier/value.py
from pydantic import RootModel


class Street(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/courier/route.py
import sys

from pydantic import BaseModel

from app.domain.courier.value import Street
from app.domain.shared.model import DomainModel


class Route(DomainModel):
    class Stop(BaseModel):  #! L1
        street: Street

        class Note(BaseModel):  #! L1
            street: Street

    stops: tuple[Stop, ...]

    def with_detour(self, street: Street) -> "Route":
        class Bypass(BaseModel):  #! L1
            street: Street

        return self.model_copy(update={"stops": (*self.stops, Bypass(street=street))})


if sys.version_info >= (3, 13):

    class Hub(DomainModel):
        street: Street

else:

    class Hub(BaseModel):  #! L1
        street: Street
