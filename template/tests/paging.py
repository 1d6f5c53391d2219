"""Reading every page there is, a few at a time."""

from collections.abc import Awaitable, Callable

from app.domain.shared.page import Limit, Page, PageRequest


async def all_pages[A](read: Callable[[PageRequest], Awaitable[Page[A]]]) -> list[A]:
    """Follow the cursor to the end."""
    items: list[A] = []
    page = await read(PageRequest(limit=Limit(2)))
    items += page.items
    while page.next is not None:
        page = await read(PageRequest(limit=Limit(2), after=page.next))
        items += page.items
    return items
