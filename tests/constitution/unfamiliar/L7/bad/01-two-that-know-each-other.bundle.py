# --- file: src/app/domain/left/left.py
from app.domain.left.value import LeftId
from app.domain.right.value import RightId  #! L7
from app.domain.shared.model import DomainModel


class Left(DomainModel):
    id: LeftId
    right: RightId
# --- file: src/app/domain/left/value.py
from uuid import UUID

from pydantic import RootModel


class LeftId(RootModel[UUID], frozen=True):
    pass
# --- file: src/app/domain/right/right.py
from app.domain.left.value import LeftId  #! L7
from app.domain.right.value import RightId
from app.domain.shared.model import DomainModel


class Right(DomainModel):
    id: RightId
    left: LeftId
# --- file: src/app/domain/right/value.py
from uuid import UUID

from pydantic import RootModel


class RightId(RootModel[UUID], frozen=True):
    pass
