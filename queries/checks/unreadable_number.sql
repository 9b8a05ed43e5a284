-- rule: unreadable_number
-- severity: reject
-- stage: cells
-- says: A cell in a column of whole numbers is not a whole number.
-- mend: Write a whole number in digits, for example 12.
select
    table_name,
    row_id,
    file,
    row_number,
    column_name,
    coalesce(detail, 'This cannot be read as a whole number. Write it in digits, for example 12.') as message
from faults
where fault = 'unreadable_number'
