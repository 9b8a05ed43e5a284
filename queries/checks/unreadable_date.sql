-- rule: unreadable_date
-- severity: reject
-- stage: cells
-- says: A cell in a date column is not a date; the message says what it seems to hold and what would be read.
-- mend: Write the date as day/month/year, for example 31/01/2014.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    detail as message
from faults
where fault = 'unreadable_date'
