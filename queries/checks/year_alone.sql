-- rule: year_alone
-- severity: warn
-- stage: cells
-- says: A year alone is no date; the cell is read as blank.
-- mend: Write the day, or at least the month.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'A year alone is no date, so the cell is read as blank. Write the day, or at least the month (for example Mar 2014).' as message
from faults
where fault = 'year_alone'
