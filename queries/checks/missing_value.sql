-- rule: missing_value
-- severity: reject
-- stage: cells
-- says: A required cell is empty, or its column is not there.
-- mend: Fill it in.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'A value is required here. Fill it in.' as message
from faults
where fault = 'missing_value'
