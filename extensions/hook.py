"""The hook: Copier's questions get their answers from here, and its templates their facts."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from copier_template_extensions import ContextHook
from jinja2 import Environment

from .answers import answers_yaml
from .architecture import Architecture
from .asking import questions
from .blueprint import code, project, python, role_paths
from .compiling import compile_once, leave_words
from .modes import ask_once
from .prose import FILTERS
from .rooms import Room, read_rooms, room_paths

_TEMPLATE = Path(__file__).resolve().parent.parent / "template"


class PlanExtension(ContextHook):
    """Gives questions their answers while Copier asks, and templates facts while it renders."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._rooms = read_rooms(_TEMPLATE)
        self._answered: tuple[Any, Any] | None = None
        self._facts: dict[str, Any] = {}
        environment.filters |= FILTERS | {
            "answers_yaml": answers_yaml,
            "code": code,
            "python": python,
        }
        compile_once(environment)
        leave_words()
        ask_once()
        environment.globals |= questions(self._rooms)

    def hook(self, context: dict[str, Any]) -> None:
        """Add the facts of the project to what a template knows, once the answers are complete."""
        if context["_copier_phase"] != "render":
            return
        answered = context["features"], context["schema"]
        if answered != self._answered:
            facts = _facts(*answered, self._rooms)
            pages = Architecture(self.environment, _TEMPLATE, {**context, **facts})
            self._facts = {**facts, "architecture": pages}
            self._answered = answered
        context.update(self._facts)


def _facts(record: Any, schema: Any, rooms: Mapping[str, Room]) -> dict[str, Any]:
    facts = project(record, rooms, schema)
    return {
        "project": facts,
        "roles": role_paths(rooms, facts),
        "rooms": room_paths(rooms, [room.storage for room in facts.rooms]),
    }
