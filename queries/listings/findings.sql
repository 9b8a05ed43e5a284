-- listing: findings
-- grain: one row per finding that still stands
-- says: what the checks found in the records and in the rows kept out; no value of a record.
select
    rule,
    severity,
    table_name as "table",
    file,
    row_number as "row",
    column_name as "column",
    message,
    row_key as "key",
    import_id as "import"
from records.findings
order by file, row_number nulls first, column_name nulls first, rule, table_name, message
