-- rule: missing_value
-- severity: reject
-- stage: cells
-- says: A required cell is empty, or holds a year where a date is required.
-- mend: Fill it in.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    coalesce(detail || ' A date is required here: write the day, or at least the month.', 'A value is required here. Fill it in.') as message
from faults
where fault = 'missing_value'
