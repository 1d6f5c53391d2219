"""What routes read from a request beside its body, as the words of the domain."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Depends, Header, Query
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from app.domain.shared.page import Limit, PageRequest
from app.domain.shared.value import IdempotencyKey, Key, Value


def parsed[V: Value[Any]](kind: type[V], name: str, text: Any) -> V:
    """Read a parameter as a value object; a text that is none is the client's mistake."""
    try:
        return kind(text)
    except ValidationError as error:
        mistakes = [{**mistake, "loc": ("query", name)} for mistake in error.errors()]
        raise RequestValidationError(mistakes) from error


def page_of(identity: type[Value[Any]]) -> Callable[..., Awaitable[PageRequest]]:
    """Read which page a client asks for, of things that are in the order of their identity."""

    async def page_asked(
        cursor: Annotated[str | None, Query(max_length=512)] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> PageRequest:
        after = None if cursor is None else Key(str(parsed(identity, "cursor", cursor)))
        return PageRequest(limit=Limit(limit), after=after)

    return page_asked


async def request_key(
    idempotency_key: Annotated[str | None, Header(min_length=1, max_length=255)] = None,
) -> IdempotencyKey | None:
    """Read the client's own name for a request that it may have to send twice."""
    return None if idempotency_key is None else IdempotencyKey(idempotency_key)


RequestKey = Annotated[IdempotencyKey | None, Depends(request_key)]
