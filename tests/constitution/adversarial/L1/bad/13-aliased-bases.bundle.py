# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/value.py
from decimal import Decimal

from pydantic import BaseModel as Shape
from pydantic import RootModel as Wrapper

Record = Shape


class InvoiceNumber(Wrapper[str]):  #! L1
    root: str


class Rate(Record):  #! L1
    percent: Decimal


class Terms(Shape, frozen=True):
    days: int
