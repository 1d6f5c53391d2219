# --- file: src/app/domain/inventory/inspection.py
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Verdict(StrEnum):
    PASSED = "passed"
    FAILED = "failed"


class Passed(DomainModel):
    kind: Literal["inspected"] = "inspected"
    sku: Sku


class Failed(DomainModel):
    kind: Literal["inspected"] = "inspected"
    sku: Sku


class Waived(DomainModel):
    kind: Literal["waived"] = "waived"
    sku: Sku


class Unlabelled(DomainModel):
    sku: Sku


class Loose(DomainModel):
    kind: Verdict = Verdict.PASSED
    sku: Sku


type Settled = Annotated[Passed | Waived, Field(discriminator="kind")]
type SameTag = Annotated[Passed | Failed, Field(discriminator="kind")]  #! L2
type NestedClash = Settled | Failed  #! L2
type OneUntagged = Passed | Waived | Unlabelled  #! L2
type NotLiteral = Waived | Loose  #! L2
