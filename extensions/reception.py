"""The reception: takes in a design, recorded, planned or typed, or says all that is wrong."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from copier.errors import UserMessageError
from pydantic import ValidationError

from .features import Features, read_features, with_feature
from .intake import find_plan, read_text
from .plan import Reading, read
from .plan.diagnostics import Diagnostic, Log
from .plan.model import STORAGES, Storage
from .plan.storages import LABELS
from .questionnaire import QUESTIONS, compose, form_problem
from .rooms import Room

_MAY_BE_THERE = frozenset({".git", ".specify", "specs"})
"""What a team has before its first feature is rendered: a repository and specifications."""


@dataclass(frozen=True)
class Request:
    """What Copier knows when it asks: the answers so far, and how it was called."""

    answers: Mapping[str, Any]
    data: Mapping[str, Any]
    destination: Path
    overwrite: bool

    @property
    def plan(self) -> str:
        """The path of a plan, as given; empty when none is."""
        return str(self.answers.get("plan") or "")

    @property
    def recorded(self) -> Any:
        """The features that the project has, as recorded; nothing for a new project."""
        return self.answers.get("features")

    @property
    def asks(self) -> bool:
        """Whether the design comes from the questionnaire."""
        return not self.plan and not self.recorded


class Reception:
    """Takes in the features of one project; what it once took in it need not read again."""

    def __init__(self, rooms: Mapping[str, Room]) -> None:
        self._rooms = rooms
        self._source: object = None
        self._features: Features = {}
        self._warnings: list[str] = []

    def check(self, request: Request) -> None:
        """Refuse what no answer could make right."""
        _check_typed(request)
        _check_destination(request)
        self._check_storages(request.data.get("storages"))
        if not request.asks:
            self.check_design(request)

    def check_design(self, request: Request) -> None:
        """Refuse a design that is not right as a whole; say once what else there is to say."""
        self.features(request)
        for warning in self._warnings:
            sys.stderr.write(f"{warning}\n")
        self._warnings.clear()

    def features(self, request: Request) -> Features:
        """The features that the project has once the request is granted."""
        typed = {q: request.answers.get(q) for q in QUESTIONS} if request.asks else None
        source = (request.plan, request.recorded, typed)
        if source != self._source:
            self._features = self._taken_in(request, typed)
            self._source = source
        return self._features

    def without_room(self, storage: str) -> str:
        """Why a storage cannot be ticked; empty if it can."""
        if storage in self._rooms:
            return ""
        known = ", ".join(LABELS[storage] for storage in STORAGES if storage in self._rooms)
        return f"this template has no room for it yet; choose from {known}"

    def _taken_in(self, request: Request, typed: Mapping[str, Any] | None) -> Features:
        try:
            recorded = read_features(request.recorded)
        except ValidationError as error:
            raise UserMessageError(
                "features: the design recorded in the answers file cannot be read; "
                f"restore it from git ({error.errors()[0]['msg']})"
            ) from error
        if typed is not None:
            sheet = compose(typed)
            return self._joined(recorded, read(sheet.text), None, sheet.remark)
        if not request.plan:
            return recorded
        here = Path.cwd()
        path = find_plan(request.plan, [request.destination, here] if recorded else [here])
        text = read_text(path, request.plan)
        reading = read(text, str(path))
        return self._joined(recorded, reading, text, lambda remark: f"{request.plan}:{remark}")

    def _joined(
        self,
        features: Features,
        reading: Reading,
        plan: str | None,
        worded: Callable[[Diagnostic], str],
    ) -> Features:
        log = Log()
        log.extend(reading.diagnostics)
        for storage in reading.design.storages:
            reason = self.without_room(storage)
            if reason:
                log.error(_line_of(storage, reading.text), "PT705", f"{LABELS[storage]}: {reason}")
        joined = features
        if not _errors(log):
            joined = with_feature(features, reading.design, plan, log)
        if _errors(log):
            raise UserMessageError("\n".join(worded(remark) for remark in log))
        self._warnings = [worded(remark) for remark in log]
        return joined

    def _check_storages(self, given: Any) -> None:
        """Copier itself would drop a choice that it does not know without a word."""
        if given is None:
            return
        chosen = yaml.safe_load(given) if isinstance(given, str) else given
        if not isinstance(chosen, list):
            raise UserMessageError(
                f"storages: {given} is not a list; write e.g. -d 'storages=[postgresql, redis]'"
            )
        known = ", ".join(storage for storage in STORAGES if storage in self._rooms)
        for storage in chosen:
            if storage not in self._rooms:
                fault = "no room for" if storage in STORAGES else "unknown storage"
                raise UserMessageError(f"storages: {fault} {storage}; choose from {known}")


def _errors(log: Log) -> bool:
    return any(remark.severity == "error" for remark in log)


def _line_of(storage: Storage, text: str) -> int:
    """The line that ticks a storage."""
    lines = list(enumerate(text.casefold().splitlines(), start=1))
    named = [(n, line) for n, line in lines if LABELS[storage].casefold() in line]
    ticked = [(n, line) for n, line in named if "[x]" in line]
    return next((n for n, _ in ticked or named), 1)


def _check_typed(request: Request) -> None:
    typed = [question for question in QUESTIONS if question in request.data]
    if typed and not request.asks:
        reason = "a plan is given" if request.plan else "the design of this project is recorded"
        raise UserMessageError(
            f"{', '.join(typed)}: {reason}, so nothing is asked; change the plan and give it "
            "with -d plan=PATH"
        )
    for question in typed:
        fault = form_problem(question, request.data[question])
        if fault:
            raise UserMessageError(f"{question}: {fault}")


def _check_destination(request: Request) -> None:
    """A new project needs a place of its own; a file that is in the way would be half a project."""
    folder = request.destination
    if folder.exists() and not folder.is_dir():
        raise UserMessageError(f"{folder} is a file; choose a new folder for the project")
    if request.recorded or request.overwrite or not folder.is_dir():
        return
    found = sorted(entry.name for entry in folder.iterdir() if entry.name not in _MAY_BE_THERE)
    if found:
        raise UserMessageError(
            f"{folder} is not empty (it has {', '.join(found[:3])}{', …' if found[3:] else ''}); "
            "choose a new folder, or add --overwrite to write over files of the same name"
        )
