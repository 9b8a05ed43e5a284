-- rule: grade_out_of_scale
-- severity: reject
-- stage: cells
-- says: A grade is not on the scale from 1 to 4.
-- mend: Write 1 (absent), 2 (partial), 3 (clear) or 4 (crystal clear).
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'The grade is not on the scale. Write 1 (absent), 2 (partial), 3 (clear) or 4 (crystal clear).' as message
from faults
where fault = 'grade_out_of_scale'
