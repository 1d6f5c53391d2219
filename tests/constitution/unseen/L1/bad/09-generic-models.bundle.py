# --- file: src/app/domain/catalogue/__init__.py
# --- file: src/app/domain/catalogue/value.py
from pydantic import RootModel


class Title(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/catalogue/shelf.py
from typing import Generic, TypeVar

from pydantic import BaseModel

from app.domain.catalogue.value import Title

ItemT = TypeVar("ItemT")


class Page(BaseModel, Generic[ItemT]):  #! L1
    items: tuple[ItemT, ...]


class Window[T](BaseModel):  #! L1
    first: T


class TitlePage(Page[Title]):  #! L1
    heading: Title


class FrozenWindow[T](Window[T], frozen=True):
    last: T


class TitleWindow(FrozenWindow[Title]):
    pass
