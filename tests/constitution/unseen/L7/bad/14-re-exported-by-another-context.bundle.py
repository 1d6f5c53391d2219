# --- file: src/app/domain/catalogue/__init__.py
from app.domain.catalogue.value import *  # noqa: F403
# --- file: src/app/domain/catalogue/value.py
from pydantic import Field, RootModel

from app.domain.identity.value import UserId  #! L7

__all__ = ["ArticleNumber", "UserId"]


class ArticleNumber(RootModel[str], frozen=True):
    root: str = Field(min_length=1)

    def is_of(self, user: UserId) -> bool:
        return user is not None
# --- file: src/app/domain/catalogue/plain.py
from app.domain import identity  #! L7
from app.domain.catalogue.value import ArticleNumber
from app.domain.shared.model import DomainModel


class Plain(DomainModel):
    number: ArticleNumber
    known: "identity.value.UserId | None" = None
