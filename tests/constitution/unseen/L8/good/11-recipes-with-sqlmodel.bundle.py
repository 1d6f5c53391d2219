# --- file: src/app/domain/recipe/__init__.py
# --- file: src/app/domain/recipe/value.py
from typing import Self
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, RootModel, field_validator


class RecipeId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)

    @classmethod
    def new(cls) -> Self:
        return cls(uuid4())


class Title(RootModel[str]):
    model_config = ConfigDict(frozen=True)

    @field_validator("root", mode="after")
    @classmethod
    def _trimmed(cls, value: str) -> str:
        if value != value.strip():
            raise ValueError("no blanks around a title")
        return value


class Ingredient(BaseModel):
    model_config = ConfigDict(frozen=True)

    name: str = Field(min_length=1)
    grams: int = Field(gt=0)

    def scaled(self, factor: int) -> Self:
        return self.model_copy(update={"grams": self.grams * factor})
# --- file: src/app/domain/recipe/recipe.py
from __future__ import annotations

from typing import Literal

from app.domain.recipe.value import Ingredient, RecipeId, Title
from app.domain.shared.model import DomainModel


class Recipe(DomainModel):
    id: RecipeId
    title: Title
    ingredients: tuple[Ingredient, ...]

    @property
    def is_simple(self) -> bool:
        return len(self.ingredients) < 5

    def doubled(self) -> Recipe:
        scaled = tuple(ingredient.scaled(2) for ingredient in self.ingredients)
        return self.model_copy(update={"ingredients": scaled})

    def retitle(self, title: Title) -> Retitled | SameTitle:
        if title == self.title:
            return SameTitle()
        return Retitled(recipe=self.model_copy(update={"title": title}))


class Retitled(DomainModel):
    kind: Literal["retitled"] = "retitled"
    recipe: Recipe


class SameTitle(DomainModel):
    kind: Literal["same_title"] = "same_title"


class NoSuchRecipe(DomainModel):
    kind: Literal["no_such_recipe"] = "no_such_recipe"
# --- file: src/app/domain/recipe/repository.py
from typing import Protocol
from uuid import UUID

import logfire
from pydantic import TypeAdapter
from sqlalchemy import JSON, Column, Index
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.domain.recipe.recipe import Recipe
from app.domain.recipe.value import Ingredient, RecipeId, Title

_ingredients = TypeAdapter(tuple[Ingredient, ...])


class RecipeRow(SQLModel, table=True):
    __tablename__ = "recipe"
    __table_args__ = (Index("recipe_title", "title"),)

    id: UUID = Field(primary_key=True)
    title: str
    ingredients: list[dict[str, str | int]] = Field(sa_column=Column(JSON))


class Recipes(Protocol):
    async def find(self, recipe_id: RecipeId) -> Recipe | None: ...

    async def save(self, recipe: Recipe) -> None: ...

    async def count(self) -> int: ...


class SqlRecipes:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(self, recipe_id: RecipeId) -> Recipe | None:
        with logfire.span("repo.recipe.find"):
            if (row := await self._session.get(RecipeRow, recipe_id.root)) is None:
                return None
            return Recipe(
                id=RecipeId(row.id),
                title=Title(row.title),
                ingredients=_ingredients.validate_python(row.ingredients),
            )

    async def save(self, recipe: Recipe) -> None:
        with logfire.span("repo.recipe.save"):
            row = RecipeRow(
                id=recipe.id.root,
                title=recipe.title.root,
                ingredients=_ingredients.dump_python(recipe.ingredients, mode="json"),
            )
            try:
                await self._session.merge(row)
                await self._session.flush()
            except IntegrityError:
                await self._session.rollback()
                raise

    async def count(self) -> int:
        with logfire.span("repo.recipe.count"):
            return (await self._session.exec(select(func.count()).select_from(RecipeRow))).one()
# --- file: src/app/service/recipe.py
from contextlib import AbstractAsyncContextManager
from typing import Protocol

import logfire

from app.domain.recipe.recipe import NoSuchRecipe, Recipe, Retitled, SameTitle
from app.domain.recipe.repository import Recipes
from app.domain.recipe.value import Ingredient, RecipeId, Title


class Kitchen(Protocol):
    def __call__(self) -> AbstractAsyncContextManager[Recipes]: ...


class RecipeService:
    def __init__(self, kitchen: Kitchen) -> None:
        self._kitchen = kitchen

    async def write(self, title: Title, *ingredients: Ingredient) -> RecipeId:
        recipe = Recipe(id=RecipeId.new(), title=title, ingredients=ingredients)
        with logfire.span("service.recipe.write"):
            async with self._kitchen() as recipes:
                await recipes.save(recipe)
        return recipe.id

    async def retitle(
        self, recipe_id: RecipeId, title: Title
    ) -> Retitled | SameTitle | NoSuchRecipe:
        with logfire.span("service.recipe.retitle"):
            async with self._kitchen() as recipes:
                recipe = await recipes.find(recipe_id)
                if recipe is None:
                    return NoSuchRecipe()
                outcome = recipe.retitle(title)
                if isinstance(outcome, Retitled):
                    await recipes.save(outcome.recipe)
                return outcome
