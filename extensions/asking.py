"""Asking: what the questions in copier.yml are made of."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from .blueprint import project
from .features import record_features
from .questionnaire import QUESTIONS, problem, suggestion, titled
from .reception import Reception, Request
from .rooms import Room


def questions(rooms: Mapping[str, Room]) -> dict[str, Callable[..., Any]]:
    """What the questions in copier.yml are made of."""
    reception = Reception(rooms)
    last: list[tuple[Any, Any, list[dict[str, Any]]]] = []

    def schemas(context: Context) -> list[dict[str, Any]]:
        """The schemas that the answers need; two questions in a row want to know."""
        answers = context.get_all()
        asked = answers["features"], answers.get("schema")
        if not last or last[0][:2] != asked:
            last[:] = [(*asked, project(asked[0], rooms, asked[1] or ()).schema)]
        return last[0][2]

    @pass_context
    def check_request(context: Context) -> str:
        """Refuse, before anything is asked, what no answer could make right."""
        reception.check(_request(context))
        return ""

    @pass_context
    def asks_for(context: Context) -> bool:
        """Whether the questionnaire is asked."""
        return _request(context).asks

    @pass_context
    def suggested(context: Context, question: str) -> str:
        """The answer that follows from those before."""
        return suggestion(question, _typed(context)) if _request(context).asks else ""

    @pass_context
    def problem_of(context: Context, question: str) -> str:
        """What is wrong with an answer; of one given as data, `check_answers` says it instead."""
        given = question in context["_copier_conf"]["data"]
        return "" if given else problem(question, _typed(context))

    @pass_context
    def check_answers(context: Context) -> str:
        """Refuse a design that is not right as a whole."""
        reception.check_design(_request(context))
        return ""

    @pass_context
    def record(context: Context) -> str:
        """The features to record, as JSON."""
        return json.dumps(record_features(reception.features(_request(context))))

    @pass_context
    def differs(context: Context) -> bool:
        """Whether what is recorded is not what is to be recorded."""
        request = _request(context)
        return bool(record_features(reception.features(request)) != request.recorded)

    @pass_context
    def schema(context: Context) -> str:
        """The schemas to record, as JSON."""
        return json.dumps(schemas(context))

    @pass_context
    def schema_differs(context: Context) -> bool:
        """Whether the last schema recorded is not the one that the features need."""
        return bool(schemas(context) != context["schema"])

    return {
        "asks_design": asks_for,
        "check_answers": check_answers,
        "check_request": check_request,
        "problem": problem_of,
        "recorded_features": record,
        "features_differ": differs,
        "recorded_schema": schema,
        "schema_differs": schema_differs,
        "suggested": suggested,
        "titled": titled,
        "without_room": reception.without_room,
    }


def _request(context: Context) -> Request:
    conf = context["_copier_conf"]
    return Request(
        answers=context.get_all(),
        data=conf["data"],
        destination=Path(conf["dst_path"]),
        overwrite=bool(conf["overwrite"]),
    )


def _typed(context: Context) -> dict[str, Any]:
    answers = context.get_all()
    return {question: answers[question] for question in QUESTIONS if question in answers}
