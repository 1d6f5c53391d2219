# --- file: src/app/domain/clockwork/value.py
from pydantic import RootModel


class Teeth(RootModel[int], frozen=True):
    """How many teeth a wheel has."""
# --- file: src/app/domain/clockwork/wheel.py
from collections.abc import Callable, Iterator
from typing import Any, override

from pydantic import BaseModel, PrivateAttr, model_validator

from app.domain.clockwork.value import Teeth


class Wheel(BaseModel, frozen=True):
    teeth: Teeth
    wound: Callable[[Teeth], Teeth] | None = None
    _turns: list[Teeth] = PrivateAttr(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def _named(cls, data: dict[str, Any]) -> dict[str, Any]:
        data["teeth"] = data.pop("cogs", data.get("teeth"))
        data.update(wound=None)
        return data

    @override
    def model_post_init(self, _: Any) -> None:
        self._turns.append(self.teeth)

    def turns(self) -> Iterator[Teeth]:
        yield from self._turns

    def spun(self) -> "Wheel":
        fields = dict(self.__dict__)
        fields["teeth"] = Teeth(self.teeth.root + 1)
        return Wheel(**fields)


class Tooth:
    """A namespace, never an instance."""

    model_config: dict[str, bool] = {}

    @classmethod
    def all(cls, wheel: Wheel) -> tuple[Teeth, ...]:
        return (wheel.teeth,)


Tooth.model_config["frozen"] = False
