# --- file: src/app/domain/printshop/value.py
import re
from typing import Annotated, Self
from uuid import UUID, uuid4

from pydantic import BaseModel, Field, RootModel, StringConstraints, field_validator


class SheetId(RootModel[UUID], frozen=True):
    """Names one sheet."""

    @classmethod
    def new(cls) -> Self:
        return cls(uuid4())


class Ink(BaseModel, frozen=True):
    cyan: int = 0
    black: int = 0
    name: Annotated[str, StringConstraints(min_length=1)]

    def mixed(self, *, cyan: int, black: int) -> Self:
        return self.model_copy(update={"cyan": cyan, "black": black})


class Format(RootModel[str], frozen=True):
    """A paper size as it is ordered."""

    @field_validator("root")
    @classmethod
    def _known(cls, root: str) -> str:
        if not re.fullmatch(r"[AB]\d", root):
            raise ValueError("a format is a letter and a digit")
        return root


class Copies(RootModel[Annotated[int, Field(ge=1)]], frozen=True):
    """How often a sheet is printed."""

    def __mul__(self, other: int) -> "Copies":
        return Copies(self.root * other)

    def __int__(self) -> int:
        return self.root
# --- file: src/app/domain/printshop/type.py
from enum import IntEnum


class Finish(IntEnum):
    PLAIN = 0
    GLOSSY = 1
# --- file: src/app/domain/printshop/sheet.py
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, ClassVar, Final, Literal, Self

from pydantic import Field, PrivateAttr, field_serializer, field_validator

from app.domain.printshop.type import Finish
from app.domain.printshop.value import Copies, Format, Ink, SheetId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

MARGIN: Final[int] = 3


class Sheet(DomainModel):
    WIDEST: ClassVar[int] = 900

    id: SheetId = Field(default_factory=SheetId.new)
    kind: Literal["sheet", "proof"] = "sheet"
    copies: Copies
    inks: Mapping[Format, tuple[Ink, ...]] = Field(default_factory=dict)
    finish: Finish | None = None
    due: date | datetime | time
    price: Money | None = None
    _drawn: dict[str, float] = PrivateAttr(default_factory=dict)

    @field_validator("copies", mode="before")
    @classmethod
    def read(cls, raw: str | int) -> int:
        return int(raw)

    @field_serializer("due")
    def written(self, due: date) -> str:
        return due.isoformat()

    def __getitem__(self, index: int) -> Ink:
        return next(iter(self.inks.values()))[index]

    def __len__(self) -> int:
        return len(self.inks)

    def title(self) -> str:
        return f"{self.kind} {self.id.root}"

    def pages(self) -> int:
        return len(self)

    def printed(self, at: datetime, inks: Sequence[Ink]) -> Self:
        return self

    def model_post_init(self, context: Any, /) -> None:
        self._drawn["x"] = float(MARGIN)
# --- file: src/app/service/printshop.py
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import logfire

from app.domain.printshop.sheet import Sheet
from app.domain.printshop.value import Copies, SheetId


class PrintService:
    def __init__(self, press: str, retries: int, clock: Callable[[], datetime]) -> None:
        self._press = press
        self._retries = retries
        self._clock = clock

    @logfire.instrument("service.print.run")
    async def run(self, sheet: Sheet, done: Callable[[SheetId], Awaitable[None]]) -> Copies:
        await done(sheet.id)
        return sheet.copies

    @logfire.instrument("service.print.wait")
    async def wait(self, sheet_id: SheetId, until: datetime | timedelta) -> str:
        return await self._told(f"{self._press}: {sheet_id.root}", self._retries)

    async def _told(self, text: str, times: int) -> str:
        return text * times
