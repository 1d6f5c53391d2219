"""Revisions over HTTP: sent as an ETag, asked back in If-Match (RFC 9110)."""

from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Header, HTTPException, Response

from app.domain.shared.aggregate import Aggregate
from app.domain.shared.value import Revision


def tagged[A: Aggregate](aggregate: A, response: Response) -> A:
    """Answer with an aggregate, tagged with the revision it is at."""
    response.headers["ETag"] = f'"{aggregate.revision}"'
    return aggregate


async def revision_seen(
    if_match: Annotated[str | None, Header(pattern='^"[0-9]{1,9}"$')] = None,
) -> Revision:
    """Ask whoever changes a thing which revision of it they saw."""
    if if_match is None:
        detail = "Send the ETag you decided on back in If-Match."
        raise HTTPException(HTTPStatus.PRECONDITION_REQUIRED, detail)
    return Revision(int(if_match.strip('"')))


IfMatch = Annotated[Revision, Depends(revision_seen)]
