"""Names that rendered modules import from elsewhere, and what to call them where a plan has the name."""

import re
from collections.abc import Iterable, Mapping

_MODULES: Mapping[str, str] = {
    "collections.abc": "AsyncGenerator Awaitable Callable Iterator Mapping",
    "contextlib": "AsyncExitStack asynccontextmanager",
    "datetime": "UTC date datetime time timedelta",
    "decimal": "Decimal",
    "enum": "StrEnum",
    "functools": "partial",
    "http": "HTTPStatus",
    "typing": "Annotated Any ClassVar Literal Protocol Self TYPE_CHECKING",
    "app.main": "create_app",
    "devservices.dev": "migrate",
    "devservices.testing": "running",
    "threading": "Thread",
    "time": "sleep",
    "uvicorn": "Config Server",
    "tests.examples": "LETTERS NOON come_round next_of one_of some",
    "urllib.parse": "quote",
    "tests.paging": "all_pages",
    "tests.promises": "DeletingPromises Recorded RepositoryPromises saved",
    "annotated_types": "MultipleOf",
    "uuid": "UUID uuid4",
    "fastapi": "APIRouter Depends FastAPI Header HTTPException Query Request Response",
    "fastapi.testclient": "TestClient",
    "pydantic": "AwareDatetime BaseModel EmailStr Field RootModel StringConstraints",
    "app.domain.event.base": "EventBase RecordedEvent",
    "app.domain.event.repository": "Announce EventLog Outbox",
    "app.domain.event.type": "EventCategory Retention",
    "app.domain.event.value": "EventId EventName",
    "app.domain.shared.aggregate": "Aggregate unless_changed_since",
    "app.domain.shared.outcome": "Change Changed Deleted Found NotFound Saved Stale Taken TransitionRefused",
    "app.domain.shared.page": "Limit Page PageRequest",
    "app.domain.shared.value": "Id IdempotencyKey Key Noun Revision Value",
    "pydantic_settings": "BaseSettings SettingsConfigDict",
    "app.settings": "Settings",
    "app.service.background": "beside",
    "app.service.event_relay": "RelayService relay_forever",
    "app.service.event_retention": "RetentionService purge_regularly",
    "app.api.etag": "IfMatch answered",
    "app.api.problem": "RefusedError answer_with_problems problems refused",
    "app.api.parameter": "RequestKey page_of parsed",
}
_PLAIN = ("asyncio", "builtins", "json", "logfire", "os", "pytest", "re")

_BUILTIN = ("bool", "bytes", "float", "int", "str")
TYPES = ("date", "datetime", "time", "timedelta", *_BUILTIN)
"""The types in lower case, which a field of the same name hides from the fields behind it."""

_TYPE = re.compile(rf"\b(?:{'|'.join(TYPES)})\b(?!\.)")

SYMBOLS: Mapping[str, str] = {
    **{
        name: f"from {module} import {name}"
        for module, names in _MODULES.items()
        for name in names.split()
    },
    **{name: f"import {name}" for name in _PLAIN},
}
"""How each name that templates use is imported."""


class Names(dict[str, str]):
    """What a module calls an imported name: the name itself, or another where the plan has taken it."""

    def __init__(self, taken: Iterable[str], fields: Iterable[str] = ()) -> None:
        """`taken` are the plan's classes, `fields` what its models have."""
        hidden = set(taken)
        super().__init__((name, f"Shared{name}" if name in hidden else name) for name in SYMBOLS)
        shown = {name: f"builtins.{name}" if name in _BUILTIN else f"{name}_type" for name in TYPES}
        self.types = {name: shown[name] for name in TYPES if name in set(fields)}
        self.update((name, called) for name, called in self.types.items() if name in SYMBOLS)

    def typed(self, code: str) -> str:
        """Code with every type in lower case as it is called here."""
        return _TYPE.sub(lambda found: self.types.get(found[0], found[0]), code)

    def symbols(self) -> dict[str, str]:
        """How each name is imported under what it is called."""
        return {
            called: SYMBOLS[name] if called == name else f"{SYMBOLS[name]} as {called}"
            for name, called in self.items()
        }


def fresh(name: str, taken: Iterable[str], suffix: str) -> str:
    """The name, or one like it that the plan has not taken."""
    hidden = set(taken)
    while name in hidden:
        name += suffix
    return name
