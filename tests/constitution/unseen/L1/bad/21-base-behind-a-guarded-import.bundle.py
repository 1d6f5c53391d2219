# --- file: src/app/domain/shared/__init__.py
from .model import DomainModel
from .loose import LooseModel as Model
# --- file: src/app/domain/shared/loose.py
try:
    from pydantic import BaseModel as _Base
except ImportError:
    from pydantic.main import BaseModel as _Base

LooseModel = _Base
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from pydantic import RootModel


class Rate(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/tariff/tariff.py
import app.domain.shared as kernel
from app.domain.shared import DomainModel, Model
from app.domain.tariff.value import Rate


class Tariff(Model):  #! L1
    day: Rate


class Surcharge(kernel.Model):  #! L1
    day: Rate


class Rebate(DomainModel):
    day: Rate
