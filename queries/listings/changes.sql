-- listing: changes
-- grain: one row per value that an import replaced
-- says: what stood there before and what stands there now; of free text only that it changed.
-- param: import_id integer | the import
-- param: free_text varchar[] | the columns that are never shown, as table.column
select
    table_name as "table",
    row_key as "key",
    column_name as "column",
    case
        when list_contains($free_text, table_name || '.' || column_name) then 'not shown'
        else old_value
    end as value_before,
    case
        when list_contains($free_text, table_name || '.' || column_name) then 'not shown'
        else new_value
    end as value_now
from records.changes
where import_id = $import_id
order by table_name, row_key, column_name
