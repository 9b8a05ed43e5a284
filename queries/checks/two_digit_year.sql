-- rule: two_digit_year
-- severity: warn
-- stage: cells
-- says: A date has a year of two digits; it is taken to be 20yy.
-- mend: Write the year with four digits.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    'The year has two digits, so the date is read as ' || detail || '. Write the year with four digits.' as message
from faults
where fault = 'two_digit_year'
