"""Revisions over HTTP: sent as an ETag, asked back in If-Match (RFC 9110)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Header, HTTPException, Response

from app.api.problem import Refusal, refused
from app.domain.shared.aggregate import Aggregate
from app.domain.shared.outcome import Found, Saved
from app.domain.shared.value import Revision


def answered[A: Aggregate](outcome: Found[A] | Saved[A] | Refusal, response: Response) -> A:
    """Answer with the aggregate, tagged with the revision it is at, or with why there is none."""
    match outcome:
        case Found(aggregate=aggregate) | Saved(aggregate=aggregate):
            response.headers["ETag"] = f'"{aggregate.revision}"'
            return aggregate
        case refusal:
            raise refused(refusal)


async def revision_seen(
    if_match: Annotated[str | None, Header(pattern='^"[0-9]{1,9}"$')] = None,
) -> Revision:
    """Ask whoever changes a thing which revision of it they saw."""
    if if_match is None:
        detail = "Send the ETag you decided on back in If-Match."
        raise HTTPException(HTTPStatus.PRECONDITION_REQUIRED, detail)
    return Revision(int(if_match.strip('"')))


IfMatch = Annotated[Revision, Depends(revision_seen)]
