"""Merging the usable rows of a table into what is there: replaced, changed, added, left alone."""

import duckdb

from scr.importing.differences import changes
from scr.importing.report import TableCount
from scr.importing.staging import MONTH_ONLY, Staged
from scr.importing.values import BLANK_CODES
from scr.importing.workspace import is_something
from scr.store import Column, Table

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
    is_simple = not staged.n_rows or (
        _is_single(staged) and not is_something(connection, f"stored_{name}")
    )
    connection.execute(
        _first(staged) if is_simple else _incoming(staged, _has_months(connection, staged))
    )
    columns = ", ".join(_columns(table))
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
        connection.execute(changes(staged))
    return TableCount(name, *counts)


def _columns(table: Table) -> list[str]:
    return [*(column.name for column in table.columns), *table.filled_names]


def _has_months(connection: duckdb.DuckDBPyConnection, staged: Staged) -> bool:
    """Whether a date of these rows, or of those they replace, is known to the month only."""
    if MONTH_ONLY not in staged.table.filled_names:
        return False
    if staged.months:
        return True
    name = staged.table.name
    return bool(
        connection.execute(
            f"select exists (from stored_{name} where {MONTH_ONLY} is not null)"
        ).fetchall()[0][0]
    )


def _incoming(staged: Staged, has_months: bool) -> str:
    """The rows that go in, one per key: each column from the last source that has it, else as it
    was; the key as it was first spelt."""
    table = staged.table
    values = []
    for column in table.columns:
        if column.name in table.key:
            values.append(f"coalesce(base.{column.name}, fresh.{column.name}) as {column.name}")
        else:
            value = (
                f"case when has_{column.name} then fresh.{column.name} else base.{column.name} end"
            )
            values.append(f"{_with_code(table, column, value)} as {column.name}")
    if table.filled_names:
        values.append(f"{_months(table) if has_months else 'null::varchar[]'} as {MONTH_ONLY}")
    differs = " or ".join(f"merged.{c} is distinct from stored.{c}" for c in _columns(table))
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


def _with_code(table: Table, column: Column, value: str) -> str:
    """The value, or the code that a blank one stands for."""
    if table.name == "reviews" and column.name in BLANK_CODES:
        return f"coalesce({value}, '{BLANK_CODES[column.name]}')"
    return value


def _months(table: Table) -> str:
    """The columns whose date is known to the month only, each from where its date is from."""
    names = [
        f"case when if(has_{c.name}, month_{c.name}, list_contains(base.{MONTH_ONLY}, '{c.name}')) "
        f"then '{c.name}' end"
        for c in table.columns
        if c.kind == "date"
    ]
    return f"nullif(list_filter([{', '.join(names)}], lambda one: one is not null), [])"


def _is_single(staged: Staged) -> bool:
    return len({part.source_no for part in staged.parts}) <= 1


def _first(staged: Staged) -> str:
    """The same where there are no rows, or nothing is stored and there is one source: just the
    usable rows."""
    table = staged.table
    columns = [f"{_with_code(table, c, c.name)} as {c.name}" for c in table.columns]
    return f"""
        create view incoming_{table.name} as
        select {", ".join(_PLACES)}, row_match, {", ".join([*columns, *table.filled_names])},
            false as is_known, false as is_changed
        from usable_{table.name}
    """


def _presence(staged: Staged, column: Column) -> str:
    """SQL for whether the row's file has the column."""
    having = [str(n) for n, part in enumerate(staged.parts) if column.name in part.columns]
    if len(having) == len(staged.parts):
        return "true"
    return f"part_no in ({', '.join(having)})" if having else "false"


def _is_month(table: Table, column: Column) -> str:
    """SQL for whether the row's date is known to the month only."""
    return f"list_contains({MONTH_ONLY}, '{column.name}')" if table.filled_names else "false"


def _single(staged: Staged) -> str:
    columns = ", ".join(
        f"{c.name}, {_presence(staged, c)} as has_{c.name}" for c in staged.table.columns
    )
    months = "".join(
        f", {_is_month(staged.table, c)} as month_{c.name}"
        for c in staged.table.columns
        if c.kind == "date"
    )
    return (
        f"select {', '.join(_PLACES)}, row_match, {columns}{months} from usable_{staged.table.name}"
    )


def _latest(staged: Staged) -> str:
    """Of several sources the later wins, column by column; rows are numbered in their order. A key
    stays as it was spelt first."""
    table = staged.table
    picked = ", ".join(
        f"{'arg_min' if c.name in table.key else 'arg_max'}("
        f"struct_pack(v := {c.name}, m := {_is_month(table, c)}), row_id) "
        f"filter (where {_presence(staged, c)}) as last_{c.name}"
        for c in table.columns
    )
    columns = ", ".join(
        f"last_{c.name}.v as {c.name}, last_{c.name} is not null as has_{c.name}, "
        f"last_{c.name}.m as month_{c.name}"
        for c in table.columns
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
            from usable_{table.name}
            group by row_match
        ) as latest
    """


def _count(name: str, *, is_replace: bool) -> str:
    """Of several sources' rows with one key one goes in; the others are passed over."""
    removed = (
        f"(select count(*) from stored_{name} anti join incoming_{name} using (row_match))"
        if is_replace
        else "0"
    )
    return f"""
        with whole as (
            select
                (select count(*) from staged_{name}) as n_read,
                (select count(*) from usable_{name}) as n_usable,
                (select count(*) from parts_of_others where table_name = '{name}') as n_parts
        ),

        merged as (
            select
                count(*) filter (where not is_known) as n_added,
                count(*) filter (where is_changed) as n_changed,
                count(*) filter (where is_known and not is_changed) as n_unchanged,
                count(*) as n_in
            from incoming_{name}
        )

        select n_read, n_added, n_changed, n_unchanged, {removed} as n_removed,
            n_read - n_usable - n_parts as n_quarantined,
            n_parts + n_usable - n_in as n_passed_over
        from whole, merged
    """
