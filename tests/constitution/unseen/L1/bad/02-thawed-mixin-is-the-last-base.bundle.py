# --- file: src/app/domain/clinic/__init__.py
# --- file: src/app/domain/clinic/value.py
from pydantic import RootModel


class PatientName(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/clinic/patient.py
from pydantic import BaseModel, ConfigDict

from app.domain.clinic.value import PatientName
from app.domain.shared.model import DomainModel


class Draftable(BaseModel):
    model_config = ConfigDict(frozen=False)  #! L1


class Titled(BaseModel, title="titled", frozen=True):
    pass


class Patient(DomainModel, Draftable):  #! L1
    name: PatientName


class Visitor(Draftable, DomainModel):
    name: PatientName


class Relative(Draftable, Titled):
    name: PatientName


class Donor(Titled, Draftable, title="donor"):  #! L1
    name: PatientName
