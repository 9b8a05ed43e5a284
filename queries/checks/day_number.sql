-- rule: day_number
-- severity: warn
-- stage: cells
-- says: A date is written as a spreadsheet's day number (41670 is 31 January 2014).
-- mend: Show the cells of the column as dates, and check that this is the day meant.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'A spreadsheet''s day number stands here; it is read as ' || detail || '. Show the cells of the column as dates, and check the day.' as message
from faults
where fault = 'day_number'
