"""Which reviews the rows of an import may belong to."""

import duckdb

from scr.store import Table

REVIEWS = "reviews"


def note_unknown_reviews(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Note the staged rows whose review is not known, or was kept out."""
    if table.name == REVIEWS or "review_id" not in {column.name for column in table.columns}:
        return
    connection.execute(
        f"""
        insert into all_faults
        select
            '{table.name}', row_id, file, row_number, 'review_id',
            if(has_usable_review is null, 'unknown_review', 'parent_quarantined'), 'review'
        from staged_{table.name}
        where review_id is not null and has_usable_review is distinct from true
        """
    )


def know_reviews(connection: duckdb.DuckDBPyConnection) -> None:
    """Every review that a row may mean: those stored or going in, and those kept out."""
    connection.execute(
        """
        create table known_reviews as
        select row_match, review_id, board_id, true as is_usable
        from all_reviews
        union all
        select row_match, min(review_id), min(board_id), false
        from staged_reviews
        where row_match is not null
            and row_match not in (select row_match from all_reviews)
        group by row_match
        """
    )
    # A reference that two boards of one source have is a key that stands twice: what belongs to it
    # is of the first row, which is kept. Of two sources each knows its own.
    connection.execute(
        """
        create table clashing_reviews as
        select distinct staged_reviews.source_no, staged_reviews.row_match
        from staged_reviews
        inner join findings_now using (row_id)
        where findings_now.table_name = 'reviews'
            and findings_now.rule = 'known_under_another_board'
        """
    )
