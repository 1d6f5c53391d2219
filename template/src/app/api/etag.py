"""Revisions over HTTP: sent as an ETag, asked back in If-Match (RFC 9110)."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Header, HTTPException, Response

from app.api.problem import Refusal, refused
from app.domain.shared.aggregate import Aggregate
from app.domain.shared.outcome import Found, Saved
from app.domain.shared.value import Revision

ENTITY_TAG = r'^(W/)?"[\x21\x23-\x7e]*"$'
OUR_TAG = re.compile(r'"([0-9]{1,9})"')


def answered[A: Aggregate](outcome: Found[A] | Saved[A] | Refusal, response: Response) -> A:
    """Answer with the aggregate, tagged with the revision it is at, or with why there is none."""
    match outcome:
        case Found(aggregate=aggregate) | Saved(aggregate=aggregate):
            response.headers["ETag"] = f'"{aggregate.revision}"'
            return aggregate
        case refusal:
            raise refused(refusal)


async def revision_seen(
    if_match: Annotated[str | None, Header(max_length=255, pattern=ENTITY_TAG)] = None,
) -> Revision:
    """Ask whoever changes a thing which revision of it they saw."""
    if if_match is None:
        detail = "Send the ETag you decided on back in If-Match."
        raise HTTPException(HTTPStatus.PRECONDITION_REQUIRED, detail)
    ours = OUR_TAG.fullmatch(if_match)
    return Revision(int(ours[1])) if ours else Revision.new()  # nothing is kept at that revision


IfMatch = Annotated[Revision, Depends(revision_seen)]
