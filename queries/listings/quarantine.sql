-- listing: quarantine
-- grain: one row per row of a table that was kept out and still stands so
-- says: the cells as they were read, and every reason for keeping the row out; to be mended.
-- param: table_name varchar | the table
with reasons as (
    select
        import_id,
        file,
        row_number,
        string_agg(
            coalesce(column_name || ': ', '') || message, ' | '
            order by column_name, rule, message
        ) as reasons
    from records.findings
    where table_name = $table_name and severity = 'reject'
    group by import_id, file, row_number
)

select
    quarantine.cells,
    quarantine.file,
    quarantine.row_number as "row",
    coalesce(reasons.reasons, '') as reasons
from records.quarantine as quarantine
left join reasons
    on quarantine.import_id = reasons.import_id
    and quarantine.file = reasons.file
    and quarantine.row_number = reasons.row_number
where quarantine.table_name = $table_name
order by quarantine.file, quarantine.row_number, quarantine.import_id
