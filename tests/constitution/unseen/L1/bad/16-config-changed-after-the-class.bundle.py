# --- file: src/app/domain/meter/__init__.py
# --- file: src/app/domain/meter/value.py
from pydantic import RootModel


class Reading(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/meter/meter.py
from pydantic import ConfigDict

from app.domain.meter.value import Reading
from app.domain.shared.model import DomainModel


class Meter(DomainModel):
    last: Reading


class SubMeter(Meter):
    first: Reading


Meter.model_config["frozen"] = False  #! L1
SubMeter.model_config.update({"frozen": False})  #! L1
# --- file: src/app/domain/meter/loosen.py
from app.domain.meter import meter
from app.domain.meter.meter import Meter as M


def loosen() -> None:
    M.model_config.pop("frozen")  #! L1
    meter.SubMeter.model_config = {}  #! L1
