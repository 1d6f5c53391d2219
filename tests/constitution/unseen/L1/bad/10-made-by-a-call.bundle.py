# --- file: src/app/domain/catalogue/__init__.py
# --- file: src/app/domain/catalogue/value.py
from pydantic import RootModel


class Title(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/catalogue/dynamic.py
import pydantic
from pydantic import ConfigDict, create_model as build

from app.domain.catalogue.value import Title
from app.domain.shared.model import DomainModel

Blurb = build("Blurb", title=(Title, ...))  #! L1
Teaser = pydantic.create_model("Teaser", __config__=ConfigDict(extra="forbid"), title=(Title, ...))  #! L1
Label = build("Label", __base__=DomainModel, title=(Title, ...))
Spine = build("Spine", __config__=ConfigDict(frozen=True), title=(Title, ...))
