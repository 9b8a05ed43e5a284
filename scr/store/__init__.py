"""The database: its schema, its immutable snapshots, and reading one of them."""

from scr.store.reading import query
from scr.store.schema import Column, Table, create_tables, empty_database, import_tables, tables
from scr.store.snapshots import Snapshot, current, snapshots

__all__ = [
    "Column",
    "Snapshot",
    "Table",
    "create_tables",
    "current",
    "empty_database",
    "import_tables",
    "query",
    "snapshots",
    "tables",
]
