# --- file: src/app/domain/library/__init__.py
# --- file: src/app/domain/library/value.py
from pydantic import RootModel


class Isbn(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/library/copy.py
from pydantic import BaseModel

from app.domain.library.value import Isbn
from app.domain.shared.model import DomainModel


class Copy(DomainModel):
    isbn: Isbn

    class Config:
        title = "copy"
        frozen = False  #! L1


class Loan(BaseModel):  #! L1
    isbn: Isbn

    class Config:
        allow_mutation = False
        extra = "forbid"


class Fine(BaseModel):
    isbn: Isbn

    class Config:
        frozen = True
