-- rule: cells_beyond_header
-- severity: warn
-- stage: reading
-- says: A row has more cells than there are column names.
-- mend: Check that no cell of the row has slipped to the right.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    detail as message
from faults
where fault = 'cells_beyond_header'
