"""Finishing a build: what is counted once, because a snapshot never changes."""

import duckdb

from scr.store.schema import Table, import_tables

# Tables that name their board themselves, and those whose board is that of their review.
# The others belong to no board.
_OWN_BOARD = ("boards", "populations", "neighbours", "reviews", "challenges")
_BOARD_OF_REVIEW = ("publications", "delays", "recommendations", "assessments")


def count_completeness(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `completeness` from the import tables of the connection's current database.

    Every column has a row without a board, of zeros where each row has one, so that a table
    with no rows is seen too.
    """
    first = 1
    for table in import_tables().values():
        counts = ", ".join(f"count({c.name}) as {c.name}" for c in table.columns)
        filled = ", ".join(f"counted.{c.name}" for c in table.columns)
        names = ", ".join(f"'{c.name}'" for c in table.columns)
        connection.execute(
            f"""
            insert into completeness
            with counted as (
                select row_board_id, count(*) as n_rows, {counts}
                from ({_rows_with_board(table)}) group by row_board_id
            ),
            cells as (
                select unnest([{names}]) as column_name, row_board_id, n_rows,
                    unnest([{filled}]) as n_filled
                from counted
                union all
                select unnest([{names}]), null, 0, 0
            )
            select '{table.name}', column_name,
                {first} + list_position([{names}], column_name) - 1,
                row_board_id, sum(n_rows), sum(n_filled)
            from cells
            group by column_name, row_board_id
            """
        )
        first += len(table.columns)


def _rows_with_board(table: Table) -> str:
    if table.name in _OWN_BOARD:
        return f"select *, board_id as row_board_id from {table.name}"
    if table.name in _BOARD_OF_REVIEW:
        return (
            f"select {table.name}.*, reviews.board_id as row_board_id "
            f"from {table.name} left join reviews using (review_id)"
        )
    return f"select *, null::varchar as row_board_id from {table.name}"
