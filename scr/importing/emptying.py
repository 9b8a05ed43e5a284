"""An import that starts from nothing, of a source in which nothing could be used."""

import duckdb

from scr.importing.reading import Reading
from scr.importing.report import EmptyingError, ImportReport
from scr.importing.wording import listed


def refuse_emptying(
    connection: duckdb.DuckDBPyConnection, reading: Reading, report: ImportReport
) -> None:
    """Raises EmptyingError where stored rows would go although a named source has no table in it,
    or has rows of a table of which none could be used."""
    if not any(count.n_removed for count in report.counts):
        return
    without = []
    for number, source in enumerate(reading.sources):
        read = _n_read(reading, number)
        if not read:
            without.append(f"{source} has no table in it")
            continue
        unused = [
            table for table, n in read.items() if n and not _n_usable(connection, table, number)
        ]
        if unused:
            without.append(f"No row of {listed(unused)} in {source} could be used")
    if without:
        raise EmptyingError("; ".join(without), report)


def _n_read(reading: Reading, source_no: int) -> dict[str, int]:
    """How many rows each table of a source has."""
    read: dict[str, int] = {}
    for part in reading.parts:
        if part.source_no == source_no:
            read[part.table] = read.get(part.table, 0) + len(part.row_numbers)
    for (number, table), n in reading.left_out.items():
        if number == source_no:
            # A sheet that was left out is no table that could be used, even without rows.
            read[table] = read.get(table, 0) + max(n, 1)
    return read


def _n_usable(connection: duckdb.DuckDBPyConnection, table: str, source_no: int) -> int:
    rows = connection.execute(
        f"select count(*) from usable_{table} where source_no = $source", {"source": source_no}
    ).fetchall()
    return int(rows[0][0])
