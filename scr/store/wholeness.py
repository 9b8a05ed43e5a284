"""Reading every row of a snapshot, so that a block of it that is damaged is found."""

import duckdb

from scr.store.snapshots import Snapshot


def read_whole(snapshot: Snapshot) -> str:
    """Read every column of every table; how it failed, empty where it did not."""
    with duckdb.connect(config={"python_enable_replacements": "false"}) as connection:
        try:
            path = str(snapshot.path).replace("'", "''")
            connection.execute(f"attach '{path}' as one (read_only)")
            connection.execute("use one")
            tables = connection.execute(
                "select table_name from duckdb_tables() where database_name = 'one'"
            ).fetchall()
            for (name,) in tables:
                # The hash of a row needs every column of it.
                connection.execute(f'select bit_xor(hash(t)) from "{name}" as t').fetchall()
            named = connection.execute("select snapshot_id from snapshot").fetchall()
        except duckdb.Error:
            return "its file cannot be read as a whole"
    return "" if named == [(snapshot.id,)] else "it is the file of another snapshot"
