-- rule: month_only
-- severity: warn
-- stage: cells
-- says: A date is known to the month only. It counts in its year, has happened once its month is over, and clocks of days leave the case out.
-- mend: Write the day, where it is known.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'The date is known to the month only: ' || detail || '. It counts in its year, and clocks of days leave the case out. Write the day, where it is known.' as message
from faults
where fault = 'month_only'
