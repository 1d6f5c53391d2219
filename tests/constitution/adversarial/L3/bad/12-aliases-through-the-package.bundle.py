# --- file: src/app/domain/inventory/__init__.py
from app.domain.inventory.value import *
from app.domain.inventory.words import Name as ItemName
# --- file: src/app/domain/inventory/words.py
from typing import Annotated

from pydantic import Field

Text = Annotated[str, Field(max_length=80)]
type Name = Text
type Names[T] = tuple[T, ...]
type NameList = Names[Name]
# --- file: src/app/domain/inventory/article.py
import app.domain.inventory.words
from app.domain import inventory
from app.domain.inventory import ItemName, Sku
from app.domain.inventory.words import NameList
from app.domain.shared.model import DomainModel


class Article(DomainModel):
    sku: Sku
    name: ItemName  #! L3
    title: inventory.ItemName | None = None  #! L3
    synonyms: NameList = ()  #! L3
    label: app.domain.inventory.words.Text  #! L3
    stored_as: inventory.Sku | None = None
