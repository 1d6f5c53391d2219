# --- file: src/app/domain/shared/store.py
from pymongo import AsyncMongoClient  #! L5

from app.domain.shared.model import DomainModel


class Store(DomainModel):
    """What every context may keep things in."""

    def is_open(self, client: "AsyncMongoClient[dict[str, object]]") -> bool:
        return client is not None
# --- file: src/app/domain/order/published.py
import confluent_kafka  #! L5

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Published(DomainModel):
    order_id: OrderId

    def send(self, producer: "confluent_kafka.Producer") -> OrderId:
        producer.produce("orders", str(self.order_id.root))  #! L5
        return self.order_id
