-- rule: unknown_code
-- severity: reject
-- stage: cells
-- says: A code is not in the column's list.
-- mend: Write one of the codes listed.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    detail as message
from faults
where fault = 'unknown_code'
