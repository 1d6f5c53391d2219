# --- file: src/app/domain/ledger/__init__.py
# --- file: src/app/domain/ledger/value.py
from pydantic import BaseModel, Field, RootModel, dataclasses


class Account(RootModel[str], frozen=True):
    root: str


class Iban(BaseModel):  #! L1
    value: str = Field(frozen=True)


@dataclasses.dataclass
class Bic:  #! L1
    value: str
