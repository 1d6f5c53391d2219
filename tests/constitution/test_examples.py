"""What `explain` shows as broken is found, and what it shows as kept is not."""

import re
from textwrap import indent

import pytest
from constitution.finding import Law
from constitution.laws import LAWS

from tests.constitution.sample import PLAN, Sample

PARCEL = "src/app/domain/parcel/parcel.py"
SERVICE = "src/app/service/parcel.py"
HOMES = {"L5": SERVICE, "L6": SERVICE, "L8": SERVICE}
METHODS = ("L6", "L8")
IMPORTS = """\
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

import logfire
from pydantic import BaseModel, Field, RootModel
"""
WORDS = f"""\
{IMPORTS}

class ParcelId(RootModel[UUID], frozen=True):
    root: UUID


class Label(RootModel[str], frozen=True):
    root: str


class Weight(RootModel[Decimal], frozen=True):
    root: Decimal


class Fee(RootModel[int], frozen=True):
    root: int


RETURN_FEE = Fee(3)
NO_FEE = Fee(0)
"""
STATUS = """\
from enum import StrEnum


class ParcelStatus(StrEnum):
    DELIVERED = "delivered"
    RETURNED = "returned"

    def is_terminal(self) -> bool:
        return self is ParcelStatus.RETURNED
"""
DOMAIN = f"""\
{IMPORTS}
from app.domain.parcel.type import ParcelStatus
from app.domain.parcel.value import NO_FEE, RETURN_FEE, Fee, Label, ParcelId, Weight
"""
AGGREGATE = f"""\
{DOMAIN}

class Sent(BaseModel, frozen=True):
    kind: Literal["sent"] = "sent"
    parcel: "Parcel"


class TooHeavy(BaseModel, frozen=True):
    kind: Literal["too_heavy"] = "too_heavy"
    parcel_id: ParcelId


type SendOutcome = Annotated[Sent | TooHeavy, Field(discriminator="kind")]


class Labelled(BaseModel, frozen=True):
    kind: Literal["labelled"] = "labelled"
    label: Label


class NotLabelled(BaseModel, frozen=True):
    kind: Literal["not_labelled"] = "not_labelled"
    parcel_id: ParcelId


type LabelOutcome = Annotated[Labelled | NotLabelled, Field(discriminator="kind")]


class Parcel(BaseModel, frozen=True):
    id: ParcelId
    weight: Weight
    status: ParcelStatus

    def send(self, limit: Weight) -> SendOutcome:
        return Sent(parcel=self)
"""
REPOSITORY = """\
from typing import Protocol

from app.domain.parcel.parcel import LabelOutcome, Parcel, SendOutcome
from app.domain.parcel.value import ParcelId


class ParcelRepository(Protocol):
    async def label(self, parcel_id: ParcelId) -> LabelOutcome: ...

    async def save(self, parcel: Parcel) -> SendOutcome: ...
"""
SERVING = """\
import logfire
from redis.asyncio import Redis

from app.domain.parcel.parcel import LabelOutcome, Parcel, Sent, SendOutcome, TooHeavy
from app.domain.parcel.repository import ParcelRepository
from app.domain.parcel.value import Label, ParcelId, Weight


"""
RUNNING = """\
class ParcelService:
    def __init__(self, parcels: ParcelRepository, limit: Weight) -> None:
        self._parcels = parcels
        self._limit = limit

"""
every_law = pytest.mark.parametrize("law", LAWS, ids=lambda law: law.id)


def lay(sample: Sample, law: Law, example: str) -> None:
    """Put an example where its law looks for it, in the words that it uses."""
    sample.write("src/app/domain/parcel/value.py", WORDS)
    sample.write("src/app/domain/parcel/type.py", STATUS)
    sample.write(PARCEL, AGGREGATE)
    sample.write("src/app/domain/parcel/repository.py", REPOSITORY)
    if law.id == "L7":
        _lay_files(sample, example)
    elif law.id in HOMES:
        body = RUNNING + indent(example, "    ") if law.id in METHODS else example
        sample.write(SERVICE, SERVING + body.lstrip("\n"))
    else:
        sample.write("src/app/domain/parcel/example.py", f"{DOMAIN}\n{example}")


def _lay_files(sample: Sample, example: str) -> None:
    sample.write("src/app/domain/invoice/invoice.py", WORDS)
    plan = sample.read(PLAN)
    declared = "- **invoice imports from parcel**: `ParcelId`\n\n## Complexity"
    sample.write(PLAN, plan.replace("## Complexity", declared))
    for part in re.split(r"(?m)^# (?=src/)", example)[1:]:
        heading, _, code = part.partition("\n")
        path = re.split(r"[ ,]", heading)[0]
        sample.write(path, f"{code}\n{sample.read(path)}")


@every_law
def test_the_broken_example_breaks_that_law_alone(law: Law, sample: Sample) -> None:
    lay(sample, law, law.bad)

    broken = {finding.law for finding in sample.report().findings}
    assert broken == {law.id}


@every_law
def test_the_kept_example_is_clean(law: Law, sample: Sample) -> None:
    lay(sample, law, law.good)

    assert sample.said() == []
