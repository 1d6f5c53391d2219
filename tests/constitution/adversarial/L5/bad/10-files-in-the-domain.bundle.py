# --- file: src/app/domain/order/letter.py
import pathlib
from pathlib import Path

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel

TEMPLATE = Path(__file__).parent / "letter.txt"


class Letter(DomainModel):
    order_id: OrderId

    def render(self) -> str:
        return TEMPLATE.read_text()  #! L5

    def footer(self) -> str:
        with open("footer.txt") as file:  #! L5
            return file.read()

    def keep(self) -> OrderId:
        pathlib.Path("letters").write_text(self.render())  #! L5
        return self.order_id

    def keep_again(self, folder: Path) -> OrderId:
        with folder.open("w"):  #! L5
            return self.order_id
