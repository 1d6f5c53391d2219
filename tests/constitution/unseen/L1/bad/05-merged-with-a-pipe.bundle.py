# --- file: src/app/domain/library/__init__.py
# --- file: src/app/domain/library/value.py
from pydantic import RootModel


class Isbn(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/library/shelf.py
from pydantic import BaseModel, ConfigDict

from app.domain.library.value import Isbn
from app.domain.shared.model import DomainModel

LENIENT = ConfigDict(frozen=False, extra="ignore")
OPEN = ConfigDict(extra="ignore")


class Shelf(DomainModel):
    model_config = DomainModel.model_config | ConfigDict(frozen=False)  #! L1

    isbn: Isbn


class Crate(DomainModel):
    model_config = LENIENT | DomainModel.model_config

    isbn: Isbn


class Pile(BaseModel):  #! L1
    model_config = {**OPEN, "title": "pile"}

    isbn: Isbn


class Drawer(DomainModel):
    model_config = {**DomainModel.model_config, "frozen": False}  #! L1

    isbn: Isbn


class Box(BaseModel):
    model_config = {**LENIENT, "frozen": True}

    isbn: Isbn
