"""`--fix` shows the changes that are safe to make, and makes them only when told to."""

import subprocess
from pathlib import Path

import pytest
from constitution.cli import main

from tests.checking import run as check
from tests.constitution.sample import Sample

MODELS = "src/app/domain/order/parcel.py"
STREAM = "src/app/service/parcel.py"

BEFORE = '''\
"""Parcels."""

from typing import Annotated

import pydantic
from pydantic import BaseModel, ConfigDict, Field

from app.domain.order.value import OrderId


class Parcel(BaseModel):
    orders: list[OrderId] = []


class Crate(
    pydantic.BaseModel,
):
    orders: Annotated[list[OrderId], Field(min_length=1)]


class Pallet(Parcel, frozen=False):
    made: list[list[OrderId]] = Field(default_factory=list)


class Container(BaseModel):
    model_config = ConfigDict(frozen=False, extra="forbid")

    first: list[OrderId] = [OrderId()]


class Trailer(BaseModel, extra="forbid", title="What a lorry draws behind it, full or empty"):
    pass


class Van(BaseModel):
    class Config:
        frozen = False
'''

AFTER = '''\
"""Parcels."""

from typing import Annotated

import pydantic
from pydantic import BaseModel, ConfigDict, Field

from app.domain.order.value import OrderId


class Parcel(BaseModel, frozen=True):
    orders: tuple[OrderId, ...] = ()


class Crate(
    pydantic.BaseModel,
    frozen=True,
):
    orders: Annotated[tuple[OrderId, ...], Field(min_length=1)]


class Pallet(Parcel, frozen=True):
    made: tuple[tuple[OrderId, ...], ...] = Field(default_factory=tuple)


class Container(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    first: tuple[OrderId, ...] = (OrderId(),)


class Trailer(
    BaseModel, extra="forbid", title="What a lorry draws behind it, full or empty", frozen=True
):
    pass


class Van(BaseModel):
    class Config:
        frozen = True
'''

UNSEEN = """\
from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository


class ParcelService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def save(self, order: Order) -> Order:
        return await self._orders.save(order)

    @staticmethod
    async def save_again(order: Order, orders: OrderRepository) -> Order:
        return await orders.save(order)
"""

SEEN = """\
import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository


class ParcelService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @logfire.instrument("service.parcel.save", extract_args=False)
    async def save(self, order: Order) -> Order:
        return await self._orders.save(order)

    @staticmethod
    @logfire.instrument("service.parcel.save_again", extract_args=False)
    async def save_again(order: Order, orders: OrderRepository) -> Order:
        return await orders.save(order)
"""

UNSAFE = {
    "a default that is made elsewhere": (
        MODELS,
        """\
from pydantic import BaseModel, Field

from app.domain.order.value import OrderId


class Parcel(BaseModel, frozen=True):
    orders: list[OrderId] = Field(default_factory=lambda: [OrderId()])
""",
    ),
    "a dictionary": (
        MODELS,
        """\
from pydantic import BaseModel

from app.domain.order.value import OrderId


class Parcel(BaseModel, frozen=True):
    orders: dict[OrderId, list[OrderId]] = {}
""",
    ),
    "a stream, whose span would close too soon": (
        STREAM,
        """\
import asyncio
from collections.abc import AsyncIterator

from app.domain.order.value import OrderId


class ParcelService:
    async def stream(self, order_id: OrderId) -> AsyncIterator[OrderId]:
        await asyncio.sleep(1)
        yield order_id
""",
    ),
    "a refusal that is raised": (
        MODELS,
        """\
from app.domain.order.value import OrderId


def parcel(order_id: OrderId) -> OrderId:
    raise LookupError(order_id)
""",
    ),
    "a branch on a state": (
        MODELS,
        """\
from app.domain.order.type import OrderStatus


def is_parcelled(status: OrderStatus) -> bool:
    return status == OrderStatus.SHIPPED
""",
    ),
}


@pytest.fixture
def wrong(sample: Sample) -> Sample:
    """The sample, with all that can be put right."""
    sample.write("pyproject.toml", "[tool.ruff]\nline-length = 100\n")
    sample.write(MODELS, BEFORE)
    sample.write(STREAM, UNSEEN)
    return sample


def run(sample: Sample, *options: str) -> int:
    return main(["--root", str(sample.root), *options])


def test_a_preview_is_a_patch_and_changes_nothing(
    wrong: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(wrong, "--fix")

    patch = capsys.readouterr().out
    assert (code, wrong.read(MODELS), wrong.read(STREAM)) == (1, BEFORE, UNSEEN)
    subprocess.run(["git", "apply", "-"], cwd=wrong.root, input=patch, text=True, check=True)
    assert (wrong.read(MODELS), wrong.read(STREAM)) == (AFTER, SEEN)


def test_written_changes_settle_what_was_found(
    wrong: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(wrong, "--fix", "--write")

    said = capsys.readouterr()
    assert (code, said.out) == (0, "The eight laws hold.\n")
    assert said.err == f"{MODELS}: 10 fixed\n{STREAM}: 2 fixed\n"
    assert (wrong.read(MODELS), wrong.read(STREAM)) == (AFTER, SEEN)


def test_written_changes_are_laid_out_as_the_formatter_would(wrong: Sample) -> None:
    run(wrong, "--fix", "--write")

    check(wrong.root, "ruff", "format", "--no-cache", "--check", MODELS, STREAM)
    check(wrong.root, "ruff", "check", "--no-cache", "--select=I,F", MODELS, STREAM)


def test_nothing_is_written_unless_fixes_are_asked_for(
    wrong: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exit_:
        run(wrong, "--write")

    assert exit_.value.code == 2
    assert "--write makes the changes that --fix shows: give both" in capsys.readouterr().err
    assert wrong.read(MODELS) == BEFORE


def test_a_second_time_there_is_nothing_to_do(
    wrong: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    run(wrong, "--fix", "--write")
    capsys.readouterr()

    assert run(wrong, "--fix", "--write") == 0
    assert capsys.readouterr().err == "There is nothing that can be fixed safely.\n"
    assert (wrong.read(MODELS), wrong.read(STREAM)) == (AFTER, SEEN)


@pytest.mark.parametrize(("path", "text"), UNSAFE.values(), ids=UNSAFE)
def test_what_asks_for_a_decision_is_left_to_the_team(
    path: str, text: str, sample: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    sample.write(path, text)

    code = run(sample, "--fix", "--write")

    assert (code, sample.read(path)) == (1, text)
    assert capsys.readouterr().err == "There is nothing that can be fixed safely.\n"


def test_the_ends_of_lines_and_the_mark_of_byte_order_stay(wrong: Sample) -> None:
    file: Path = wrong.root / MODELS
    file.write_bytes(b"\xef\xbb\xbf" + BEFORE.replace("\n", "\r\n").encode())

    run(wrong, "--fix", "--write")

    assert file.read_bytes() == b"\xef\xbb\xbf" + AFTER.replace("\n", "\r\n").encode()


def test_only_changed_lines_are_fixed_when_that_is_asked(wrong: Sample) -> None:
    git = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    for step in (["init"], ["add", "."], ["commit", "-m", "Start"]):
        subprocess.run([*git, *step], cwd=wrong.root, check=True, capture_output=True)
    added = "\n\nclass Cart(BaseModel):\n    pass\n"
    wrong.append(MODELS, added)

    run(wrong, "--fix", "--write", "--changed")

    assert wrong.read(MODELS) == BEFORE + added.replace("(BaseModel)", "(BaseModel, frozen=True)")
