# --- file: src/app/domain/blog/__init__.py
"""Posts that people write and others read."""
# --- file: src/app/domain/blog/value.py
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, RootModel, StringConstraints, field_validator


class PostId(RootModel[UUID], frozen=True):
    """Names one post."""


class Slug(RootModel[Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]], frozen=True):
    """The address of a post."""


class Title(RootModel[str]):
    model_config = ConfigDict(frozen=True)

    @field_validator("root")
    @classmethod
    def says_something(cls, title: str) -> str:
        if not title.strip():
            raise ValueError("a title says something")
        return title.strip()

    def slug(self) -> Slug:
        return Slug("-".join(self.root.lower().split()))


class PublishedAt(RootModel[datetime], frozen=True):
    """When a post went out."""
# --- file: src/app/domain/blog/type.py
from enum import StrEnum, auto


class PostState(StrEnum):
    DRAFT = auto()
    PUBLISHED = auto()
    WITHDRAWN = auto()

    def can_become(self, target: "PostState") -> bool:
        match self:
            case PostState.DRAFT:
                return target is PostState.PUBLISHED
            case PostState.PUBLISHED:
                return target is PostState.WITHDRAWN
            case PostState.WITHDRAWN:
                return False
# --- file: src/app/domain/blog/post.py
from typing import Literal

from app.domain.blog.type import PostState
from app.domain.blog.value import PostId, PublishedAt, Slug, Title
from app.domain.shared.model import DomainModel


class Post(DomainModel):
    id: PostId
    title: Title
    state: PostState = PostState.DRAFT
    published_at: PublishedAt | None = None

    @property
    def slug(self) -> Slug:
        return self.title.slug()

    def publish(self, at: PublishedAt) -> "Published | NotPublishable":
        if not self.state.can_become(PostState.PUBLISHED):
            return NotPublishable(state=self.state)
        return Published(
            post=self.model_copy(update={"state": PostState.PUBLISHED, "published_at": at})
        )


class Published(DomainModel):
    kind: Literal["published"] = "published"
    post: Post


class NotPublishable(DomainModel):
    kind: Literal["not_publishable"] = "not_publishable"
    state: PostState


class PostMissing(DomainModel):
    kind: Literal["post_missing"] = "post_missing"
    slug: Slug
# --- file: src/app/domain/blog/repository.py
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol, Self

import logfire
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.domain.blog.post import Post
from app.domain.blog.value import Slug


class PostRow(SQLModel, table=True):
    __tablename__ = "post"

    id: str = Field(primary_key=True)
    slug: str = Field(index=True, unique=True)
    title: str
    state: str
    published_at: datetime | None = None

    @classmethod
    def from_domain(cls, post: Post) -> Self:
        data: Mapping[str, Any] = post.model_dump(mode="json")
        return cls(slug=post.slug.root, **data)

    def to_domain(self) -> Post:
        return Post.model_validate(self.model_dump(exclude={"slug"}))


class Posts(Protocol):
    async def by_slug(self, slug: Slug) -> Post | None: ...

    async def save(self, post: Post) -> None: ...

    async def latest(self, limit: int) -> tuple[Post, ...]: ...


class SqlPosts:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.post.by_slug")
    async def by_slug(self, slug: Slug) -> Post | None:
        statement = select(PostRow).where(PostRow.slug == slug.root)
        row = (await self._session.exec(statement)).one_or_none()
        return row.to_domain() if row else None

    @logfire.instrument("repo.post.save")
    async def save(self, post: Post) -> None:
        await self._session.merge(PostRow.from_domain(post))

    @logfire.instrument("repo.post.latest")
    async def latest(self, limit: int) -> tuple[Post, ...]:
        statement = select(PostRow).order_by(col(PostRow.published_at).desc()).limit(limit)
        return tuple(row.to_domain() for row in await self._session.exec(statement))
# --- file: src/app/service/blog.py
from collections.abc import Callable
from datetime import datetime

import logfire
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel.ext.asyncio.session import AsyncSession

from app.domain.blog.post import NotPublishable, Post, PostMissing, Published
from app.domain.blog.repository import SqlPosts
from app.domain.blog.value import PublishedAt, Slug


class BlogService:
    def __init__(self, engine: AsyncEngine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    async def publish(self, slug: Slug) -> Published | NotPublishable | PostMissing:
        with logfire.span("service.blog.publish", slug=slug.root):
            async with AsyncSession(self._engine) as session:
                posts = SqlPosts(session)
                post = await posts.by_slug(slug)
                if post is None:
                    return PostMissing(slug=slug)
                outcome = post.publish(PublishedAt(self._now()))
                match outcome:
                    case Published(post=published):
                        await posts.save(published)
                        await session.commit()
                    case NotPublishable():
                        await session.rollback()
                return outcome

    async def front_page(self) -> tuple[Post, ...]:
        with logfire.span("service.blog.front_page"):
            async with AsyncSession(self._engine) as session:
                return await SqlPosts(session).latest(10)
