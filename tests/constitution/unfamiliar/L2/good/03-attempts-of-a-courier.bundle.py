# --- file: src/app/domain/parcel/attempt.py
from datetime import datetime

from app.domain.parcel.type import AttemptState, Obstacle
from app.domain.shared.model import DomainModel


class Attempt(DomainModel):
    state: AttemptState
    failure: Obstacle | None = None
    begun_at: datetime
    ended_at: datetime | None = None
# --- file: src/app/domain/parcel/answer.py
from app.domain.parcel.type import Obstacle
from app.domain.parcel.attempt import Attempt
from app.domain.shared.model import DomainModel


class Answer(DomainModel):
    attempt: Attempt | None = None
    failure: Obstacle | None = None  #! L2
# --- file: src/app/domain/parcel/type.py
from enum import StrEnum


class AttemptState(StrEnum):
    OPEN = "open"
    FAILED = "failed"


class Obstacle(StrEnum):
    NOBODY_HOME = "nobody_home"
    DOG = "dog"
