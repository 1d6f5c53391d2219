"""Which packages talk to a storage, and which of their calls only hold, open or close a client."""

from functools import cache

_ROOTS = frozenset(
    name
    for names in (
        # SQL
        "sqlalchemy sqlmodel asyncpg psycopg psycopg2 psycopg_pool aiosqlite sqlite3 pymysql",
        "aiomysql asyncmy MySQLdb mysql oracledb pyodbc aioodbc databases tortoise peewee",
        "peewee_async pony piccolo ormar gino records dataset duckdb clickhouse_connect",
        "clickhouse_driver snowflake edgedb gel",
        # key-value and cache
        "redis valkey aioredis coredis glide redis_om walrus pymemcache aiomcache pylibmc memcache",
        "aiocache cashews diskcache dbm shelve lmdb plyvel rocksdict etcd3 consul",
        # documents and search
        "motor pymongo beanie mongoengine odmantic umongo couchbase tinydb elasticsearch",
        "elasticsearch_dsl opensearchpy meilisearch typesense rethinkdb cassandra scylla",
        # vectors
        "qdrant_client weaviate chromadb pinecone pymilvus lancedb pgvector faiss marqo",
        # graphs
        "neo4j neomodel py2neo arango gremlin_python kuzu gqlalchemy falkordb",
        # objects
        "minio miniopy_async boto3 aioboto3 botocore aiobotocore obstore s3fs gcsfs adlfs",
        "fsspec smart_open cloudpathlib types_aiobotocore_s3 mypy_boto3_s3",
        # streams
        "nats aiokafka kafka confluent_kafka pika aio_pika aiormq kombu pulsar faststream",
    )
    for name in names.split()
)
_NAMESPACES = ("google.cloud.", "azure.storage.", "azure.cosmos", "azure.data.")
_TYPE_MODULES = frozenset({"models", "types", "typing", "enums", "constants"})
_ERROR_MODULES = frozenset({"exceptions", "exc", "errors", "error"})
_ERRORS = ("Error", "Exception", "Warning")
_DATA = frozenset({"Row", "RowMapping", "Result", "ScalarResult", "Record", "MappingResult"})
_BUILDERS = frozenset(
    [
        "select",
        "insert",
        "update",
        "delete",
        "text",
        "func",
        "and_",
        "or_",
        "not_",
        "literal",
        "column",
        "table",
        "col",
        "desc",
        "asc",
        "case",
        "cast",
        "exists",
        "union",
        "union_all",
        "except_",
        "intersect",
        "bindparam",
        "values",
        "distinct",
        "between",
        "label",
        "lateral",
        "null",
        "true",
        "false",
        "tuple_",
        "extract",
        "within_group",
        "type_coerce",
        "literal_column",
        "inspect",
        "event",
    ]
)
_HANDLES = frozenset(
    [
        "begin",
        "begin_nested",
        "begin_transaction",
        "transaction",
        "session",
        "start_session",
        "connect",
        "connection",
        "acquire",
        "cursor",
        "pipeline",
        "jetstream",
        "key_value",
        "object_store",
        "create_key_value",
        "create_object_store",
        "channel",
        "client",
        "resource",
        "get_database",
        "database",
        "get_collection",
        "get_default_database",
        "bucket",
        "get_bucket",
        "pubsub",
        "lock",
        "register_script",
        "with_options",
        "options",
        "execution_options",
        "from_url",
        "from_pool",
        "from_engine",
        "connection_from_url",
        "get_session",
        "async_session",
        "driver",
    ]
)
_FACTORIES = ("maker", "factory", "scoped_session")
_PREPARES = ("create_", "make_", "init", "get_", "connect", "open_", "from_", "configure", "is_")
_CALLABLE = frozenset({"register_script"})  # handles that reach the storage when they are called
LIFECYCLE = _HANDLES | frozenset(
    [
        "commit",
        "rollback",
        "flush",
        "close",
        "aclose",
        "disconnect",
        "dispose",
        "release",
        "ping",
        "start",
        "stop",
        "open",
        "drain",
        "shutdown",
        "initialize",
        "wait_closed",
        "terminate",
        "is_connected",
        "is_closed",
        "verify_connectivity",
        "verify_authentication",
        "run_sync",
        "create_all",
        "drop_all",
        "create_collection",
        "recreate_collection",
        "collection_exists",
        "create_bucket",
        "make_bucket",
        "bucket_exists",
        "head_bucket",
        "create_index",
        "create_payload_index",
        "ensure_index",
        "create_indexes",
        "add_stream",
        "update_stream",
        "create_stream",
        "stream_info",
        "add_consumer",
        "consumer_info",
        "expunge",
        "expunge_all",
        "refresh_pool",
        "reset",
        "setup",
        "teardown",
        "configure",
        "get_bind",
        "invalidate",
        "sync_engine",
        "raw_connection",
        "expire_all",
        "__aenter__",
        "__aexit__",
        "__enter__",
        "__exit__",
        "add_done_callback",
        "set_type_codec",
    ]
)


def tells_storage(path: str) -> bool:
    """Whether whoever imports this name knows the storage: by more than the driver's types."""
    if path.partition(".")[0] not in _ROOTS and not path.startswith(_NAMESPACES):
        return False
    return _TYPE_MODULES.isdisjoint(path.split(".")[1:])


@cache
def is_driver(path: str) -> bool:
    """Whether a dotted name belongs to a storage driver, and is neither a type nor an error."""
    parts = path.split(".")
    is_error = parts[-1].endswith(_ERRORS) or not _ERROR_MODULES.isdisjoint(parts[1:])
    return tells_storage(path) and not is_error


@cache
def is_client(path: str) -> bool:
    """Whether a value that came of this name can reach the storage: a statement cannot."""
    parts = set(path.split("."))
    if parts & _BUILDERS and parts & {"sqlalchemy", "sqlmodel"}:
        return False
    return is_driver(path) and _DATA.isdisjoint(parts)


def is_handle(name: str) -> bool:
    """Whether a call of this name gives another way to the storage, rather than its data."""
    return name in LIFECYCLE or name[:1].isupper() or name.endswith(_FACTORIES)


@cache
def runs_when_called(path: str) -> bool:
    """Whether a value of a driver is itself an operation that was prepared."""
    return path.rpartition(".")[2] in _CALLABLE


@cache
def is_operation(path: str) -> bool:
    """Whether a function of a driver's module reads or writes through a client it is given."""
    name = path.rpartition(".")[2]
    return is_client(path) and not is_handle(name) and not name.startswith(_PREPARES)
