-- listing: asked_of_boards
-- grain: one row per finding that still stands and is about a board’s own row
-- says: what to ask each board for, those that keep a row out first; no value of a record.
select
    board_id,
    severity,
    table_name as "table",
    file,
    row_number as "row",
    row_key as "key",
    column_name as "column",
    message
from records.findings
where board_id is not null
order by board_id, severity, table_name, file, row_number nulls first, column_name nulls first, rule, message
