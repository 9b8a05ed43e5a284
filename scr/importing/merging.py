"""Merging the usable rows of a table into what is there: replaced, changed, added, left alone."""

import duckdb

from scr.importing.report import TableCount
from scr.importing.staging import Staged
from scr.importing.workspace import key_of
from scr.store import Column

_PLACES = ("row_id", "file", "row_number")


def merge_table(
    connection: duckdb.DuckDBPyConnection, staged: Staged, *, is_replace: bool
) -> TableCount:
    """Create `incoming_<table>` (the rows of this import as they go in) and `all_<table>` (every
    row there will be; row_id, file, row_number are null for those that were there before).

    Appends to `changes_now`, and returns what became of the rows.
    """
    table = staged.table
    name = table.name
    is_simple = not staged.n_rows or (_is_single(staged) and _is_empty(connection, name))
    connection.execute(_first(staged) if is_simple else _incoming(staged))
    columns = ", ".join(column.name for column in table.columns)
    kept = (
        ""
        if is_replace
        else f"""
        union all
        select {columns}, row_match, null, null, null
        from stored_{name} anti join incoming_{name} using (row_match)
    """
    )
    connection.execute(
        f"""
        create view all_{name} as
        select {columns}, row_match, {", ".join(_PLACES)} from incoming_{name}{kept}
        """
    )
    if not staged.n_rows and not is_replace:
        return TableCount(name)
    counts = connection.execute(_count(name, is_replace=is_replace)).fetchall()[0]
    n_changed = counts[2]
    if n_changed:
        connection.execute(_changes(staged))
    return TableCount(name, *counts)


def _incoming(staged: Staged) -> str:
    """The rows that go in, one per key: each column from the last source that has it, else as it
    was; the key as it was first spelt."""
    table = staged.table
    values = []
    for column in table.columns:
        if column.name in table.key:
            values.append(f"coalesce(base.{column.name}, fresh.{column.name}) as {column.name}")
        else:
            values.append(
                f"case when has_{column.name} then fresh.{column.name} "
                f"else base.{column.name} end as {column.name}"
            )
    differs = " or ".join(
        f"merged.{c.name} is distinct from stored.{c.name}" for c in table.columns
    )
    return f"""
        create table incoming_{table.name} as
        with fresh as ({_single(staged) if _is_single(staged) else _latest(staged)}),

        merged as (
            select fresh.row_id, fresh.file, fresh.row_number, fresh.row_match,
                {", ".join(values)}
            from fresh
            left join base_{table.name} as base using (row_match)
        )

        select
            merged.*,
            stored.row_match is not null as is_known,
            stored.row_match is not null and ({differs}) as is_changed
        from merged
        left join stored_{table.name} as stored using (row_match)
    """


def _is_empty(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    return not connection.execute(f"select exists (from stored_{name})").fetchall()[0][0]


def _is_single(staged: Staged) -> bool:
    return len({part.source_no for part in staged.parts}) <= 1


def _first(staged: Staged) -> str:
    """The same where there are no rows, or nothing is stored and there is one source: just the
    usable rows."""
    columns = ", ".join(column.name for column in staged.table.columns)
    return f"""
        create view incoming_{staged.table.name} as
        select {", ".join(_PLACES)}, row_match, {columns}, false as is_known, false as is_changed
        from usable_{staged.table.name}
    """


def _presence(staged: Staged, column: Column) -> str:
    """SQL for whether the row's file has the column."""
    having = [str(n) for n, part in enumerate(staged.parts) if column.name in part.columns]
    if len(having) == len(staged.parts):
        return "true"
    return f"part_no in ({', '.join(having)})" if having else "false"


def _single(staged: Staged) -> str:
    columns = ", ".join(
        f"{c.name}, {_presence(staged, c)} as has_{c.name}" for c in staged.table.columns
    )
    return f"select {', '.join(_PLACES)}, row_match, {columns} from usable_{staged.table.name}"


def _latest(staged: Staged) -> str:
    """Of several sources the later wins, column by column; rows are numbered in their order."""
    picked = ", ".join(
        f"arg_max(struct_pack(v := {c.name}), row_id) filter (where {_presence(staged, c)}) "
        f"as last_{c.name}"
        for c in staged.table.columns
    )
    columns = ", ".join(
        f"last_{c.name}.v as {c.name}, last_{c.name} is not null as has_{c.name}"
        for c in staged.table.columns
    )
    return f"""
        select row_id, file, row_number, row_match, {columns}
        from (
            select
                max(row_id) as row_id,
                arg_max(file, row_id) as file,
                arg_max(row_number, row_id) as row_number,
                row_match,
                {picked}
            from usable_{staged.table.name}
            group by row_match
        ) as latest
    """


def _count(name: str, *, is_replace: bool) -> str:
    removed = (
        f"(select count(*) from stored_{name} anti join incoming_{name} using (row_match))"
        if is_replace
        else "0"
    )
    return f"""
        select
            (select count(*) from staged_{name}) as n_read,
            count(*) filter (where not is_known) as n_added,
            count(*) filter (where is_changed) as n_changed,
            count(*) filter (where is_known and not is_changed) as n_unchanged,
            {removed} as n_removed,
            (select count(*) from staged_{name}) - (select count(*) from usable_{name})
                as n_quarantined
        from incoming_{name}
    """


def as_text(column: Column, prefix: str) -> str:
    """SQL for a value as people read it."""
    value = f"{prefix}.{column.name}"
    if column.kind == "yes_no":
        return f"case {value} when true then 'yes' when false then 'no' end"
    if column.kind == "list":
        return f"array_to_string({value}, '; ')"
    return f"{value}::varchar"


def _changes(staged: Staged) -> str:
    table = staged.table
    pairs = ", ".join(
        f"{{'name': '{c.name}', 'old': {as_text(c, 'stored')}, 'new': {as_text(c, 'fresh')}}}"
        for c in table.columns
    )
    return f"""
        insert into changes_now
        select '{table.name}', row_key, pair.name, pair.old, pair.new
        from (
            select {key_of(table, "fresh.")} as row_key, fresh.row_id, unnest([{pairs}]) as pair
            from incoming_{table.name} as fresh
            inner join stored_{table.name} as stored using (row_match)
            where fresh.is_changed
        ) as compared
        where pair.old is distinct from pair.new
        order by row_id, pair.name
    """
