# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/errors.py
from app.domain.theatre.fallback import Anything

if True:
    Parent = Anything
else:
    Parent = Exception


try:

    class SaleError(Parent):  #! L2
        pass

except NameError:
    SaleError = Exception
# --- file: src/app/domain/theatre/fallback.py
Anything = Exception
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> "Show":
        from app.domain.theatre.errors import SaleError as Refusal

        if wanted.root > self.free.root:
            raise Refusal("sold out")  #! L2
        return self

    async def stream(self) -> "Show":
        async def inner() -> "Show":
            if not self.free.root:
                raise ValueError("nothing to stream")  #! L2
            return self

        return await inner()
