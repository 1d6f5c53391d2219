# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from pydantic import BaseModel, ConfigDict, RootModel, create_model

Rate = create_model("Rate", __base__=(RootModel[int],), __cls_kwargs__={"frozen": True})


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


Named = create_model("Named", __base__=Frozen, name=(str, ...))
Coded = create_model("Coded", __config__={"frozen": True}, code=(str, ...))
