"""The six storages: their names in plans, their types, and the operations that each knows."""

import re
from collections.abc import Mapping

from .model import STORAGES, Storage
from .patterns import Pattern

LABELS: Mapping[Storage, str] = {
    "postgresql": "PostgreSQL",
    "redis": "Redis",
    "nats": "NATS",
    "qdrant": "Qdrant",
    "neo4j": "Neo4j",
    "minio": "MinIO",
}
"""What each storage is called."""

TYPES: Mapping[Storage, str] = {
    "postgresql": "SQL",
    "redis": "Cache",
    "nats": "Stream",
    "qdrant": "Vector",
    "neo4j": "Graph",
    "minio": "Object",
}
"""The storage type that a repository asks for."""

HOME_ORDER = ("SQL", "Graph", "Object", "Cache", "Vector", "Stream")
"""Where an aggregate that several storages keep has its home: the storage whose type is the first of these."""

DEFAULTS: Mapping[Storage, tuple[str, ...]] = {
    "postgresql": ("get", "save", "delete", "list"),
    "redis": ("get", "set", "delete"),
    "qdrant": ("upsert", "search", "delete"),
    "neo4j": ("get", "save", "link", "neighbors"),
    "minio": ("store", "retrieve", "delete"),
    "nats": ("publish",),
}
"""The operations of a repository that names none."""

VOCABULARY: Mapping[Storage, frozenset[str]] = {
    "postgresql": frozenset({"get", "save", "delete", "list", "count", "exists"}),
    "redis": frozenset({"get", "set", "save", "delete", "expire", "exists", "list"}),
    "qdrant": frozenset({"upsert", "search", "delete", "get", "save", "list"}),
    "neo4j": frozenset({"get", "save", "delete", "link", "unlink", "neighbors", "list"}),
    "minio": frozenset({"store", "retrieve", "delete", "get", "save", "list", "exists"}),
    "nats": frozenset({"publish", "subscribe", "get", "save", "delete", "list"}),
}
"""The operations that can be generated whole."""

_PRODUCTS: Mapping[str, Storage] = {
    **dict.fromkeys(("postgresql", "postgres", "pg", "sqlmodel"), "postgresql"),
    **dict.fromkeys(("redis", "valkey"), "redis"),
    **dict.fromkeys(("nats", "jetstream"), "nats"),
    "qdrant": "qdrant",
    "neo4j": "neo4j",
    **dict.fromkeys(("minio", "s3"), "minio"),
}
_KINDS: Mapping[str, Storage] = {
    **dict.fromkeys(("sql", "relational", "rdbms"), "postgresql"),
    **dict.fromkeys(("vector", "vectors", "embedding", "embeddings"), "qdrant"),
    "graph": "neo4j",
    **dict.fromkeys(("cache", "memory", "in-memory", "key-value", "kv"), "redis"),
    **dict.fromkeys(("object", "objects", "blob", "blobs", "file", "files"), "minio"),
    **dict.fromkeys(("stream", "streams", "queue", "queues", "messaging", "event-stream"), "nats"),
}
_BESIDE = frozenset(
    {
        "in",
        "on",
        "via",
        "the",
        "storage",
        "store",
        "stores",
        "repository",
        "repositories",
        "type",
        "database",
        "backed",
    }
)
"""Words that say nothing more of a storage."""
_WORD = Pattern(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z]+)?")


def product(text: str) -> Storage | None:
    """The storage whose product name opens the text."""
    found = _WORD.match(text.strip().strip("*`_ "))
    return _PRODUCTS.get(found[0].casefold()) if found else None


def kind(text: str) -> Storage | None:
    """The storage whose type or product name opens the text."""
    found = _WORD.match(text.strip().strip("*`_ "))
    word = found[0].casefold() if found else ""
    return _KINDS.get(word) or _PRODUCTS.get(word) or _KINDS.get(word.split("-")[0])


def mentioned(text: str) -> list[Storage]:
    """Every storage whose type or product name a text speaks of, in order."""
    words = (found[0].casefold() for found in _WORD.finditer(text))
    found = (_PRODUCTS.get(word) or _KINDS.get(word) for word in words)
    return list(dict.fromkeys(storage for storage in found if storage))


def spoken_of(sentence: str) -> list[Storage]:
    """Every storage that the words of a sentence speak of, whatever its code says."""
    return mentioned(re.sub(r"`[^`]*`", " ", sentence))


def named_alone(text: str) -> Storage | None:
    """The storage that a text names and says nothing more of: `PostgreSQL repositories (SQL)`."""
    found = mentioned(text)
    words = {match[0].casefold() for match in _WORD.finditer(text)}
    said = words - _PRODUCTS.keys() - _KINDS.keys() - _BESIDE
    return found[0] if len(found) == 1 and not said else None


def in_order(storages: set[Storage]) -> tuple[Storage, ...]:
    """The storages in the blank plan's order."""
    return tuple(storage for storage in STORAGES if storage in storages)
