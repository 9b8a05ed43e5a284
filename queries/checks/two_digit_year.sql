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
    'The year has two digits and is taken to be 20yy. Write it with four digits, for example 31/01/2014.' as message
from faults
where fault = 'two_digit_year'
