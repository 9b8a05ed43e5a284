"""Finishing a build: what is counted once, because a snapshot never changes."""

import duckdb

from scr.store.schema import import_tables

# How a row of a table finds the board it belongs to. Tables that are not here belong to none.
_OWN_BOARD = ("boards", "populations", "neighbours", "reviews", "challenges")
_BOARD_OF_REVIEW = ("publications", "delays", "recommendations", "assessments")


def count_completeness(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `completeness` from the import tables of the connection's current database."""
    for name, table in import_tables().items():
        if name in _OWN_BOARD:
            source, board = name, "board_id"
        elif name in _BOARD_OF_REVIEW:
            source = f"(select {name}.*, reviews.board_id from {name} left join reviews using (review_id))"
            board = "board_id"
        else:
            source, board = name, "null::varchar"
        counts = ", ".join(f"count({c.name}) as {c.name}" for c in table.columns)
        columns = ", ".join(f"counted.{c.name}" for c in table.columns)
        names = ", ".join(f"'{c.name}'" for c in table.columns)
        connection.execute(
            f"""
            insert into completeness
            select '{name}', unnest([{names}]), counted.row_board_id, counted.n_rows,
                unnest([{columns}])
            from (
                select {board} as row_board_id, count(*) as n_rows, {counts}
                from {source} group by all
            ) as counted
            """
        )
