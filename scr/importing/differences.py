"""What an import changes, value by value, as people read it."""

from scr.importing.staging import MONTH_ONLY, Staged
from scr.importing.workspace import key_of
from scr.store import Column, Table


def as_text(table: Table, column: Column, prefix: str) -> str:
    """SQL for a value as people read it; a date known to the month only is its month."""
    value = f"{prefix}.{column.name}"
    if column.kind == "yes_no":
        return f"case {value} when true then 'yes' when false then 'no' end"
    if column.kind == "list":
        return f"array_to_string({value}, '; ')"
    if column.kind == "date" and table.filled_names:
        is_month = f"list_contains({prefix}.{MONTH_ONLY}, '{column.name}')"
        return f"if({is_month}, strftime({value}, '%Y-%m'), {value}::varchar)"
    return f"{value}::varchar"


def changes(staged: Staged) -> str:
    """SQL that notes in `changes_now` every value of a known row that the import replaces."""
    table = staged.table
    pairs = ", ".join(
        f"{{'name': '{c.name}', 'old': {as_text(table, c, 'stored')}, "
        f"'new': {as_text(table, c, 'fresh')}}}"
        for c in table.columns
    )
    return f"""
        insert into changes_now
        select '{table.name}', row_key, pair.name, pair.old, pair.new, row_id
        from (
            select {key_of(table, "fresh.")} as row_key, fresh.row_id, unnest([{pairs}]) as pair
            from incoming_{table.name} as fresh
            inner join stored_{table.name} as stored using (row_match)
            where fresh.is_changed
        ) as compared
        where pair.old is distinct from pair.new
        order by row_id, pair.name
    """
