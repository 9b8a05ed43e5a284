"""From a checked import to its report: the findings in order, and the rows kept out as read."""

import duckdb
import pandas as pd
import pyarrow as pa

from scr.importing.mended import ABSENT
from scr.importing.report import CHANGE_COLUMNS, FINDING_COLUMNS
from scr.importing.staging import Staged
from scr.importing.workspace import key_of
from scr.store import Table

FINDINGS_IN_ORDER = """
    order by file, row_number nulls first, column_name nulls first, rule, table_name, message
"""


def findings_frame(
    connection: duckdb.DuckDBPyConnection, staged: dict[str, Staged]
) -> tuple[pd.DataFrame, pd.Series]:
    """Every finding of this import, ordered by file, row, column, rule (`row` is Int64); and for
    each the key of its row, null where it is not known."""
    concerned = connection.execute(
        "select distinct table_name from findings_now where row_id is not null"
    ).fetchall()
    keyed = [
        f"select '{name}' as table_name, row_id, {key_of(staged_table.table)} as row_key "
        f"from staged_{name}"
        for name, staged_table in staged.items()
        if (name,) in concerned
    ] or ["select null as table_name, null as row_id, null as row_key where false"]
    rows = connection.execute(
        f"""
        with keyed as ({" union all ".join(keyed)})

        select rule, severity, table_name, file, row_number, column_name, message, row_key
        from findings_now
        left join keyed using (table_name, row_id)
        {FINDINGS_IN_ORDER}
        """
    ).df()
    rows.columns = pd.Index([*FINDING_COLUMNS, "key"])
    rows["row"] = rows["row"].astype("Int64")
    keys = rows.pop("key")
    return rows, keys


def changes_frame(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every value that this import replaces, in the order of the tables and their rows (columns
    CHANGE_COLUMNS); old and new as people read them, null where blank. May hold free text."""
    tables = connection.execute("select distinct table_name from changes_now").fetchall()
    placed = [
        f"select '{name}' as table_name, row_id, file, row_number from incoming_{name}"
        for (name,) in tables
    ] or ["select null as table_name, null as row_id, null as file, null as row_number where false"]
    rows = connection.execute(
        f"""
        with placed as ({" union all ".join(placed)})

        select table_name, row_key, column_name, old_value, new_value, file, row_number
        from changes_now
        left join placed using (table_name, row_id)
        order by table_name, row_id, column_name
        """
    ).df()
    rows.columns = pd.Index(CHANGE_COLUMNS)
    rows["row"] = rows["row"].astype("Int64")
    return rows


def quarantine_frames(
    connection: duckdb.DuckDBPyConnection, staged: dict[str, Staged]
) -> dict[str, pd.DataFrame]:
    """The unusable rows by table: the cells as read in the columns their files have, then file,
    row and reasons (and which columns were absent). Creates `quarantine_now` beside it. Tables
    without any are left out."""
    connection.execute(
        "create table quarantine_now (table_name varchar, file varchar, row_number bigint, "
        "row_key varchar, cells map(varchar, varchar))"
    )
    reasons = connection.execute(
        """
        select table_name, row_id, string_agg(
            coalesce(column_name || ': ', '') || message, ' | ' order by column_name, rule
        ) as reasons
        from findings_now
        where severity = 'reject' and row_id is not null
        group by table_name, row_id
        order by table_name, row_id
        """
    ).df()
    frames = {}
    for name, rows in reasons.groupby("table_name"):
        table = str(name)
        frames[table] = _frame(connection, staged[table], rows)
    return {name: frames[name] for name in staged if name in frames}


def _frame(
    connection: duckdb.DuckDBPyConnection, staged: Staged, rejected: pd.DataFrame
) -> pd.DataFrame:
    reasons = dict(zip(rejected["row_id"], rejected["reasons"], strict=True))
    pieces, first = [], 0
    for part in staged.parts:
        last = first + len(part.row_numbers)
        ids = [row for row in reasons if first <= row < last]
        if ids:
            places = pa.array([row - first for row in ids], pa.int64())
            cells = {
                c.name: part.columns[c.name].take(places)
                for c in staged.table.columns
                if c.name in part.columns
            }
            _keep(connection, staged.table, cells, ids)
            piece = pd.DataFrame({name: cell.to_pylist() for name, cell in cells.items()})
            piece["file"] = part.file
            piece["row"] = part.row_numbers.take(places).to_pylist()
            piece["reasons"] = [reasons[row] for row in ids]
            pieces.append(piece)
        first = last
    joined = pd.concat(pieces, ignore_index=True)
    columns = [c.name for c in staged.table.columns if c.name in joined.columns]
    return with_absent(joined[columns], joined[["file", "row", "reasons"]])


def with_absent(cells: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Rows kept out, to be mended: their cells, then what is said of them. Where they come from
    files with different columns (null: the file had none), the names of those absent stand last,
    with ; between, so that an empty cell does not clear what is stored."""
    is_absent = cells.isna()
    rows = pd.concat([cells, places], axis="columns")
    if is_absent.to_numpy().any():
        rows[ABSENT] = [
            "; ".join(cells.columns[row]) for row in is_absent.to_numpy(dtype=bool, copy=False)
        ]
    return rows


def _keep(
    connection: duckdb.DuckDBPyConnection, table: Table, cells: dict[str, pa.Array], ids: list[int]
) -> None:
    connection.register("kept", pa.table({**cells, "kept_row_id": pa.array(ids, pa.int64())}))
    name = table.name
    names = ", ".join(f"'{column}'" for column in cells)
    values = ", ".join(f"kept.{column}" for column in cells)
    connection.execute(
        f"""
        insert into quarantine_now
        select '{name}', staged.file, staged.row_number, {key_of(table, "staged.")},
            map([{names}], [{values}])
        from kept
        inner join staged_{name} as staged on kept.kept_row_id = staged.row_id
        """
    )
    connection.unregister("kept")
