# --- file: src/app/api/inventory/__init__.py
# --- file: src/app/api/inventory/routes.py
from typing import Annotated

from fastapi import APIRouter, Depends
from qdrant_client import AsyncQdrantClient  #! L5

router = APIRouter(prefix="/inventory")


def vectors() -> AsyncQdrantClient:
    return AsyncQdrantClient(url="http://localhost:6333")


@router.get("/similar")
async def similar(client: Annotated[AsyncQdrantClient, Depends(vectors)]) -> list[str]:
    found = await client.query_points("skus", query=[0.1, 0.2], limit=3)  #! L5
    return [str(point.id) for point in found.points]
