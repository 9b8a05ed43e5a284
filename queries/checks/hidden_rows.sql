-- rule: hidden_rows
-- severity: warn
-- stage: reading
-- says: Hidden rows are read like the others.
-- mend: Take out what is not meant.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    detail as message
from faults
where fault = 'hidden_rows'
