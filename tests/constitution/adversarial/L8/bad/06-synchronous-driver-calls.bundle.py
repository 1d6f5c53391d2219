# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import boto3
import logfire
from minio import Minio

from app.domain.inventory.value import Sku


class PictureRepository(Protocol):
    def publish(self, sku: Sku) -> Sku: ...


class MinioPictureRepository:
    def __init__(self, minio: Minio) -> None:
        self._minio = minio
        self._s3 = boto3.client("s3")

    def publish(self, sku: Sku) -> Sku:  #! L8
        self._minio.fput_object("pictures", sku.root, "picture.png")
        return sku

    def copy(self, sku: Sku) -> Sku:
        with logfire.span("repo.picture.copy"):
            self._minio.fget_object("pictures", sku.root, "picture.png")
        self._s3.upload_file("picture.png", "copies", sku.root)  #! L8
        return sku

    def name(self, sku: Sku) -> str:
        return f"{sku.root}.png"
