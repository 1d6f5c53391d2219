# --- file: src/app/domain/clinic/__init__.py
# --- file: src/app/domain/clinic/value.py
from pydantic import RootModel


class Ward(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/clinic/bed.py
from pydantic import BaseModel, ConfigDict

from app.domain.clinic.value import Ward


class Bed(BaseModel, frozen=False):  #! L1
    model_config = ConfigDict(extra="forbid")

    ward: Ward


class Cot(
    BaseModel,
    extra="forbid",
    frozen=False,  #! L1
):
    ward: Ward


class Stretcher(Bed):  #! L1
    pass


class Trolley(Stretcher, frozen=True):
    pass
