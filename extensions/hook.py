"""What Copier asks of this template: what to record, and the facts its files are made of."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from copier_template_extensions import ContextHook
from jinja2 import Environment, pass_context
from jinja2.runtime import Context

from .answers import answers_yaml
from .blueprint import code, project, python, role_paths
from .compiling import compile_once
from .features import Feature, read_features, record_features, whole_design
from .plan import read, resolve
from .plan.tasks import Task, tasks
from .prose import FILTERS
from .questionnaire import QUESTIONS, problem, suggestion
from .reception import Reception, Request
from .rooms import Room, read_rooms, room_paths

_TEMPLATE = Path(__file__).resolve().parent.parent / "template"


class PlanExtension(ContextHook):
    """Gives questions their answers while Copier asks, and templates facts while it renders."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._rooms = read_rooms(_TEMPLATE)
        self._record: Any = None
        self._facts: dict[str, Any] = {}
        environment.filters |= FILTERS | {
            "answers_yaml": answers_yaml,
            "code": code,
            "python": python,
        }
        compile_once(environment)
        environment.globals |= _questions(Reception(self._rooms))

    def hook(self, context: dict[str, Any]) -> None:
        """Add the facts of the project to what a template knows, once the answers are complete."""
        if context["_copier_phase"] != "render":
            return
        record = context["features"]
        if record is not self._record:
            self._facts = _facts(record, self._rooms)
            self._record = record
        context.update(self._facts)


def _facts(record: Any, rooms: Mapping[str, Room]) -> dict[str, Any]:
    features = read_features(record)
    facts = project(record, rooms)
    return {
        "project": facts,
        "roles": role_paths(rooms, facts),
        "rooms": room_paths(rooms, whole_design(features).storages),
        "specs": {feature.folder: feature.with_plan() for feature in features.values()},
        "tasks": {feature.folder: _tasks(feature.with_plan()) for feature in features.values()},
    }


def _tasks(feature: Feature) -> list[Task]:
    reading = read(feature.plan or "")
    return tasks(reading, resolve(reading.design))


def _questions(reception: Reception) -> dict[str, Callable[..., Any]]:
    """What the questions in copier.yml are made of."""

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

    return {
        "asks_design": asks_for,
        "check_answers": check_answers,
        "check_request": check_request,
        "problem": problem_of,
        "recorded": record,
        "record_differs": differs,
        "suggested": suggested,
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
