# --- file: src/app/domain/inventory/site.py
import phonenumbers
from geojson_pydantic import Point, Polygon
from phonenumbers import PhoneNumber
from pydantic_extra_types.coordinate import Coordinate

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Site(DomainModel):
    model_config = {"arbitrary_types_allowed": True}

    sku: Sku
    gate: Point
    area: Polygon | None = None
    centre: Coordinate
    phone: PhoneNumber
    fax: phonenumbers.PhoneNumber | None = None

    def contains(self, point: Point) -> bool:
        return point == self.gate
