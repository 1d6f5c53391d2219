"""Errors over HTTP: every one is answered with a problem document (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Protocol

import logfire
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from app.domain.shared.outcome import NotFound, Stale

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = "1"  # seconds


class Problem(BaseModel, frozen=True):
    """What went wrong, for a program (`type`) and for a person (`detail`)."""

    type: str = "about:blank"  # the status says it all
    title: str
    status: int
    detail: str


class Refusal(Protocol):
    """Any outcome that can say why it is not the one hoped for."""

    @property
    def kind(self) -> str: ...

    @property
    def reason(self) -> object: ...


class RefusedError(Exception):
    """A refusal on its way out of a route."""

    def __init__(self, refusal: Refusal, status: HTTPStatus) -> None:
        reason = str(refusal.reason)
        super().__init__(reason)
        kind = f"/problems/{refusal.kind}"
        self.problem = Problem(type=kind, title=status.phrase, status=status, detail=reason)


def refused(refusal: Refusal) -> RefusedError:
    """Give a refusal its meaning over HTTP."""
    match refusal:
        case NotFound():
            return RefusedError(refusal, HTTPStatus.NOT_FOUND)
        case Stale():
            return RefusedError(refusal, HTTPStatus.PRECONDITION_FAILED)
        case _:
            return RefusedError(refusal, HTTPStatus.CONFLICT)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Tell the OpenAPI document which problems a route may answer with."""
    content = {MEDIA_TYPE: {"schema": Problem.model_json_schema()}}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": content}
        for status in statuses
    }


def answer_with_problems(
    app: FastAPI,
    *,
    unavailable: tuple[type[Exception], ...],
    unfit: tuple[type[Exception], ...] = (),
) -> None:
    """Answer every error with a problem.

    `unavailable` tell that an engine is away for now, `unfit` that it cannot hold a value.
    """
    for error in (RefusedError, RequestValidationError, HTTPException, NotImplementedError):
        app.add_exception_handler(error, _answer)
    for error in unfit:
        app.add_exception_handler(error, _answer_unfit)
    for error in unavailable:
        app.add_exception_handler(error, _answer_unavailable)
    app.add_exception_handler(Exception, _answer)


async def _answer(_: Request, error: Exception) -> JSONResponse:
    match error:
        case RefusedError(problem=problem):
            return _document(problem)
        case RequestValidationError():
            mistakes = (f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
            return _document(_plain(HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(mistakes)))
        case HTTPException():
            return _document(_plain(HTTPStatus(error.status_code), error.detail), error.headers)
        case NotImplementedError():
            return _document(_plain(HTTPStatus.NOT_IMPLEMENTED, str(error)))
        case _:
            return _document(
                _plain(HTTPStatus.INTERNAL_SERVER_ERROR, "The fault is ours, not yours.")
            )


async def _answer_unfit(_: Request, error: Exception) -> JSONResponse:
    logfire.info("value not fit to be kept: {error}", error=repr(error))
    return _document(_plain(HTTPStatus.UNPROCESSABLE_ENTITY, "A value cannot be kept."))


async def _answer_unavailable(_: Request, error: Exception) -> JSONResponse:
    logfire.warn("engine away: {error}", error=repr(error))
    problem = _plain(HTTPStatus.SERVICE_UNAVAILABLE, "Try again in a moment.")
    return _document(problem, {"Retry-After": RETRY_AFTER})


def _plain(status: HTTPStatus, detail: str) -> Problem:
    return Problem(title=status.phrase, status=status, detail=detail)


def _document(problem: Problem, headers: Mapping[str, str] | None = None) -> JSONResponse:
    return JSONResponse(problem.model_dump(), problem.status, headers, MEDIA_TYPE)
