-- rule: rows_above_header
-- severity: warn
-- stage: reading
-- says: Rows above the header are passed over.
-- mend: Nothing, where they hold no records.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    detail as message
from faults
where fault = 'rows_above_header'
