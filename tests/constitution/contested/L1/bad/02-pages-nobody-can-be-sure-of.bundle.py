# --- file: src/app/domain/album/value.py
from pydantic import RootModel


class Caption(RootModel[str], frozen=True):
    """What is written below a picture."""
# --- file: src/app/domain/album/page.py
import sys
from functools import partial

import pydantic
from pydantic import BaseModel, ConfigDict

from app.domain.album.value import Caption

Sealed = partial(ConfigDict, frozen=True)
MODES = {"shut": ConfigDict(frozen=True), "open": ConfigDict()}


class Page(BaseModel):  #! L1
    model_config = Sealed(title="Page")

    caption: Caption


class Leaf(BaseModel):  #! L1
    model_config = MODES["shut" if sys.flags.dev_mode else "open"]

    caption: Caption


class Sleeve(BaseModel, frozen=not sys.flags.dev_mode):  #! L1
    caption: Caption


class Cover(Page, frozen=True):
    title: Caption


Spine = pydantic.create_model("Spine", caption=(Caption, ...))  #! L1
Jacket = pydantic.create_model("Jacket", __base__=Cover, subtitle=(Caption | None, None))
Flap = pydantic.create_model("Flap", __config__=ConfigDict(frozen=True), caption=(Caption, ...))


def blank() -> type[BaseModel]:
    class Blank(BaseModel):  #! L1
        caption: Caption

    return Blank
