-- rule: unreadable_date
-- severity: reject
-- stage: cells
-- says: A cell in a date column is not a date.
-- mend: Write the date as day/month/year, for example 31/01/2014.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'This cannot be read as a date. Write the date as day/month/year, for example 31/01/2014.' as message
from faults
where fault = 'unreadable_date'
