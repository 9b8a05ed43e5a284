-- rule: date_out_of_range
-- severity: reject
-- stage: cells
-- says: A date lies before 1990 or more than ten years after the as-at date.
-- mend: Check the year.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'The date (' || detail || ') lies before 1990 or more than ten years after the as-at date. '
        || 'Check the year.' as message
from faults
where fault = 'date_out_of_range'
